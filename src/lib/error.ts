/** Where something went wrong; any part may be absent. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  /** Id of a stage, source, detection or option. */
  readonly part?: string;
}

/** Codes are stable: programs may depend on them. */
export const ERROR_CODES = [
  'BAD_ARGUMENT',
  'BAD_CONTENT',
  'BAD_INPUT',
  'NOTHING_READ',
  'OUTPUT_NOT_WRITABLE',
  'TEMPORARY_NOT_WRITABLE',
  'OUT_OF_MEMORY',
  'LAKE_UNUSABLE',
  'ENGINE_FAILED',
  'CANCELLED',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A known error: one line for people (`describeError`), a stable code for programs, and its cause for the stack trace. */
export class TrueseatError extends Error {
  readonly code: ErrorCode;
  readonly place: Place;
  /** What the user can do about it, in one sentence. */
  readonly wayOut: string;

  constructor(code: ErrorCode, message: string, options: { place?: Place; wayOut?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'TrueseatError';
    this.code = code;
    this.place = options.place ?? {};
    this.wayOut = options.wayOut ?? '';
  }
}

/** `file:line` or the part's name; empty if nothing is known. */
export function describePlace(place: Place): string {
  const file = place.file === undefined ? '' : place.line === undefined ? place.file : `${place.file}:${place.line}`;
  return [place.part, file].filter((text) => text !== undefined && text !== '').join(' ');
}

/** One line: what happened, where, and what to do. */
export function describeError(error: TrueseatError): string {
  const place = describePlace(error.place);
  const where = place === '' ? '' : `${place}: `;
  const message = error.message.trimEnd();
  const wayOut = error.wayOut === '' ? '' : `${/[.!?…:]$/.test(message) ? '' : '.'} ${error.wayOut}`;
  return `${error.code} ${where}${message}${wayOut}`.replaceAll(/\s*\n\s*/g, ' ');
}

/** The message of anything thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
