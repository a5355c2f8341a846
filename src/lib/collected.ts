/** Folders of the original machine or of a collector; none of them is a host. */
const GENERIC = new Set([
  'programdata',
  'program files',
  'program files (x86)',
  'appdata',
  'roaming',
  'local',
  'users',
  'home',
  'library',
  'application support',
  'etc',
  'opt',
  'var',
  'log',
  'logs',
  'logfiles',
  'uploads',
  'auto',
  'ntfs',
  'files',
  'evidence',
  'collection',
  'triage',
  'hosts',
  'devices',
  'remote',
  'remote-access',
  'traces',
]);
const DRIVE = /^(?:[a-z](?:%3a|:)?|%5c.*|\\\\.*)$/;
const DATE = /^\d{4}-?\d\d-?\d\d(?:[t_ -].*)?$/;

/** The machine and account that a collected file is from. */
export interface Collected {
  readonly host: string | null;
  readonly account: string | null;
}

/** Names that a program uses for itself, in lower case. */
export interface Names {
  readonly folder: RegExp;
  /** The extension of its file, removed. */
  readonly ending: RegExp;
  /** The name of its file; a collector puts the host before or after it. */
  readonly stem: RegExp;
}

function bare(name: string): string {
  return name.replace(/\.(?:zip|gz|7z|tar)$/, '').split('.', 1)[0] ?? '';
}

/**
 * The machine and account of a file that does not contain them, from its path: `lt-0042/C/Users/riley/AppData/Roaming/AnyDesk/ad.trace`
 * and `lt-0042_ad.trace` are from host lt-0042.
 */
export function collectedFrom(path: string, { folder, ending, stem }: Names): Collected {
  const isHost = (part: string): boolean =>
    part !== '' && !GENERIC.has(part) && ![folder, DRIVE, DATE].some((one) => one.test(part));
  const parts = path.toLowerCase().split(/[/\\!]/);
  const file = parts.pop() ?? '';
  const home = parts.findIndex((part) => part === 'users' || part === 'home');
  const account = home < 0 ? undefined : parts[home + 1];
  const folders = parts.filter((_part, index) => home < 0 || index !== home + 1);
  const named = file
    .replace(ending, '')
    .replace(stem, '')
    .replaceAll(/^[._ -]+|[._ -]+$/g, '');
  const host = [bare(named), ...folders.toReversed().map(bare)].find(isHost);
  return { host: host ?? null, account: account === undefined || account === 'public' ? null : account };
}
