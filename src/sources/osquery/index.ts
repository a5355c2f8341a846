import type { Dataset, Source } from '../../model/source.ts';
import { EMIT } from './emit.ts';
import { BATCH_ROW, COLUMNS, ELEMENT_ROW, RECORD_ROW } from './row.ts';
import { RECORD_FIELDS, RECORD_IGNORED, stageSql } from './stage.ts';

const DOCUMENTATION = 'https://osquery.readthedocs.io/en/stable/deployment/logging/';

const COLUMN_FIELDS = Object.fromEntries(COLUMNS.map((column) => [column, 'VARCHAR' as const]));

/** Snapshots are split too if `--logger_snapshot_event_type` is set. */
const results: Dataset = {
  id: 'osquery_results',
  title: 'osquery results log, a row a record (event format)',
  documentation: DOCUMENTATION,
  recognise: {
    required: ['name', 'unixTime', 'columns', 'action'],
    equals: { action: ['added', 'removed', 'snapshot'] },
  },
  fields: { ...RECORD_FIELDS, columns: COLUMN_FIELDS },
  ignored: [...RECORD_IGNORED, 'columns'],
  stage: stageSql(RECORD_ROW, `"action" IN ('added', 'removed', 'snapshot') AND "columns" IS NOT NULL`),
  emit: EMIT,
};

const batches: Dataset = {
  id: 'osquery_batches',
  title: 'osquery results log, all rows of a query a record (batch format)',
  documentation: DOCUMENTATION,
  recognise: { required: ['name', 'unixTime', 'diffResults'] },
  fields: RECORD_FIELDS,
  ignored: [...RECORD_IGNORED],
  explode: ['diffResults.added', 'diffResults.removed'],
  stage: stageSql(BATCH_ROW, 'element IS NOT NULL'),
  emit: EMIT,
};

const snapshots: Dataset = {
  id: 'osquery_snapshots',
  title: 'osquery snapshots log',
  documentation: DOCUMENTATION,
  recognise: { required: ['name', 'unixTime', 'snapshot', 'action'], equals: { action: ['snapshot'] } },
  fields: RECORD_FIELDS,
  ignored: [...RECORD_IGNORED],
  explode: ['snapshot'],
  stage: stageSql(ELEMENT_ROW, `"action" = 'snapshot'`),
  emit: EMIT,
};

/** The report does not name the query, so for rows with an access point it is unknown whether the device uses it: they are left out. */
const fleetReport: Dataset = {
  id: 'osquery_fleet_report',
  title: 'osquery query report, as Fleet keeps it',
  documentation: 'https://fleetdm.com/docs/rest-api/rest-api#get-query-report',
  recognise: { required: ['host_name', 'last_fetched', 'columns'] },
  fields: { ...RECORD_FIELDS, host_name: 'VARCHAR', last_fetched: 'VARCHAR', columns: COLUMN_FIELDS },
  ignored: ['host_id', 'columns'],
  stage: stageSql({ ...RECORD_ROW, action: `'snapshot'` }, '"columns" IS NOT NULL', {
    host: `nullif("host_name", '')`,
    at: '"last_fetched"',
    seconds: 'CAST(epoch_millis(to_timestamp_utc("last_fetched")) AS DOUBLE) / 1000',
  }),
  emit: EMIT,
};

/**
 * What a node sends for distributed queries (`{"node_key", "queries", "statuses"}`, deployment/remote.md) is not read: it has neither device nor
 * time, and the key is a secret. Such files are reported as not recognised. What servers make of it is read if it has both.
 */
export const source: Source = {
  id: 'osquery',
  title: 'osquery',
  purpose:
    'Reads the serial, adapters, networks, neighbours, USB devices, displays and programs of a device and who is logged in, to tell where a seat is, with what it shares a network and what controls it.',
  datasets: [results, batches, snapshots, fleetReport],
};
