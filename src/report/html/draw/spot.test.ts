import { expect, it } from 'vitest';
import type { ReportPlace } from '../../../model/report.ts';
import { spotsOf } from './spot.ts';

function place(label: string, kind: ReportPlace['kind'], latitude: number, member: string): ReportPlace {
  return { label, kind, latitude, longitude: 1, radiusKm: kind === 'network' ? 10 : 1, members: [member] };
}

it('draws what lies on one point once, and names all of it', () => {
  const boise = [
    place('Delivery, Boise', 'delivery', 1, 'worker:a'),
    place('Home on file, Boise', 'home', 1, 'worker:a'),
  ];
  const other = place('Home connection, Tulsa', 'network', 2, 'worker:b');
  expect(spotsOf([...boise, other])).toEqual([{ ...boise[1], label: 'Delivery and home on file, Boise' }, other]);
  expect(
    spotsOf([place('Somewhere', 'home', 1, 'worker:a'), place('Home on file, Boise', 'home', 1, 'worker:b')]),
  ).toEqual([{ ...boise[1], label: 'Somewhere; Home on file, Boise', members: ['worker:a', 'worker:b'] }]);
});
