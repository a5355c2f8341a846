import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { scanBytes, type Scan } from './scan-thread.js';

/** Below this size a thread costs more than it saves. */
const THREAD_FROM_BYTES = 8 * 1024 * 1024;

/** Hashes a file and looks for what the raw reader would stumble over; a large file in a thread of its own. */
export function scanFile(file: string, compression: 'none' | 'gzip'): Promise<Scan> {
  if (statSync(file).size < THREAD_FROM_BYTES) return scanBytes(file, compression);
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('scan-thread.js', import.meta.url), {
      workerData: { scanFile: file, compression },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
