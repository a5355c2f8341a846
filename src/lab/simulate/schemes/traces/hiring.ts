import { putRoster } from '../../world.ts';
import type { Seat } from '../ring.ts';
import { operatorOf } from './network.ts';
import type { SeatTrace, SharedTrace } from './trace.ts';

/** Days from application to hire (population/hiring.ts). */
const APPLIED_BEFORE = 40;

function appliedAt(seat: Seat): number {
  return seat.person.hired - APPLIED_BEFORE;
}

export const appliedOverVpn: SeatTrace = (ring, seat, draw) => {
  seat.application.row.submit_ip = draw.pick(operatorOf(ring).exit.addresses);
  return appliedAt(seat);
};

export const interviewedOverVpn: SeatTrace = (ring, seat, draw) => {
  const { addresses } = operatorOf(ring).exit;
  for (const one of seat.application.interviews) one.join_ip = draw.pick(addresses);
  return appliedAt(seat);
};

/** Rounds taken from the operator's own line. */
export const interviewedFromAbroad: SeatTrace = (ring, seat) => {
  const [address] = operatorOf(ring).line.addresses;
  for (const one of seat.application.interviews.slice(0, 2)) one.join_ip = address ?? null;
  return appliedAt(seat);
};

/** Names as in list virtual-cameras. */
const VIRTUAL = ['OBS Virtual Camera', 'ManyCam Virtual Webcam', 'XSplit VCam', 'SplitCam Video Driver'];

export const virtualCamera: SeatTrace = (_, seat, draw) => {
  const camera = draw.pick(VIRTUAL);
  for (const one of seat.application.interviews) one.camera = camera;
  return appliedAt(seat);
};

export const cameraRefused: SeatTrace = (_, seat, draw) => {
  for (const one of seat.application.interviews) one.camera_on = false;
  const [first] = seat.application.interviews;
  if (first !== undefined && draw.chance(0.5)) first.liveness = 'refused';
  return appliedAt(seat);
};

/** Delayed video: above the 300 ms from which detection interview-video-latency counts. */
export const videoDelay: SeatTrace = (_, seat, draw) => {
  for (const one of seat.application.interviews) one.video_latency_ms = draw.int(320, 700);
  return appliedAt(seat);
};

/** Somebody else speaks for the person in some rounds, and interviewers notice. */
export const otherPerson: SeatTrace = (_, seat, draw) => {
  const rounds = seat.application.interviews.slice(-2);
  rounds.forEach((one, index) => {
    one.interviewer_verdict = 'different_person';
    one.interviewer_id = `IV-${100 + 30 * index + draw.int(0, 29)}`;
  });
  return appliedAt(seat);
};

/** The operator's machine takes the interviews of several. */
export const oneInterviewMachine: SharedTrace = (ring, seats) => {
  if (seats.length < 2) return null;
  const { hardware, key } = operatorOf(ring);
  for (const seat of seats) for (const one of seat.application.interviews) one.hardware_id = hardware;
  ring.bonds.add(`machine of ${key}`);
  return Math.min(...seats.map(appliedAt));
};

/** One telephone number for several names. */
export const oneNumber: SharedTrace = (ring, seats, draw) => {
  if (seats.length < 2) return null;
  const { phone, key } = operatorOf(ring);
  for (const seat of draw.shuffle(seats).slice(0, Math.max(2, Math.ceil(seats.length / 2)))) {
    seat.person.roster.phone = phone;
    seat.application.row.phone = phone;
  }
  ring.bonds.add(`phone of ${key}`);
  return Math.min(...seats.map(appliedAt));
};

export const oneReferee: SharedTrace = (_, seats, draw) => {
  if (seats.length < 2) return null;
  const referee = `${draw.pick(['hr', 'people', 'references', 'talent'])}@${draw.pick(['ambergate', 'northwell', 'quillon', 'sablebrook'])}-${draw.int(10, 99)}.example`;
  for (const seat of seats) seat.application.row.referee_emails = referee;
  return Math.min(...seats.map(appliedAt));
};

/** Those who are in bring the next. */
export const referralChain: SharedTrace = (_, seats) => {
  const inOrder = [...seats].sort((a, b) => a.person.hired - b.person.hired);
  if (inOrder.length < 2) return null;
  inOrder.slice(1).forEach((seat, index) => {
    const by = inOrder[index]?.person.id ?? null;
    Object.assign(seat.person.roster, { referred_by: by, hire_channel: 'referral' });
    Object.assign(seat.application.row, { referred_by: by, hire_channel: 'referral' });
  });
  return inOrder[1]?.person.hired ?? null;
};

/** Somebody writes of wages of a job they never had: the owner of the name. */
export const misuseReport: SeatTrace = (ring, seat, draw) => {
  const day = draw.int(Math.ceil(seat.seen), Math.max(Math.ceil(seat.seen), Math.floor(seat.until) - 1));
  putRoster(ring.world, 'notices', {
    received_at: new Date(Date.parse(ring.world.startAt) + (day + 0.5) * 86_400_000).toISOString(),
    kind: 'w2_complaint',
    about: seat.person.id,
    summary: 'Asks about wages of a job that the writer never had.',
  });
  return day;
};
