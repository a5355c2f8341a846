import { asciiSql, makerSql, reversedBytesSql } from './hex.ts';

/** The four display descriptors: 18 bytes each from byte 54. */
const DESCRIPTORS = [54, 72, 90, 108];
const TEXT_BYTES = 13;

/** SQL of the bytes of the text descriptor with a tag (`fc` name, `ff` serial), as hexadecimal digits. */
function descriptorSql(edid: string, tag: string): string {
  const cases = DESCRIPTORS.map((start) => {
    const place = 2 * start + 1;
    return `WHEN substr(${edid}, ${place}, 10) = '000000${tag}00' THEN substr(${edid}, ${place + 10}, ${2 * TEXT_BYTES})`;
  });
  return `CASE ${cases.join(' ')} END`;
}

/** Staged columns: the bytes of an EDID (lower-case hexadecimal digits) that identify a display; VESA E-EDID 1.4. */
export function edidStageSql(edid: string, when: string): Readonly<Record<string, string>> {
  return {
    edid_head: `CASE WHEN ${when} THEN substr(${edid}, 17, 16) END`,
    edid_name: `CASE WHEN ${when} THEN ${descriptorSql(edid, 'fc')} END`,
    edid_text_serial: `CASE WHEN ${when} THEN ${descriptorSql(edid, 'ff')} END`,
  };
}

/** `concat` turns nulls into text. */
function known(value: string): string {
  return `CASE WHEN edid_head IS NOT NULL THEN ${value} END`;
}

/** What they say, over those staged columns. */
export const EDID = {
  maker: known(makerSql('edid_head')),
  product: known(reversedBytesSql('edid_head', 2, 2)),
  serial: known(reversedBytesSql('edid_head', 4, 4)),
  name: asciiSql('edid_name', TEXT_BYTES),
  textSerial: asciiSql('edid_text_serial', TEXT_BYTES),
} as const;
