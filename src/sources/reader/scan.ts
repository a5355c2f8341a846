import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { scanBytes, type Scan } from './scan-thread.js';

/** Below this size a thread costs more than it saves. */
const THREAD_FROM_BYTES = 8 * 1024 * 1024;

/** Threads without work; they do not keep the process alive. To start one costs as much as to scan many megabytes. */
const idle: Worker[] = [];

/** Hashes a file and looks for what the raw reader would stumble over; a large file in a thread of its own. */
export function scanFile(file: string, compression: 'none' | 'gzip'): Promise<Scan> {
  if (statSync(file).size < THREAD_FROM_BYTES) return scanBytes(file, compression);
  const worker = idle.pop() ?? new Worker(new URL('scan-thread.js', import.meta.url), { workerData: { scans: true } });
  worker.ref();
  return new Promise((resolve, reject) => {
    worker.once('error', reject); // the thread has ended with it
    worker.once('message', (scan: Scan) => {
      worker.removeAllListeners('error');
      worker.unref();
      idle.push(worker);
      resolve(scan);
    });
    worker.postMessage({ file, compression }); // oxlint-disable-line unicorn/require-post-message-target-origin -- a thread has no origin
  });
}
