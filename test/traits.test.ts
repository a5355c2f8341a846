import { describe, expect, it } from 'vitest';
import { content } from '../src/app.ts';
import { SHOWS, struckOut, type Detection } from '../src/model/detection.ts';
import { isTest, read, repositoryFiles } from './files.ts';

const { detections, verdicts } = content();

/** Words of `shows` that a SELECT asks for. */
function asked(sql: string): string[] {
  return [...sql.matchAll(/has_element\((?:\w+\.)?shows, '([^']*)'\)/g)].map((found) => found[1] ?? '');
}

describe('no detection is named elsewhere', () => {
  const named = new RegExp(`(?<![\\w-])(${detections.map((one) => one.id).join('|')})(?![\\w-])`, 'g');

  it('in the code that runs, clears, joins and scores', () => {
    const code = repositoryFiles().filter(
      (file) => /^src\/(score|detect|stage|resolve)\/.*\.ts$/.test(file) && !isTest(file),
    );
    expect(code.length).toBeGreaterThan(10);
    const withoutComments = (file: string): string => read(file).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(code.flatMap((file) => withoutComments(file).match(named) ?? [])).toEqual([]);
  });

  it('in the SQL or the effect of another rule', () => {
    const texts = [
      ...detections.map((one) => [one.id, `${one.sql} ${JSON.stringify(one.effect)}`] as const),
      ...verdicts.map((one) => [one.id, one.sql] as const),
    ];
    const found = texts.flatMap(([id, text]) =>
      [...text.matchAll(named)].filter(([other]) => other !== id).map(([other]) => `${id} names ${other}`),
    );
    expect(found).toEqual([]);
  });

  it('and no verdict picks findings by detection', () => {
    expect(verdicts.filter((one) => /\bdetection\b/.test(one.sql)).map((one) => one.id)).toEqual([]);
  });
});

describe('words for what a finding shows', () => {
  const shown = new Set(detections.flatMap((one) => one.shows ?? []));
  const cleared = detections.flatMap((one) => (one.effect?.kind === 'clear' ? one.effect.shows : []));

  it('are those of the documented list, each shown by a detection and used by a verdict or a clear', () => {
    const used = new Set([...verdicts.flatMap((one) => asked(one.sql)), ...cleared]);
    expect([...shown].sort()).toEqual(Object.keys(SHOWS).sort());
    expect([...used].sort()).toEqual(Object.keys(SHOWS).sort());
  });
});

/** What each clear explains; a household has two more that leave declared pairs out themselves: same-coordinates, same-display-serial. */
const EXPLAINED: readonly (readonly [string, string])[] = [
  ['active-together', 'never-active-together'],
  ['approved-tool', 'mesh-or-tunnel-client remote-tool-after-start unapproved-remote-tool'],
  [
    'approved-travel',
    'anonymous-proxy astrill-exit clock-disagrees country-leak first-boot-elsewhere impossible-travel-early laptop-in-other-country laptops-see-each-other mfa-from-elsewhere place-never-agrees radios-off-or-travel-router same-coordinates shared-home-network shared-wifi-or-gateway vpn-or-hosting-sign-in',
  ],
  ['carrier-or-relay-address', 'shared-home-network'],
  ['corporate-egress', 'shared-home-network'],
  ['coworking-or-agency-office', 'shared-home-network shared-wifi-or-gateway'],
  [
    'declared-household',
    'account-holder-mismatch laptops-see-each-other same-coordinates same-display-serial shared-contact shared-home-network shared-payout-account shared-recovery-contact shared-ship-to shared-wifi-or-gateway',
  ],
  ['support-session', 'one-controller-many-laptops'],
];

it('each clear strikes out what it explains, and nothing else', () => {
  const clears = detections.filter((one) => one.effect?.kind === 'clear');
  const ids = (clear: Detection): string =>
    struckOut(clear, detections)
      .map((one) => one.id)
      .join(' ');
  expect(clears.map((one) => [one.id, ids(one)])).toEqual(EXPLAINED);
});
