import type { Dataset, TextFormat } from '../../model/source.ts';
import { placeOf } from './place.ts';
import { SESSION_COLUMNS, traceReader } from './session.ts';

/** `   info 2026-01-31 08:15:02.298       back   4668   6440   app.backend_session - Incoming session request: …`, times in UTC. */
const HEAD =
  /^\uFEFF?\s*(?:debug|info|warning|error|fatal)\s+(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d+)\s+\S+\s+\d+\s+\d+\s/;
const OURS = /\b(?:anynet|app)\.\S+ - /;

function traceFormat(): TextFormat {
  const readers = new Map<string, ReturnType<typeof traceReader>>();
  return {
    recognise: (head, path) => {
      const isTrace =
        (/\.trace(?:\.\d+)?$/i.test(path) || OURS.test(head)) && head.split('\n', 50).some((line) => HEAD.test(line));
      if (isTrace) readers.delete(path);
      return isTrace;
    },
    parse: (line, path) => {
      const head = HEAD.exec(line);
      const dash = line.indexOf(' - ');
      if (head === null || dash < 0) return null;
      const reader = readers.get(path) ?? traceReader();
      readers.set(path, reader);
      const record = reader(`${head[1]}T${head[2]}Z`, line.slice(dash + 3).trim());
      return record === null ? null : { ...record, ...placeOf(path) };
    },
  };
}

export const trace: Dataset = {
  id: 'anydesk_trace',
  title: 'AnyDesk ad.trace and ad_svc.trace',
  documentation: 'https://support.anydesk.com/docs/trace-files',
  recognise: { required: [] },
  text: traceFormat(),
  fields: {
    kind: 'VARCHAR',
    host: 'VARCHAR',
    account: 'VARCHAR',
    time: 'VARCHAR',
    direction: 'VARCHAR',
    peer_id: 'VARCHAR',
    peer_name: 'VARCHAR',
    peer_address: 'VARCHAR',
    permitted_by: 'VARCHAR',
    ended_at: 'VARCHAR',
    public_address: 'VARCHAR',
  },
  ignored: [],
  stage: {
    event_id: `stable_id(concat_ws('|', 'anydesk', 'trace', coalesce("host", ''), "kind", "time", coalesce("direction", ''), coalesce("peer_id", ''), coalesce("peer_name", ''), coalesce("peer_address", ''), coalesce("permitted_by", ''), coalesce("ended_at", ''), coalesce("public_address", '')))`,
    occurred_at: 'to_timestamp_utc("time")',
    kind: '"kind"',
    host: '"host"',
    account_id: '"account"',
    direction: '"direction"',
    peer_id: '"peer_id"',
    peer_name: '"peer_name"',
    peer_address: '"peer_address"',
    permitted_by: '"permitted_by"',
    ended_at: 'to_timestamp_utc("ended_at")',
    public_address: '"public_address"',
  },
  emit: {
    remote_session: {
      where: `kind = 'session'`,
      columns: {
        ...SESSION_COLUMNS,
        peer_address: 'peer_address',
        permitted_by: 'permitted_by',
        ended_at: 'ended_at',
      },
    },
    device_state: {
      where: `kind = 'address'`,
      columns: { account_id: 'account_id', host: 'host', public_address: 'public_address' },
    },
  },
};
