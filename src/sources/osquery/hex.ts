const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Characters 32 to 126 of ASCII. */
const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))
  .join('')
  .replaceAll("'", "''");

/** SQL of the number that one hexadecimal digit (from 1) of a lower-case text stands for. */
function digit(hex: string, place: number): string {
  return `(strpos('0123456789abcdef', substr(${hex}, ${place}, 1)) - 1)`;
}

function half(number: string, divisor: number): string {
  return `CAST(floor(${number} / ${divisor}.0) AS BIGINT)`;
}

/** SQL of the three letters of an EDID maker: 16 bits, five for each letter, big-endian, as its first four digits. */
export function makerSql(hex: string): string {
  const [first, second, third, fourth] = [digit(hex, 1), digit(hex, 2), digit(hex, 3), digit(hex, 4)];
  const letters = [
    `mod(${first}, 8) * 4 + ${half(second, 4)}`,
    `mod(${second}, 4) * 8 + ${half(third, 2)}`,
    `mod(${third}, 2) * 16 + ${fourth}`,
  ];
  return `concat(${letters.map((letter) => `substr('${LETTERS}', greatest(${letter}, 1), 1)`).join(', ')})`;
}

/** SQL of the text of `length` bytes given as hexadecimal digits; what cannot be printed is left out. */
export function asciiSql(hex: string, length: number): string {
  const characters = Array.from({ length }, (_, index) => {
    const code = `(${digit(hex, 2 * index + 1)} * 16 + ${digit(hex, 2 * index + 2)})`;
    return `CASE WHEN ${code} BETWEEN 32 AND 126 THEN substr('${PRINTABLE}', ${code} - 31, 1) ELSE '' END`;
  });
  return `nullif(trim(concat(${characters.join(', ')})), '')`;
}

/** SQL of bytes of a hexadecimal text in reverse order: a little-endian number as people write it. */
export function reversedBytesSql(hex: string, firstByte: number, count: number): string {
  const bytes = Array.from(
    { length: count },
    (_, index) => `substr(${hex}, ${2 * (firstByte + count - 1 - index) + 1}, 2)`,
  );
  return `concat(${bytes.join(', ')})`;
}
