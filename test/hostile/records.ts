type Fields = Readonly<Record<string, unknown>>;

/** An Okta System Log event: a sign-in unless `fields` say otherwise. */
export function okta(uuid: string, fields: Fields = {}): Fields {
  return {
    uuid,
    published: '2026-02-03T10:00:00.000Z',
    eventType: 'user.session.start',
    displayMessage: 'User login to Okta',
    actor: { id: `00u-${uuid}`, type: 'User', alternateId: 'nobody@example.com', displayName: 'Nobody' },
    client: { ipAddress: '198.18.7.7', userAgent: { rawUserAgent: 'Mozilla/5.0' } },
    outcome: { result: 'SUCCESS' },
    target: [],
    ...fields,
  };
}

export function oktas(prefix: string, count: number, fields: Fields = {}): Fields[] {
  return Array.from({ length: count }, (_unused, index) => okta(`${prefix}-${index + 1}`, fields));
}

export function named(name: string): Fields {
  return { client: { ipAddress: '198.18.7.7', userAgent: { rawUserAgent: name } } };
}

export function ndjson(records: readonly unknown[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

/** Enrolment of an authenticator by a worker, as Okta writes it. */
export function enrolment(uuid: string, email: string, device: string): Fields {
  return okta(uuid, {
    eventType: 'user.mfa.factor.activate',
    actor: { id: `00u-${email}`, type: 'User', alternateId: email, displayName: email },
    target: [
      { id: `00u-${email}`, type: 'User', alternateId: email },
      { id: device, type: 'Device', displayName: 'Pixel 8' },
    ],
  });
}

export function csv(rows: readonly (readonly string[])[], delimiter = ',', end = '\n'): string {
  const quoted = (cell: string): string => (/["\n\r,;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => row.map(quoted).join(delimiter) + end).join('');
}
