import type { Table } from './column.ts';
import { derived } from './derived.ts';

export const FINDING = derived('finding', 'one detection said something of one subject', {
  finding_id: 'text! hash of detection, subject, other person, identifier and key: it lasts while evidence grows',
  detection: 'text! id',
  title: 'text! of the detection',
  family:
    'text! hiring, interview, custody, payment, hardware, remote-control, place, network, behaviour, access, vendor or intelligence',
  direction: 'text! for or against',
  cause: 'text place, hand, purse, contact, custody or hiring; null where none fits',
  shows: 'texts! words for what it shows, such as control or place',
  firm: 'boolean! no evidence against lowers it',
  effect: 'text! for: evidence; against: offset (bits) or clear (names what does not count)',
  families: 'texts! families that an offset lowers',
  clears: 'texts! words of shows that a clear explains',
  subject_kind: 'text! worker, applicant, account, device or vendor',
  subject_id: 'text! subject',
  other_id: 'text the other person, where it is about a pair',
  strength: 'text! weak, moderate, strong or conclusive',
  stated_bits: 'real! weight that the detection states',
  bits: 'real! that weight, or less where many people here show the same (see surprise)',
  why_capped: 'text! why bits are less than stated_bits; empty if they are not',
  network_privacy: 'boolean! counts inside the one network-privacy cap',
  location: 'boolean! says only where one person seems to be',
  ages: 'boolean! loses half its bits each 180 days',
  first_at: 'timestamp first evidence',
  last_at: 'timestamp last evidence',
  identifier: 'text identifier it rests on, kind:value; two findings on one count once',
  key: 'text! what else tells it from others of the detection about the same subject; empty where nothing must',
  explanation: 'text! one sentence',
  innocent: 'text! best innocent explanation; of evidence against, its limits',
  settle: 'text! the check that settles it',
  cleared_by: 'text detection id of the clear that struck it out, else null',
  details: 'json! the further columns of the detection',
});

export const FINDING_EVENT = derived('finding_event', 'one event that a finding rests on', {
  finding_id: 'text! finding',
  place: 'integer! place among its events, from 1',
  event_id: 'text! event',
});

export const DETECTION_RUN = derived('detection_run', 'what became of one detection', {
  detection: 'text! id',
  title: 'text! of the detection',
  status: 'text! ran, could_not_run or failed',
  missing: 'texts! tables that it needs and that hold nothing',
  reason: 'text! why it could not run or failed; a remark where it ran',
  rows_read: 'integer! rows of the tables it looked at',
  could_show: 'integer people who have data in the tables that it needs; null where these name nobody',
  findings: 'integer! findings that came of it',
});

export const SCORE = derived('score', 'the sum for one subject', {
  subject_kind: 'text! subject kind',
  subject_id: 'text! subject',
  tier: 'text! clear, watch, review or case',
  prior_bits: 'real! log2 of the prior odds',
  bits_for: 'real! after caps',
  bits_against: 'real! after caps',
  score_bits: 'real! prior + for - against',
  families: 'text! families with evidence for, ; between',
  verdicts: 'text! verdicts, ; between',
  cluster_ids: 'text! clusters, ; between',
  top_reason: 'text! heaviest explanation',
  innocent: 'text! its innocent explanation',
  settle: 'text! its settling check',
});

export const SCORE_PART = derived('score_part', 'what one finding adds to the sum of its subject', {
  finding_id: 'text! finding',
  subject_kind: 'text! subject kind',
  subject_id: 'text! subject',
  family: 'text! family of the detection',
  bits: 'real! weight of its own',
  bits_counted:
    'real! bits that count after ageing, shared identifiers, caps and clears; for evidence against: what it takes away',
  why_less: 'text! why that differs from the weight; empty if it does not',
});

export const SCORE_FAMILY = derived('score_family', 'one family of evidence in the sum of a subject', {
  subject_kind: 'text! subject kind',
  subject_id: 'text! subject',
  family: 'text! family',
  raw_for: 'real! evidence for before caps',
  counted_for: 'real! evidence for after caps',
  counted_against: 'real! what evidence against takes away',
});

export const TIMELINE = derived('timeline', 'one event that a finding of a subject rests on', {
  occurred_at: 'timestamp! when',
  subject_kind: 'text! subject kind',
  subject_id: 'text! subject',
  detection: 'text! id',
  title: 'text! of the detection',
  table_name: 'text! event or roster table',
  what: 'text what the event was, in a few words',
  raw_file: 'text! SHA-256 of the original',
  raw_line: 'integer! its line',
  source: 'text! source',
  finding_id: 'text! finding',
  event_id: 'text! event',
});

export const TABLE_ROWS = derived('table_rows', 'how many rows a table holds that detections read', {
  table_name: 'text! table',
  n: 'integer! rows',
  people: 'integer workers who have rows in it; null where it names none',
});

export const SURPRISE = derived('surprise', 'how many people here show what a detection says', {
  detection: 'text! id',
  subject_kind: 'text! subject kind',
  stated_bits: 'real! weight of its findings',
  shown: 'integer! subjects who show it with this weight or more',
  could_show: 'integer! subjects who have the data that it needs',
  most_bits: 'real! bits that such a finding can count here at most; of many who share one thing two count',
});

export const DETECTED_TABLES: readonly Table[] = [
  TABLE_ROWS,
  SURPRISE,
  FINDING,
  FINDING_EVENT,
  DETECTION_RUN,
  SCORE,
  SCORE_PART,
  SCORE_FAMILY,
  TIMELINE,
];
