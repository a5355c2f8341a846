import { collectedFrom, type Collected } from '../../lib/collected.ts';

const ANYDESK = {
  folder: /^(?:\.?anydesk|ad)$/,
  ending: /\.(?:trace|txt)(?:\.\d+)?$/,
  stem: /(?:^|[._ -])(?:ad_svc|ad|connection_trace)(?=$|[._ -])/,
};

/** Whose machine and account a log is from: its path says so, the log does not. */
export function placeOf(path: string): Collected {
  return collectedFrom(path, ANYDESK);
}
