/** Whose machine and account a collected log is from: its path says so, the log does not. */
export interface Place {
  readonly host: string | null;
  readonly account: string | null;
}

/** Folders of the original machine or of a collector, none of which is a host. */
const GENERIC = new Set([
  'anydesk',
  '.anydesk',
  'ad',
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
  'var',
  'log',
  'logs',
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
/** What AnyDesk calls its files; a collector puts the host before or after. */
const STEM = /(?:^|[._ -])(?:ad_svc|ad|connection_trace)(?=$|[._ -])/;

function isHost(folder: string): boolean {
  return folder !== '' && !GENERIC.has(folder) && !DRIVE.test(folder) && !DATE.test(folder);
}

function bare(name: string): string {
  return name.replace(/\.(?:zip|gz|7z|tar)$/, '').split('.', 1)[0] ?? '';
}

/** `lt-0042/C/Users/riley/AppData/Roaming/AnyDesk/ad.trace` and `lt-0042_ad.trace` are of host lt-0042. */
export function placeOf(path: string): Place {
  const parts = path.toLowerCase().split(/[/\\!]/);
  const file = parts.pop() ?? '';
  const home = parts.findIndex((part) => part === 'users' || part === 'home');
  const account = home < 0 ? undefined : parts[home + 1];
  const folders = parts.filter((_part, index) => home < 0 || index !== home + 1);
  const named = file
    .replace(/\.(?:trace|txt)(?:\.\d+)?$/, '')
    .replace(STEM, '')
    .replaceAll(/^[._ -]+|[._ -]+$/g, '');
  const host = [bare(named), ...folders.toReversed().map(bare)].find(isHost);
  return { host: host ?? null, account: account === undefined || account === 'public' ? null : account };
}
