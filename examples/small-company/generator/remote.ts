import { worker, workersOf, type Worker } from './people.ts';
import { random } from './random.ts';
import { CONTROL_ADDRESSES, SUPPORT_ADDRESS } from './route.ts';
import { MINUTE } from './time.ts';
import { FARM, WORKDAYS, type Workday } from './workday.ts';

export interface Session {
  readonly worker: Worker;
  readonly workday: Workday;
  readonly tool: 'anydesk' | 'teamviewer';
  readonly from: number;
  readonly to: number;
  readonly peerId: string;
  readonly peerName: string;
  readonly peerAddress: string;
  readonly permitted: 'User' | 'Passwd';
}

export const SUPPORT_ANYDESK = '402118733';
export const SUPPORT_TEAMVIEWER = '731905442';
const CONTROL = { id: '1294077318', name: 'desk-07' } as const;

export const FARMED: readonly Worker[] = workersOf(...FARM);
/** Laptops to which the help desk connects, with the tool it uses there. */
export const SUPPORTED: readonly (readonly [string, 'anydesk' | 'teamviewer'])[] = [
  ['supported-1', 'anydesk'],
  ['supported-2', 'anydesk'],
  ['supported-3', 'anydesk'],
  ['supported-4', 'anydesk'],
  ['supported-2', 'teamviewer'],
  ['plain-3', 'teamviewer'],
  ['plain-11', 'teamviewer'],
  ['hotspot-1', 'teamviewer'],
  ['office-5', 'teamviewer'],
];

/** The workday on which the tool came onto each of the five laptops; one has it since before the quarter. */
export function installedOn(one: Worker): Workday | undefined {
  const own = WORKDAYS.filter((workday) => workday.worker === one);
  if (one.part === 'farm-quiet') return undefined;
  return own[random(`installed ${one.key}`).int(1, 4)];
}

function farmed(): Session[] {
  return FARMED.flatMap((one) => {
    const since = installedOn(one)?.day ?? '2026-01-26';
    return WORKDAYS.filter((workday) => workday.worker === one && workday.day >= since).flatMap((workday) => {
      const draw = random(`driven ${one.key} ${workday.day}`);
      if (!draw.chance(one.part === 'farm-quiet' ? 0.4 : 0.7)) return [];
      const from = workday.from + draw.int(3, 35) * MINUTE + draw.int(0, 59_999);
      const noon = from + draw.int(150, 230) * MINUTE;
      const base = {
        worker: one,
        workday,
        tool: 'anydesk' as const,
        peerId: CONTROL.id,
        peerName: CONTROL.name,
        peerAddress: draw.chance(0.85) ? CONTROL_ADDRESSES[0] : CONTROL_ADDRESSES[1],
      };
      const first: Session = { ...base, from, to: noon, permitted: 'Passwd' };
      return draw.chance(0.25)
        ? [first, { ...base, from: noon + draw.int(30, 80) * MINUTE, to: workday.to, permitted: 'Passwd' as const }]
        : [{ ...first, to: workday.to }];
    });
  });
}

function supported(): Session[] {
  const desk = worker('it-support');
  return SUPPORTED.flatMap(([key, tool]) => {
    const one = worker(key);
    const draw = random(`support ${key} ${tool}`);
    const own = WORKDAYS.filter(
      (workday) =>
        workday.worker === one &&
        WORKDAYS.some((other) => other.worker === desk && other.day === workday.day && other.stay.site === 'office'),
    );
    return Array.from({ length: draw.int(2, 3) }, () => draw.pick(own)).map((workday) => {
      const at =
        Math.max(workday.from, Date.parse(`${workday.day}T09:30:00Z`)) +
        draw.int(10, 90) * MINUTE +
        draw.int(0, 59_999);
      return {
        worker: one,
        workday,
        tool,
        from: at,
        to: at + draw.int(9, 38) * MINUTE,
        peerId: tool === 'anydesk' ? SUPPORT_ANYDESK : SUPPORT_TEAMVIEWER,
        peerName: tool === 'anydesk' ? 'Tarnwick IT' : desk.name,
        peerAddress: SUPPORT_ADDRESS,
        permitted: 'User' as const,
      };
    });
  });
}

export const SESSIONS: readonly Session[] = [...farmed(), ...supported()].sort(
  (a, b) => a.from - b.from || a.worker.id.localeCompare(b.worker.id),
);

/** The day on which the technician tries a tool on the bench. */
export function benchDays(): {
  readonly workday: Workday;
  readonly tool: 'anydesk' | 'teamviewer' | 'rustdesk' | 'ultraviewer';
  readonly at: number;
}[] {
  return WORKDAYS.filter(({ worker: one, day }) => one.part === 'bench' && random(`bench ${day}`).chance(0.5)).map(
    (workday) => {
      const draw = random(`bench tool ${workday.day}`);
      return {
        workday,
        tool: draw.pick(['anydesk', 'teamviewer', 'rustdesk', 'ultraviewer'] as const),
        at: workday.from + draw.int(20, 400) * MINUTE,
      };
    },
  );
}
