/** What a display says of itself. */
export interface Display {
  readonly maker: string;
  readonly product: number;
  readonly serial: number;
  readonly name: string;
  readonly text: string;
  readonly week: number;
  readonly year: number;
}

function letters(maker: string): readonly [number, number] {
  const value = Array.from(maker).reduce((sum, letter) => sum * 32 + letter.charCodeAt(0) - 64, 0);
  return [value >> 8, value & 255];
}

function descriptor(kind: number, text: string): number[] {
  const bytes = Array.from(text.slice(0, 13)).map((letter) => letter.charCodeAt(0));
  if (bytes.length < 13) bytes.push(0x0a);
  while (bytes.length < 13) bytes.push(0x20);
  return [0, 0, 0, kind, 0, ...bytes];
}

/** 128 bytes of EDID 1.3 in hexadecimal, with a right checksum. */
export function edid(display: Display): string {
  const { product, serial } = display;
  const bytes = [
    0,
    255,
    255,
    255,
    255,
    255,
    255,
    0,
    ...letters(display.maker),
    product & 255,
    product >> 8,
    serial & 255,
    (serial >>> 8) & 255,
    (serial >>> 16) & 255,
    serial >>> 24,
    display.week,
    display.year - 1990,
    1,
    3,
    0x80,
    0x3c,
    0x22,
    0x78,
    0x2a,
    0xcd,
    0x25,
    0xa3,
    0x57,
    0x4b,
    0x9f,
    0x27,
    0x0d,
    0x50,
    0x54,
    0xa5,
    0x4b,
    0x00,
    0x71,
    0x4f,
    0x81,
    0x80,
    0xa9,
    0xc0,
    0xd1,
    0xc0,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    1,
    0x02,
    0x3a,
    0x80,
    0x18,
    0x71,
    0x38,
    0x2d,
    0x40,
    0x58,
    0x2c,
    0x45,
    0x00,
    0x56,
    0x50,
    0x21,
    0x00,
    0x00,
    0x1e,
    ...descriptor(0xff, display.text),
    ...descriptor(0xfc, display.name),
    0,
    0,
    0,
    0xfd,
    0,
    0x38,
    0x4c,
    0x1e,
    0x53,
    0x11,
    0,
    0x0a,
    0x20,
    0x20,
    0x20,
    0x20,
    0x20,
    0x20,
    0,
  ];
  const sum = bytes.reduce((total, byte) => total + byte, 0) & 255;
  return [...bytes, (256 - sum) & 255]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

export function makerNumber(maker: string): string {
  const [high, low] = letters(maker);
  return ((high << 8) | low).toString(16);
}
