import { collectedFrom } from '../../lib/collected.ts';

const TEAMVIEWER = {
  folder: /^(?:teamviewer\d*|version\d+)$/,
  ending: /\.txt(?:\.gz)?$/,
  stem: /(?:^|[._ -])(?:teamviewer[._ -])?connections_incoming(?=$|[._ -])/,
};

/** The machine that a file is from: its path has it, the file does not. */
export function hostOf(path: string): string | null {
  return collectedFrom(path, TEAMVIEWER).host;
}
