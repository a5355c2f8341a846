import { addCandidate } from '../population/candidate.ts';
import type { Application } from '../population/hiring.ts';
import { addNetwork } from '../population/network.ts';
import { experience, resumeText } from '../population/resume.ts';
import { JOBS } from '../population/names.ts';
import { townFor } from '../population/towns.ts';
import { after, tell } from '../world.ts';
import { operatorFor, townNear } from './operator.ts';
import { countLeft, leaves, newRing, note, tellRing, type Ring, type Shares } from './ring.ts';
import type { Scheme } from './scheme.ts';

/**
 * Shares of rings that leave each trace, by easy, medium and hard; part of the members then shows it. Rings have 10 to 80
 * identities and send 60 applications a day to 1,100 firms (Recorded Future 2026-08-18); that one firm sees a few of them
 * and the shares are our assumption.
 */
const ONE_MACHINE: Shares = [0.9, 0.6, 0.3];
const ONE_LINE: Shares = [0.9, 0.6, 0.3];
const OVER_VPN: Shares = [0.7, 0.5, 0.3];
const ONE_NUMBER: Shares = [0.7, 0.45, 0.2];
const MAILBOX_SERIES: Shares = [0.8, 0.5, 0.25];
const ONE_REFEREE: Shares = [0.6, 0.4, 0.2];
const ONE_TEXT: Shares = [0.9, 0.7, 0.5];
const ONE_REQUISITION: Shares = [0.7, 0.5, 0.2];
const CAMERA_TRICKS: Shares = [0.6, 0.35, 0.15];
const SIZE = { easy: [8, 20], medium: [6, 14], hard: [4, 8] } as const;
/** Words exchanged between two texts of one make: of a hundred, by difficulty. */
const CHANGED = { easy: 3, medium: 10, hard: 25 } as const;

type Part = (ring: Ring, some: readonly Application[]) => void;

const PARTS: readonly (readonly [trace: string, shares: Shares, part: Part])[] = [
  ['one_interview_machine', ONE_MACHINE, (ring, some) => {
    for (const one of some) for (const round of one.interviews) round.hardware_id = ring.operator?.hardware ?? null;
  }],
  ['one_line', ONE_LINE, (ring, some) => {
    const line = addNetwork(ring.world, { kind: 'residential', town: townFor(ring.world, `${ring.id} line`) });
    for (const one of some) setAddress(one, () => line.addresses[0] ?? null);
  }],
  ['over_vpn', OVER_VPN, (ring, some) => {
    for (const one of some) setAddress(one, () => ring.draw.pick(ring.operator?.exit.addresses ?? []));
  }],
  ['one_number', ONE_NUMBER, (ring, some) => {
    for (const one of some.slice(0, Math.ceil(some.length / 2))) one.row.phone = ring.operator?.phone ?? null;
  }],
  ['mailbox_series', MAILBOX_SERIES, (ring, some) => {
    const word = ring.draw.pick(['dev', 'code', 'star', 'soft']);
    const provider = ring.draw.pick(['gmail.com', 'outlook.com', 'proton.me']);
    for (const one of some) {
      const [first] = one.row.legal_name.toLowerCase().split(' ');
      one.row.email = `${first}${word}${ring.draw.int(1, 12)}${ring.draw.int(10, 28)}.${one.id.slice(-3)}@${provider}`;
    }
  }],
  ['one_referee', ONE_REFEREE, (ring, some) => {
    const referee = `references@${ring.draw.pick(['ambergate', 'northwell', 'quillon', 'sablebrook'])}-${ring.draw.int(10, 99)}.example`;
    for (const one of some) one.row.referee_emails = referee;
  }],
  ['one_text', ONE_TEXT, (ring, some) => {
    const text = experience(ring.world.draw(`${ring.id} text`));
    for (const one of some) writeText(ring, one, text);
  }],
  ['one_requisition', ONE_REQUISITION, (ring, some) => {
    const [first] = some;
    const day = (Date.parse(String(first?.row.applied_at)) - Date.parse(ring.world.startAt)) / 86_400_000;
    for (const one of some.slice(0, 4)) {
      one.row.requisition_id = first?.row.requisition_id ?? null;
      if (one.interviews.length === 0) one.row.applied_at = after(ring.world, day + ring.draw.next() * 1.8);
    }
  }],
  ['camera_tricks', CAMERA_TRICKS, (ring, some) => {
    for (const one of some) for (const round of one.interviews) {
      if (ring.draw.chance(0.5)) round.camera = 'OBS Virtual Camera';
      else round.camera_on = false;
    }
  }],
]; // prettier-ignore

function setAddress(one: Application, address: () => string | null): void {
  one.row.submit_ip = address();
  for (const round of one.interviews) round.join_ip = address();
}

/** The same experience with some words exchanged. */
function writeText({ world, difficulty, draw }: Ring, { id, row }: Application, text: string): void {
  const words = text.split(' ');
  const other = experience(draw).split(' ');
  const mixed = words.map((word, index) => (draw.int(1, 100) <= CHANGED[difficulty] ? (other[index] ?? word) : word));
  const path = `resumes/${id}.txt`;
  row.resume_path = path;
  world.files.set(path, resumeText(row.legal_name, String(row.stated_city), mixed.join(' ')));
}

export const applicantRing: Scheme = {
  kind: 'applicant-ring',
  about: 'applicants under many names from one hand, who are not hired',
  plant: (world, n) => {
    const ring = newRing(world, 'applicant-ring', n);
    const town = townFor(world, `${ring.id} town`);
    operatorFor(ring, town);
    const { days } = world.setting;
    const job = ring.draw.pick(JOBS.filter((one) => one.family === 'engineering' || one.family === 'data')).family;
    const [low, high] = SIZE[ring.difficulty];
    const all = Array.from({ length: ring.draw.int(low, high) }, (_, k) => {
      const draw = world.draw(`${ring.id} ${k}`);
      const end = draw.pick([['rejected', 0], ['screen', 1], ['rejected', 2], ['withdrawn', 1], ['interview', 2]] as const); // prettier-ignore
      const applied = draw.int(-30, days - 12);
      return addCandidate(world, `${ring.id} ${k}`, { town: townNear(world, `${ring.id} town ${k}`, town), applied, job, end }); // prettier-ignore
    });
    const drawn = PARTS.filter(([trace, shares]) => leaves(ring, trace, shares));
    const rest = ring.draw.shuffle(PARTS.filter((one) => !drawn.includes(one)));
    // Fewer than two kinds of shared things could be chance.
    for (const [trace, , part] of [...drawn, ...rest.slice(0, Math.max(0, 2 - drawn.length))]) {
      const some = ring.draw
        .shuffle(all)
        .slice(0, Math.max(3, Math.round(all.length * (0.5 + 0.5 * ring.draw.next()))));
      part(ring, some);
      note(ring, trace, Math.min(...some.map((one) => dayOf(ring, one))));
    }
    for (const { id } of all) tell(world, 'applicant', id, { scheme: ring.id });
    const shared = countLeft(ring, 'one_interview_machine', 'one_line', 'one_number', 'mailbox_series', 'one_referee', 'one_text'); // prettier-ignore
    tellRing(ring, { verdict: shared > 1 ? 'applicant-ring' : null, open: true, others: all.map(({ id }) => ({ kind: 'applicant', id, role: 'persona' })) }); // prettier-ignore
  },
};

function dayOf({ world }: Ring, { row }: Application): number {
  return (Date.parse(row.applied_at) - Date.parse(world.startAt)) / 86_400_000;
}
