import type { Dataset } from '../../model/source.ts';
import { hostOf } from './place.ts';

/** `20-01-2026 13:22:05`: day, month, year. Forensic parsers (plaso, RULER) and published cases agree that it is UTC; the vendor does not say. */
const TIME = /^(\d\d)-(\d\d)-(\d{4}) (\d\d:\d\d:\d\d)$/;

function iso(text: string | undefined): string | null {
  const found = TIME.exec(text ?? '');
  return found === null ? null : `${found[3]}-${found[2]}-${found[1]}T${found[4]}Z`;
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

/** The tab-separated fields of a line: id, name, start, end, account, kind of connection, its id. */
function cells(line: string): string[] {
  return line
    .replace(/^\uFEFF/, '')
    .split('\t')
    .map((cell) => cell.trim());
}

/** Outgoing connections (`Connections.txt`) have no name, so the start comes second. */
function isSession(fields: readonly string[]): boolean {
  return /^\d{6,}$/.test(fields[0] ?? '') && iso(fields[1]) === null && iso(fields[2]) !== null && fields.length >= 6;
}

/** A line with text but no session is a record without time, so that it counts as not parsed. */
function parse(line: string, path: string): Record<string, string | null> | null {
  if (line.replace(/^\uFEFF/, '').trim() === '') return null;
  const fields = cells(line);
  const [peer, name, start, end, account, kind, connection] = fields;
  return {
    host: hostOf(path),
    time: isSession(fields) ? iso(start) : null,
    ended_at: iso(end),
    peer_id: orNull(peer),
    peer_name: orNull(name),
    account: orNull(account?.split('\\').at(-1)?.toLowerCase()),
    kind: orNull(kind),
    connection: orNull(connection),
  };
}

export const connectionsIncoming: Dataset = {
  id: 'teamviewer_connections_incoming',
  title: 'TeamViewer Connections_incoming.txt',
  documentation:
    'https://www.teamviewer.com/en/global/support/knowledge-base/teamviewer-classic/troubleshooting/log-file-reading-incoming-connection/',
  recognise: { required: [] },
  text: {
    recognise: (head) => head.split('\n', 20).some((line) => isSession(cells(line))),
    parse,
  },
  fields: {
    host: 'VARCHAR',
    time: 'VARCHAR',
    ended_at: 'VARCHAR',
    peer_id: 'VARCHAR',
    peer_name: 'VARCHAR',
    account: 'VARCHAR',
    kind: 'VARCHAR',
    connection: 'VARCHAR',
  },
  ignored: [],
  stage: {
    event_id: `stable_id(concat_ws('|', 'teamviewer', 'connections_incoming', coalesce("host", ''), "time", coalesce("peer_id", ''), coalesce("kind", ''), coalesce("connection", '')))`,
    occurred_at: 'to_timestamp_utc("time")',
    host: '"host"',
    ended_at: 'to_timestamp_utc("ended_at")',
    peer_id: '"peer_id"',
    peer_name: '"peer_name"',
    account_id: '"account"',
  },
  emit: {
    remote_session: {
      columns: {
        account_id: 'account_id',
        host: 'host',
        tool: `'teamviewer'`,
        direction: `'incoming'`,
        peer_id: 'peer_id',
        peer_name: 'peer_name',
        permitted_by: `'unknown'`,
        ended_at: 'ended_at',
      },
    },
  },
};
