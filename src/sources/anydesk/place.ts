import { collectedFrom, type Collected } from '../../lib/collected.ts';

const ANYDESK = {
  folder: /^(?:\.?anydesk|ad)$/,
  ending: /\.(?:trace|txt)(?:\.\d+)?$/,
  stem: /(?:^|[._ -])(?:ad_svc|ad|connection_trace)(?=$|[._ -])/,
};

/** The machine and account of a log: its path has them, the log does not. */
export function placeOf(path: string): Collected {
  return collectedFrom(path, ANYDESK);
}
