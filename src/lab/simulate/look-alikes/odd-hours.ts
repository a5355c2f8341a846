import type { LookAlike } from './look-alike.ts';
import { workAlso } from './hours.ts';
import { honest, jobIn, seenDays, someone } from './someone.ts';

const RESEMBLES = ['stealth-behaviour', 'rented-identity', 'shared-operator'];

export const nightOwl: LookAlike = {
  kind: 'night-owl',
  about: 'somebody who starts in the afternoon and stops after midnight',
  resembles: RESEMBLES,
  plant: (world, n) => {
    const hire = someone(world, `night-owl ${n}`);
    hire.person.plan.start_minute = Math.round(world.draw(`night-owl ${n}`).normal(15.5 * 60, 60));
    honest(world, 'night-owl', [hire]);
  },
};

export const carer: LookAlike = {
  kind: 'carer',
  about: 'a carer who works early and late',
  resembles: RESEMBLES,
  plant: (world, n) => {
    const draw = world.draw(`carer ${n}`);
    const hire = someone(world, `carer ${n}`);
    hire.person.plan.start_minute = draw.int(5 * 60, 6 * 60 + 30);
    hire.person.plan.work_minutes = draw.int(200, 270);
    workAlso(world, hire, { hours: [20, 24], times: 2 + 3 * draw.next(), on: (weekday) => weekday <= 5 });
    honest(world, 'carer', [hire]);
  },
};

export const onCall: LookAlike = {
  kind: 'on-call',
  about: 'somebody who is on call one week in a few, nights and weekends',
  resembles: RESEMBLES,
  plant: (world, n) => {
    const draw = world.draw(`on-call ${n}`);
    const hire = someone(world, `on-call ${n}`, { job: jobIn(world, `on-call ${n}`, ['platform']) });
    const [every, phase] = [draw.int(3, 5), draw.int(0, 4)];
    const duty = (_weekday: number, day: number): boolean => Math.floor(day / 7) % every === phase % every;
    workAlso(world, hire, { hours: [18, 32], times: 2 + 3 * draw.next(), on: duty });
    workAlso(world, hire, { hours: [8, 20], times: 2, on: (weekday, day) => weekday > 5 && duty(weekday, day) });
    honest(world, 'on-call', [hire]);
  },
};

export const crunch: LookAlike = {
  kind: 'crunch',
  about: 'a developer before a release: two weeks of very long days',
  resembles: RESEMBLES,
  plant: (world, n) => {
    const draw = world.draw(`crunch ${n}`);
    const hire = someone(world, `crunch ${n}`, { job: jobIn(world, `crunch ${n}`, ['engineering']) });
    const { from, to } = seenDays(world, hire);
    const begins = from + draw.int(3, Math.max(4, Math.floor(to - from - 18)));
    const length = draw.int(9, 16);
    const busy = (_weekday: number, day: number): boolean => day >= begins && day < begins + length;
    workAlso(world, hire, { hours: [7, 25], times: 14 + 8 * draw.next(), on: busy });
    honest(world, 'crunch', [hire]);
  },
};
