/** At most this many characters of one raw record are shown. */
const MAX_SHOWN = 4_000;
/** Fields whose value is never shown: bank, government and document numbers. */
const SECRET =
  /("(?:account_number|account_token|routing_number|payout_account|id_document_hash|iban|ssn|tax_id|token|password)"\s*:\s*)("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*)/gi;

function lastFour(written: string): string {
  const value = written.replaceAll('"', '');
  return value.length > 4 ? value.slice(-4) : '';
}

/** A raw record ready to be shown: secrets reduced to their last four characters, text cut to a length. */
export function shown(text: string): string {
  const masked = text.replaceAll(
    SECRET,
    (_whole, before: string, written: string) => `${before}"…${lastFour(written)}"`,
  );
  return masked.length > MAX_SHOWN
    ? `${masked.slice(0, MAX_SHOWN)} … (${masked.length - MAX_SHOWN} characters more)`
    : masked;
}
