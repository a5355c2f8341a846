import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

function countryOf(hint: string): CountryCode | undefined {
  const code = hint.trim().toUpperCase();
  return isSupportedCountry(code) ? code : undefined;
}

/**
 * A phone number as E.164, with the stated country (ISO 3166-1 alpha-2) as default; an extension follows as `;ext=12`. Null if it is not a
 * valid number. How the number was written is never evaluated.
 */
export function normalPhone(raw: string, hint: string): string | null {
  const country = countryOf(hint);
  // 00 is the international prefix almost everywhere; without a country nothing else is usable.
  const text = raw.trim().replace(/^00(?=[1-9])/, '+');
  try {
    const found = parsePhoneNumberFromString(text, country === undefined ? {} : { defaultCountry: country });
    if (found === undefined || !found.isValid()) return null;
    return found.ext === undefined || found.ext === '' ? found.number : `${found.number};ext=${found.ext}`;
  } catch {
    return null;
  }
}
