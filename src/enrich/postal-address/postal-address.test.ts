import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalPostalAddress, SEPARATOR } from './normal.ts';

function normal(...parts: string[]): string | null {
  return normalPostalAddress(parts.join(SEPARATOR));
}

describe('normalPostalAddress', () => {
  it.each([
    [
      'street type and unit',
      ['123 Main Street, Apt. 4B', 'Austin', 'TX', '78701', 'US'],
      ['123 main st #4-b', 'AUSTIN', 'Texas', '78701-1234', 'usa'],
    ],
    ['directions', ['12 North Oak Avenue', 'X', '', '10001', 'US'], ['12 N. Oak Ave', 'Y', '', '10001', 'US']],
    ['suite and unit', ['9 Elm Rd Suite 200', '', '', '10001', 'US'], ['9 Elm Road Unit 200', '', '', '10001', 'US']],
    ['floor', ['9 Elm Rd, 2nd Floor', '', '', '10001', 'US'], ['9 Elm Road Fl 2', '', '', '10001', 'US']],
    ['German', ['Hauptstraße 5', 'München', '', '80331', 'Deutschland'], ['Hauptstr. 5', 'Munich', '', '80331', 'DE']],
    ['German, apart', ['Lange Straße 5', '', '', '80331', 'DE'], ['Lange Str. 5', '', '', '80331', 'DE']],
    [
      'French',
      ['12 avenue de la République, appt 3', 'Paris', '', '75011', 'France'],
      ['12, av. de la Republique apt 3', 'PARIS', '', '75011', 'FR'],
    ],
    [
      'Spanish',
      ['Calle Mayor 5, piso 3', 'Madrid', '', '28013', 'España'],
      ['C/ Mayor 5 Piso 3', 'Madrid', '', '28013', 'ES'],
    ],
    [
      'British postcode',
      ['1 High St', 'London', '', 'sw1a 1aa', 'UK'],
      ['1 High Street', 'London', '', 'SW1A1AA', 'GB'],
    ],
  ])('%s: two spellings are one', (_name, one, other) => {
    expect(normal(...one)).not.toBeNull();
    expect(normal(...one)).toBe(normal(...other));
  });

  it.each([
    ['flats', ['1 High St Apt 1', '', '', '10001', 'US'], ['1 High St Apt 2', '', '', '10001', 'US']],
    ['flat and house', ['1 High St Apt 1', '', '', '10001', 'US'], ['1 High St', '', '', '10001', 'US']],
    ['towns without code', ['1 High St', 'Springfield', 'IL', '', 'US'], ['1 High St', 'Springfield', 'MA', '', 'US']],
    ['countries', ['Hauptstr. 5', '', '', '8010', 'AT'], ['Hauptstr. 5', '', '', '8010', 'CH']],
    ['north and south', ['1 N Oak Ave', '', '', '10001', 'US'], ['1 S Oak Ave', '', '', '10001', 'US']],
  ])('%s stay apart', (_name, one, other) => {
    expect(normal(...one)).not.toBe(normal(...other));
  });

  it('shows street, unit, town, code and country', () => {
    expect(normal('123 Main Street Apt 4', 'Austin', 'TX', '78701', 'US')).toBe('123 main st|4||78701|us');
    expect(normal('Main Street', 'Austin', 'TX', '', 'US')).toBe('main st||austin tx||us');
  });

  it('gives nothing for too little, and never throws', () => {
    expect(normal('', 'Austin', 'TX', '78701', 'US')).toBeNull();
    expect(normal('1 Main St', '', 'TX', '', 'US')).toBeNull();
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (raw) => normalPostalAddress(raw) !== undefined));
  });
});
