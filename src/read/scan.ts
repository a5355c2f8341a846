import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { readHead } from './container.ts';
import type { FoundFile } from './find-files.ts';
import { scanBytes, type Scan } from './scan-thread.js';

/** Below this size a thread costs more than it saves. */
const THREAD_FROM_BYTES = 8 * 1024 * 1024;

interface Job {
  readonly file: string;
  readonly compression: 'none' | 'gzip';
  readonly resolve: (scan: Scan) => void;
  readonly reject: (error: Error) => void;
}

const queue: Job[] = [];
/** Threads, working or waiting. Starting one costs as much as scanning many megabytes, so they stay. */
const threads = new Set<Worker>();
const idle: Worker[] = [];
/** Scans that were started before they were requested. */
const ahead = new Map<string, Promise<Scan>>();
let most = 2;
let asked = 0;

function startThread(): Worker {
  const worker = new Worker(new URL('scan-thread.js', import.meta.url), { workerData: { scans: true } });
  worker.unref();
  threads.add(worker);
  return worker;
}

function next(): void {
  const job = queue[0];
  if (job === undefined || (idle.length === 0 && threads.size >= most)) return;
  queue.shift();
  const worker = idle.pop() ?? startThread();
  if (asked > 0) worker.ref();
  function over(): void {
    worker.removeAllListeners('error').removeAllListeners('message');
    next();
  }
  worker.once('error', (error) => {
    threads.delete(worker); // it has exited
    job.reject(error);
    over();
  });
  worker.once('message', (scan: Scan) => {
    idle.push(worker);
    job.resolve(scan);
    over();
  });
  worker.postMessage({ file: job.file, compression: job.compression }); // oxlint-disable-line unicorn/require-post-message-target-origin -- a thread has no origin
}

function inThread(file: string, compression: 'none' | 'gzip'): Promise<Scan> {
  return new Promise((resolve, reject) => {
    queue.push({ file, compression, resolve, reject });
    next();
  });
}

/** Threads keep the process alive only while somebody waits for them. */
async function waitFor(scan: Promise<Scan>): Promise<Scan> {
  if (asked++ === 0) for (const worker of threads) worker.ref();
  try {
    return await scan;
  } finally {
    if (--asked === 0) for (const worker of threads) worker.unref();
  }
}

/** Starts scanning large files in several threads, so that `scanFile` finds the result ready. Unreadable files are left to `scanFile`. */
export function scanAhead(files: readonly FoundFile[], width = most): void {
  most = width;
  for (const { file, bytes, problem } of files) {
    if (bytes < THREAD_FROM_BYTES || problem !== undefined || ahead.has(file)) continue;
    try {
      const { compression } = readHead(file);
      if (compression !== 'none' && compression !== 'gzip') continue;
      const scan = inThread(file, compression);
      scan.catch(() => undefined); // reported to the caller of scanFile
      ahead.set(file, scan);
    } catch {
      continue;
    }
  }
}

/** Hashes a file and looks for anything that the raw reader cannot handle; large files in a separate thread. */
export function scanFile(file: string, compression: 'none' | 'gzip'): Promise<Scan> {
  const started = ahead.get(file);
  if (started !== undefined) {
    ahead.delete(file);
    return waitFor(started);
  }
  if (statSync(file).size < THREAD_FROM_BYTES) return scanBytes(file, compression);
  return waitFor(inThread(file, compression));
}
