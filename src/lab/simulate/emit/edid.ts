/** SQL of two bytes as hexadecimal digits, low byte first. */
function swapped(hex: string): string {
  return `substr(${hex}, 3, 2), substr(${hex}, 1, 2)`;
}

/** SQL of a display descriptor with a text of at most 13 bytes. */
function descriptor(tag: string, text: string): string {
  return `CASE WHEN ${text} IS NULL THEN '000000100000000000000000000000000000' ELSE system.main.concat('000000', '${tag}', '00', hex(encode(rpad(CASE WHEN length(${text}) < 13 THEN concat(${text}, chr(10)) ELSE left(${text}, 13) END, 13, ' ')))) END`;
}

/** SQL of the number of the letters of a display's maker: five bits each (VESA E-EDID 1.4). */
export function makerNumberSql(maker: string): string {
  const letter = (place: number): string => `(ascii(substr(${maker}, ${place}, 1)) - 64)`;
  return `(${letter(1)} * 1024 + ${letter(2)} * 32 + ${letter(3)})`;
}

const FEATURES = '0103803C22782ACD25A3574B9F270D5054A54B00714F8180A9C0D1C00101010101010101';
const TIMING = '023A801871382D40582C450056502100001E';
const LIMITS = '000000FD00384C1E5311000A202020202020';

/**
 * SQL of rows with `edid`: the 128 bytes by which a display identifies itself, as hexadecimal digits with a correct checksum. The rows have the
 * columns of sim_peripheral; `week` and `year` are SQL of its date of manufacture.
 */
export function withEdidSql(rows: string, week: string, year: string): string {
  const number = `lpad(edid_serial, 8, '0')`;
  const bytes = `upper(system.main.concat('00FFFFFFFFFFFF00', lpad(to_hex(${makerNumberSql('manufacturer')}), 4, '0'), ${swapped(`lpad(edid_product, 4, '0')`)},
    substr(${number}, 7, 2), substr(${number}, 5, 2), substr(${number}, 3, 2), substr(${number}, 1, 2), lpad(to_hex(${week}), 2, '0'), lpad(to_hex(${year} - 1990), 2, '0'),
    '${FEATURES}', '${TIMING}', ${descriptor('FF', 'serial')}, ${descriptor('FC', 'product')}, '${LIMITS}', '00'))`;
  const sum = `(CAST(list_sum([CAST(concat('0x', substr(bytes, 2 * i + 1, 2)) AS BIGINT) FOR i IN range(127)]) AS BIGINT) % 256)`;
  return `(SELECT *, concat(bytes, lpad(upper(to_hex((256 - ${sum}) % 256)), 2, '0')) AS edid FROM (SELECT *, ${bytes} AS bytes FROM ${rows}))`;
}
