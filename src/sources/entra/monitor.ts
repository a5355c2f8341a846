/**
 * Azure Monitor wraps a record as `properties` of an envelope. The envelope is read too, not unwrapped: some records have their time and
 * result only there. A file mixes categories, so a record of another category gets no id here.
 */
export function onlyCategories(eventId: string, categories: readonly string[]): string {
  return `CASE WHEN category IN (${categories.map((category) => `'${category}'`).join(', ')}) THEN ${eventId} END`;
}

/** Fields of the envelope that are not used; some forwarders write them in lower case. */
export const ENVELOPE_IGNORED: readonly string[] = [
  'resourceId',
  'resourceid',
  'operationName',
  'operationname',
  'operationVersion',
  'operationversion',
  'tenantId',
  'tenantid',
  'resultSignature',
  'resultsignature',
  'resultDescription',
  'resultdescription',
  'durationMs',
  'durationms',
  'correlationid',
  'resulttype',
  'calleripaddress',
  'identity',
  'Level',
  'level',
  'location',
  'uniqueTokenIdentifier',
];
