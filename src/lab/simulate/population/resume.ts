import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import type { ApplicantSpec } from './hiring.ts';
import { FAMILY } from './names.ts';

/** Résumés are kept only for a while: days before the data from which some still exist, and which share (our assumption). */
const KEPT_DAYS = 60;
const KEPT_SHARE = 0.4;

const DONE = [
  'Moved {thing} to {tool} and halved the time of a release.',
  'Wrote the {thing} that {count} teams use, with tests and documentation.',
  'Cut the cost of {thing} by {percent} percent by caching in {tool}.',
  'Led {count} people through the replacement of {thing}.',
  'Brought {thing} from weekly to daily releases with {tool}.',
  'Found and mended the leak in {thing} that woke people at night.',
  'Set up monitoring of {thing} in {tool}; incidents fell by {percent} percent.',
  'Trained {count} colleagues in {tool}.',
  'Answered for {thing} in an audit that found nothing.',
  'Planned and ran the yearly test of {thing}.',
];
const THINGS = ['the billing service', 'search', 'the mobile client', 'the data warehouse', 'sign-on', 'the order pipeline', 'reporting', 'the support desk', 'the design system', 'payroll exports', 'the partner interface', 'invoicing']; // prettier-ignore
const TOOLS = ['Kubernetes', 'PostgreSQL', 'Terraform', 'React', 'Kafka', 'dbt', 'Figma', 'Salesforce', 'Python', 'Go', 'Excel', 'Airflow']; // prettier-ignore
const FIRMS = ['Labs', 'Systems', 'Works', 'Partners', 'Software', 'Group'];

/** An employment history: a few employers with a few lines each. */
export function experience(draw: Random): string {
  const line = (): string =>
    draw
      .pick(DONE)
      .replace('{thing}', draw.pick(THINGS))
      .replace('{tool}', draw.pick(TOOLS))
      .replace('{count}', String(draw.int(3, 14)))
      .replace('{percent}', String(draw.int(12, 60)));
  let year = 2026;
  return Array.from({ length: draw.int(2, 4) }, () => {
    const until = year;
    year -= draw.int(1, 4);
    const lines = Array.from({ length: draw.int(3, 5) }, () => `- ${line()}`);
    return [`${draw.pick(FAMILY)} ${draw.pick(FIRMS)}, ${year} to ${until}`, ...lines].join('\n');
  }).join('\n\n');
}

export function resumeText(name: string, city: string, text: string): string {
  return `${name}\n${city}\n\nExperience\n\n${text}\n`;
}

/** The file of a résumé, if it is still kept; returns its path next to the list of applicants. */
export function putResume(world: World, id: string, spec: ApplicantSpec, draw: Random): string | null {
  const kept = draw.chance(KEPT_SHARE) && spec.applied > -KEPT_DAYS;
  if (!kept) return null;
  const path = `resumes/${id}.txt`;
  world.files.set(path, resumeText(`${spec.given} ${spec.family}`, String(spec.city), experience(draw)));
  return path;
}
