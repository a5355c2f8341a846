import { describe, expect, it } from 'vitest';
import { parseCidr } from './address/range.ts';
import { listRows } from './list-rows.ts';
import { shippedLists } from '../model/fixtures/shipped-lists.ts';

const lists = shippedLists();

describe('shipped lists', () => {
  it.each([...lists.values()].map((list) => [list.name, list] as const))('%s is whole', (_name, list) => {
    expect(list.rows.length).toBeGreaterThanOrEqual(list.min_rows);
    expect(list.min_rows).toBeGreaterThan(0);
    expect(list.rows.every((row) => row.length === list.columns.length)).toBe(true);
    expect(new Set(list.rows.map((row) => JSON.stringify(row))).size).toBe(list.rows.length);
  });

  it.each(['relay-ranges', 'vpn-ranges', 'tor-exits', 'hosting-ranges'])('%s holds CIDRs only', (name) => {
    const cidrs = listRows(lists, name, 'ranges').flatMap((row) => row.ranges.split(' '));
    expect(cidrs.filter((cidr) => parseCidr(cidr) === undefined)).toEqual([]);
  });

  it.each(['hosting-asns', 'vpn-asns', 'relay-asns'])('%s holds each number once', (name) => {
    const numbers = listRows(lists, name, 'asn').map((row) => row.asn);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.every((number) => /^\d+$/.test(number))).toBe(true);
  });

  it('remote-tools: one vendor and category for each tool; wildcards only where they are allowed', () => {
    const rows = listRows(lists, 'remote-tools', 'tool', 'vendor', 'category', 'pattern', 'kind');
    const seen = new Map<string, string>();
    for (const row of rows) {
      const facts = `${row.vendor}|${row.category}`;
      expect(seen.get(row.tool) ?? facts).toBe(facts);
      seen.set(row.tool, facts);
      const pattern = row.pattern;
      expect(pattern).toBe(pattern.toLowerCase());
      const bare = row.kind === 'domain' ? pattern.replace(/^\*\./, '') : pattern.replace(/\*$/, '');
      expect(bare).not.toContain('*');
    }
    const never = [
      'putty.exe',
      'winscp.exe',
      'mstsc.exe',
      'psexec.exe',
      'securecrt.exe',
      'mobaxterm.exe',
      'syncthing.exe',
    ];
    expect(rows.filter((row) => never.includes(row.pattern))).toEqual([]);
  });
});
