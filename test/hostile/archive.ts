import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

function header(signature: number, { name, bytes }: ZipEntry, packed: Buffer, sum: number): Buffer {
  const central = signature === 0x02014b50;
  const head = Buffer.alloc(central ? 46 : 30);
  head.writeUInt32LE(signature, 0);
  const at = central ? 2 : 0;
  if (central) head.writeUInt16LE(20, 4);
  head.writeUInt16LE(20, 4 + at);
  head.writeUInt16LE(0x800, 6 + at);
  head.writeUInt16LE(8, 8 + at);
  head.writeUInt32LE(sum, 14 + at);
  head.writeUInt32LE(packed.length, 18 + at);
  head.writeUInt32LE(bytes.length, 22 + at);
  head.writeUInt16LE(Buffer.byteLength(name), 26 + at);
  return head;
}

/** A zip archive with any names, also such as no honest program writes. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = deflateRawSync(entry.bytes);
    const sum = crc32(entry.bytes);
    const local = Buffer.concat([header(0x04034b50, entry, packed, sum), Buffer.from(entry.name), packed]);
    const central = header(0x02014b50, entry, packed, sum);
    central.writeUInt32LE(offset, 42);
    directory.push(central, Buffer.from(entry.name));
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}

const RAW = 0;
const REPEATED = 1;

function block(type: number, size: number, last: boolean): Buffer {
  const head = Buffer.alloc(3);
  head.writeUIntLE((size << 3) | (type << 1) | (last ? 1 : 0), 0, 3);
  return head;
}

const ZSTD_FRAME = [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58]; // magic, no content size, window of 2 MB

/** A zstd frame of stored blocks. */
export function zstd(bytes: Buffer): Buffer {
  const parts: Buffer[] = [Buffer.from(ZSTD_FRAME)];
  for (let from = 0; from < bytes.length; from += 100_000) {
    const piece = bytes.subarray(from, from + 100_000);
    parts.push(block(RAW, piece.length, from + 100_000 >= bytes.length), piece);
  }
  return Buffer.concat(parts);
}

/** A zstd frame of few bytes that unpacks to `blocks` times 128 KB. */
export function zstdBomb(blocks: number): Buffer {
  return Buffer.concat([
    Buffer.from(ZSTD_FRAME),
    ...Array.from({ length: blocks }, (_unused, index) =>
      Buffer.concat([block(REPEATED, 131_072, index === blocks - 1), Buffer.from('x')]),
    ),
  ]);
}
