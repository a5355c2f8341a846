import { groupBy } from '../../../lib/group.ts';
import type { ReportPlace } from '../../../model/report.ts';
import { capital, list } from '../../../lib/html/text.ts';

/** `Delivery, Boise` and `Home on file, Boise` give `Delivery and home on file, Boise`. */
function together(labels: readonly string[]): string {
  const parts = labels.map((label) => {
    const comma = label.lastIndexOf(', ');
    return comma === -1 ? { what: label, town: '' } : { what: label.slice(0, comma), town: label.slice(comma) };
  });
  return [...groupBy(parts, (part) => part.town)]
    .map(([town, own]) => capital(list([...new Set(own.map((part) => part.what.toLowerCase()))])) + town)
    .join('; ');
}

/** The kind whose mark stands for several. */
const MARKS: readonly ReportPlace['kind'][] = ['network', 'device', 'home', 'delivery'];

/** Merges places on the same point, so that no mark hides another. */
export function spotsOf(places: readonly ReportPlace[]): readonly ReportPlace[] {
  return [...groupBy(places, (place) => `${place.latitude},${place.longitude}`).values()].flatMap((own) => {
    const first = [...own].sort((a, b) => MARKS.indexOf(a.kind) - MARKS.indexOf(b.kind))[0];
    if (first === undefined || own.length === 1) return own;
    return [
      {
        ...first,
        label: together(own.map((place) => place.label)),
        radiusKm: Math.max(...own.map((place) => place.radiusKm)),
        members: [...new Set(own.flatMap((place) => place.members))],
      },
    ];
  });
}
