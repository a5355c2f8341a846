import type { Dataset } from '../../model/source.ts';
import { placeOf } from './place.ts';
import { SESSION_COLUMNS } from './session.ts';

/** `Incoming    2026-01-31, 08:15    User    alias@ad    123456789`: one line for each session, times in UTC. */
const LINE = /^\uFEFF?\s*(Incoming|Outgoing)\s+(\d{4}-\d\d-\d\d), (\d\d:\d\d)\s+(\S+)\s+(\S.*)$/;

function parse(line: string, path: string): Record<string, string | null> | null {
  const found = LINE.exec(line);
  if (found === null) return null;
  const [, direction = '', day = '', minute = '', permission = '', peer = ''] = found;
  const names = peer.trim().split(/\t+|\s{2,}/);
  const id = names.at(-1)?.trim() ?? '';
  const alias = names.length > 1 ? (names[0] ?? '') : '';
  return {
    ...placeOf(path),
    time: `${day}T${minute}:00Z`,
    direction: direction.toLowerCase(),
    permission,
    peer_id: id === '' ? null : id,
    peer_name: alias === '' || alias === id ? null : alias,
  };
}

export const connectionTrace: Dataset = {
  id: 'anydesk_connection_trace',
  title: 'AnyDesk connection_trace.txt',
  documentation: 'https://support.anydesk.com/docs/connection-log',
  recognise: { required: [] },
  text: {
    recognise: (head) => head.split('\n', 20).some((line) => LINE.test(line.trimEnd())),
    parse,
  },
  fields: {
    host: 'VARCHAR',
    account: 'VARCHAR',
    time: 'VARCHAR',
    direction: 'VARCHAR',
    permission: 'VARCHAR',
    peer_id: 'VARCHAR',
    peer_name: 'VARCHAR',
  },
  ignored: [],
  stage: {
    event_id: `stable_id(concat_ws('|', 'anydesk', 'connection_trace', coalesce("host", ''), "time", "direction", "permission", "peer_id"))`,
    occurred_at: 'to_timestamp_utc("time")',
    host: '"host"',
    account_id: '"account"',
    direction: '"direction"',
    permission: '"permission"',
    peer_id: '"peer_id"',
    peer_name: '"peer_name"',
  },
  emit: {
    remote_session: {
      where: `upper(permission) <> 'REJECTED'`,
      columns: {
        ...SESSION_COLUMNS,
        permitted_by: `CASE permission WHEN 'User' THEN 'user' WHEN 'Passwd' THEN 'password' WHEN 'Token' THEN 'token' ELSE 'unknown' END`,
      },
    },
  },
};
