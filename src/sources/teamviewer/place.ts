/** Folders of the original machine or of a collector, none of which is a host. */
const GENERIC = new Set([
  'program files',
  'program files (x86)',
  'programdata',
  'appdata',
  'roaming',
  'local',
  'users',
  'home',
  'library',
  'logs',
  'log',
  'logfiles',
  'var',
  'opt',
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
]);
const TEAMVIEWER = /^(?:teamviewer\d*|version\d+)$/;
const DRIVE = /^(?:[a-z](?:%3a|:)?|%5c.*|\\\\.*)$/;
const DATE = /^\d{4}-?\d\d-?\d\d(?:[t_ -].*)?$/;
/** What TeamViewer calls its file; a collector puts the host before or after. */
const STEM = /(?:^|[._ -])(?:teamviewer[._ -])?connections_incoming(?=$|[._ -])/;

function isHost(folder: string): boolean {
  return folder !== '' && ![TEAMVIEWER, DRIVE, DATE].some((one) => one.test(folder)) && !GENERIC.has(folder);
}

function bare(name: string): string {
  return name.replace(/\.(?:zip|gz|7z|tar)$/, '').split('.', 1)[0] ?? '';
}

/**
 * The machine that a collected file is from, which the file itself does not say: `lt-0042/C/Program Files/TeamViewer/Connections_incoming.txt`
 * and `lt-0042_Connections_incoming.txt` are of host lt-0042.
 */
export function hostOf(path: string): string | null {
  const parts = path.toLowerCase().split(/[/\\!]/);
  const file = parts.pop() ?? '';
  const home = parts.findIndex((part) => part === 'users' || part === 'home');
  const folders = parts.filter((_part, index) => home < 0 || index !== home + 1);
  const named = file
    .replace(/\.txt(?:\.gz)?$/, '')
    .replace(STEM, '')
    .replaceAll(/^[._ -]+|[._ -]+$/g, '');
  return [bare(named), ...folders.toReversed().map(bare)].find(isHost) ?? null;
}
