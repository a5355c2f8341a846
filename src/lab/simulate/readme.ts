import { LOOK_ALIKES } from './look-alikes/index.ts';
import { GROUPS } from './platform/kinds.ts';
import { officesOf } from './population/office.ts';
import { agenciesOf } from './population/organisation.ts';
import { storyOf } from './schemes/story.ts';
import { PRESETS } from './presets.ts';
import { planOf, rosterOf, type Cell, type Tool, type World } from './world.ts';

const TOOLS: Readonly<Record<Tool, string>> = {
  okta: 'Okta System Log',
  entra: 'Microsoft Entra ID: sign-ins, audit log, risk detections',
  defender: 'Microsoft Defender XDR: advanced hunting tables',
  intune: 'Microsoft Intune: managed devices and their apps',
  osquery: 'osquery: results of scheduled queries',
  anydesk: 'AnyDesk traces collected from laptops',
  teamviewer: 'TeamViewer logs of incoming connections, collected from laptops',
};

function number(count: number): string {
  return count.toLocaleString('en-US');
}

function several(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

/** A description of the organisation. */
function organisation(world: World): string {
  const workers = rosterOf(world, 'workers');
  const start = world.startAt.slice(0, 10);
  const end = world.endAt.slice(0, 10);
  const joined = workers.filter((row) => row.start_date >= start).length;
  const left = workers.filter((row) => row.end_date !== null && String(row.end_date) < end).length;
  const countries = new Set(workers.map((row) => row.home_country)).size;
  const remote = workers.filter((row) => row.remote === true).length;
  const agencies = agenciesOf(world).map((one) => `${one.vendor} (${one.town.city})`);
  const offices = officesOf(world).map((one) => one.town.city);
  return [
    `A company of ${several(workers.length, 'person', 'people')} in ${several(countries, 'country', 'countries')}, ${number(remote)} of them remote, ${offices.length === 0 ? 'without an office' : `with offices in ${offices.join(', ')}`}.`, // prettier-ignore
    `The data covers ${several(world.setting.days, 'day')}, ${start} to ${new Date(Date.parse(world.endAt) - 1).toISOString().slice(0, 10)} (UTC). In that time ${number(joined)} joined and ${number(left)} left; ${several(rosterOf(world, 'applicants').length, 'application')} are on file.`,
    agencies.length === 0
      ? 'It hires directly, and through the few vendors on its list.'
      : `It hires through ${agencies.join(', ')} and other vendors on its list.`,
    ...(world.setting.accounts === 0
      ? []
      : [`It also runs a platform: ${several(world.setting.accounts, 'honest account')} signed up in that time.`]),
  ].join('\n');
}

/** The contents of data/. */
function files(world: World): string {
  const without: readonly string[] = world.setting.without ?? [];
  const own = [...world.roster]
    .filter(([dataset]) => !without.includes(dataset))
    .map(([dataset, all]) => `${dataset} (${number(all.length)})`)
    .sort();
  return [
    ...world.setting.tools.map((tool) => `- ${TOOLS[tool]}`),
    `- \`roster/\`: the organisation's own lists, with their number of rows: ${own.join(', ')}`,
    ...(without.length === 0 ? [] : [`- left out, as if the organisation did not keep them: ${without.join(', ')}`]),
    ...(world.setting.accounts === 0 ? [] : ['- `platform/`: sign-ups by week, dataset `accounts`']),
  ].join('\n');
}

/** Farms of accounts: what share of accounts shares what. */
function farms(world: World): string {
  const percent = (share: Cell | undefined): string => `${Math.round(Number(share) * 100)}%`;
  return planOf(world, 'sim_account_farm')
    .map((farm) => {
      const shared = (['device', 'recovery', 'phone', 'line', 'payout'] as const).map(
        (thing) => `${thing} ${percent(farm[`${thing}_share`])}, about ${String(farm[`per_${thing}`])} each`,
      );
      return `- \`account-farm-${Number(farm.farm) + 1}\` in numbers: ${several(Number(farm.accounts), 'mailbox', 'mailboxes')} of ${several(Number(farm.cells), 'cell')}, days ${String(farm.from_day)} to ${String(farm.to_day)}. Share of accounts on shared things: ${shared.join('; ')}. Named in series: ${percent(farm.grammar)}.`;
    })
    .join('\n');
}

/** Kinds of honest look-alikes and their number. */
function lookAlikes(world: World): string {
  const count = (kind: string): number => {
    const own = [...world.truth.subjects.values()].filter((one) => one.look_alike === kind);
    const workers = own.filter((one) => one.kind === 'worker').length;
    return workers > 0 ? workers : own.filter((one) => one.kind === 'applicant').length;
  };
  const people = LOOK_ALIKES.filter((one) => count(one.kind) > 0).map(
    (one) => `- \`${one.kind}\` (${several(count(one.kind), 'person', 'people')}): ${one.about}`,
  );
  const accounts = GROUPS.filter((one) => Math.floor(one.share * world.setting.accounts) > 0).map(
    (one) => `- \`${one.kind}\` (about ${several(Math.floor(one.share * world.setting.accounts), 'account')}): ${one.about}`, // prettier-ignore
  );
  return [...people, ...accounts].join('\n') || 'None.';
}

/** The description of a data set, for people. */
export function readmeOf(world: World): string {
  const { preset, seed, difficulty, without = [] } = world.setting;
  const fraud = [...world.truth.subjects.values()].filter((one) => one.kind === 'worker' && one.label === 'fraud');
  const planted = world.truth.schemes.length === 0 ? 'Nothing. Everything that is found here is a false alarm.' : [`${several(world.truth.schemes.length, 'scheme')} with ${several(fraud.length, 'worker')}.`, '', storyOf(world), farms(world)].join('\n').trim(); // prettier-ignore
  return `# Simulated organisation: ${preset}

Everything here is invented: people, companies, numbers, addresses. Made with
\`trueseat simulate --preset ${preset} --seed ${seed} --difficulty ${difficulty}${without.length === 0 ? '' : ` --without ${without.join(',')}`}\`${PRESETS[preset] === undefined ? '' : ` (${PRESETS[preset].about})`}.

## The organisation

${organisation(world)}

## What is in \`data/\`

${files(world)}

## What was planted

${planted}

## Honest people who look like fraud

${lookAlikes(world)}

## How to use it

\`\`\`
trueseat investigate data --out report
trueseat evaluate --truth truth.json --report report
\`\`\`

\`truth.json\` names every worker, applicant, account, device and vendor with its label, the schemes it belongs to and the kind of look-alike it is.
Keep it and this page away from the people who investigate: nothing in \`data/\` gives the truth away.
`;
}
