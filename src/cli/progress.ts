import type { Progress } from '../use/pipeline.ts';
import type { Io } from './io.ts';

const EVERY_MS = 100;
// eslint-disable-next-line no-control-regex -- file names must not control the terminal
const CONTROL = /[\u0000-\u001F\u007F-\u009F]/g;

/** Shows progress: one live line on a terminal, one line per stage when piped. */
export function progressOn(io: Io): { progress: Progress; done: () => void } {
  let stage = '';
  let last = 0;
  const start = io.now().getTime();
  function live(text: string): void {
    io.err(`\r\u001B[2K${text.slice(0, io.width - 1)}`);
  }
  return {
    progress: (id, done) => {
      const now = io.now().getTime();
      if (!io.isTerminal) {
        if (id !== stage) io.err(`${id} …\n`);
        stage = id;
        return;
      }
      if (id === stage && now - last < EVERY_MS) return;
      stage = id;
      last = now;
      const seconds = (now - start) / 1000;
      const rows =
        done === undefined || done.rows === 0
          ? ''
          : `  ${done.rows.toLocaleString('en-US')} rows  ${Math.round(done.rows / Math.max(0.1, seconds)).toLocaleString('en-US')} rows/s`;
      const files = done === undefined || done.ofFiles === 0 ? '' : `  ${done.files} of ${done.ofFiles} files`;
      const left =
        done !== undefined && done.files > 0 && done.files < done.ofFiles
          ? `  about ${Math.ceil((seconds / done.files) * (done.ofFiles - done.files))} s left`
          : '';
      live(
        `${id.padEnd(16)} ${seconds.toFixed(1)} s${files}${rows}${left}  ${(done?.what ?? '').replaceAll(CONTROL, ' ')}`,
      );
    },
    done: () => {
      if (io.isTerminal) io.err('\r\u001B[2K');
    },
  };
}
