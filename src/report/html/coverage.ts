import type { AddressData, Coverage, ReportModel } from '../../model/report.ts';
import { html, nothing, type Html } from '../../lib/html/markup.ts';
import { spanBar } from './strip.ts';
import { table, type TableOptions } from '../../lib/html/table.ts';
import { code, count, list, plural, value, words } from '../../lib/html/text.ts';
import { fileSize } from './text.ts';

import { daySpan } from './time.ts';

const STATUS: Readonly<Record<Coverage['files'][number]['status'], string>> = {
  read: 'read',
  partly: 'read in part',
  not_recognised: 'not recognised',
  failed: 'failed',
  duplicate: 'duplicate',
  unchanged: 'unchanged',
};

interface Sheet<Row> extends Omit<TableOptions<Row>, 'caption'> {
  readonly id: string;
  readonly title: string;
  readonly note?: Html;
}

/** A titled table; its title is its caption. */
function sheet<Row>({ id, title, note = nothing, ...options }: Sheet<Row>): Html {
  return html`<section class="block" id="coverage-${id}">
    <h3>${title}</h3>
    ${note}${table({ ...options, caption: title })}
  </section>`;
}

function datasets(model: ReportModel): Html {
  return sheet<Coverage['datasets'][number]>({
    id: 'datasets',
    title: 'Datasets',
    empty: 'No dataset was recognised.',
    minWidth: 940,
    rows: model.coverage.datasets,
    columns: [
      {
        head: 'Dataset',
        width: '24%',
        cell: (one) => html`${one.title} <small class="quiet">${code(one.id, 34)}</small>`,
      },
      { head: 'Source', width: '14%', cell: (one) => value(one.source, 24) },
      { head: 'Files', width: '64px', numeric: true, cell: (one) => html`${count(one.files)}` },
      { head: 'Rows', width: '96px', numeric: true, cell: (one) => html`${count(one.rows)}` },
      { head: 'Events', width: '96px', numeric: true, cell: (one) => html`${count(one.events)}` },
      { head: 'Repeated', width: '84px', numeric: true, cell: (one) => html`${count(one.duplicates)}` },
      { head: 'Unparsed', width: '84px', numeric: true, cell: (one) => html`${count(one.unparsed)}` },
      { head: 'From, until', width: '190px', dated: true, cell: (one) => html`${daySpan(one.firstAt, one.lastAt)}` },
      { head: 'In the time span', width: '18%', cell: (one) => spanBar(one, model) },
    ],
  });
}

function detections(coverage: Coverage): Html {
  const rank = { failed: 0, could_not_run: 1, ran: 2 } as const;
  const rows = [...coverage.detections].sort(
    (a, b) => rank[a.status] - rank[b.status] || b.findings - a.findings || (a.id < b.id ? -1 : 1),
  );
  const idle = rows.filter((one) => one.status !== 'ran').length;
  const note = html`<p>
    ${plural(rows.length - idle, 'detection')} ran, ${count(idle)} could not. A detection that could not run says
    nothing for or against anybody.
  </p>`;
  return sheet<Coverage['detections'][number]>({
    id: 'detections',
    title: 'Detections',
    note,
    empty: 'No detection was loaded.',
    minWidth: 860,
    filter: true,
    rows,
    columns: [
      {
        head: 'Detection',
        width: '38%',
        cell: (one) => html`${one.title} <small class="quiet">${code(one.id, 44)}</small>`,
      },
      {
        head: 'State',
        width: '116px',
        cell: (one) => (one.status === 'ran' ? html`ran` : html`<b>${words(one.status)}</b>`),
      },
      {
        head: 'Findings',
        width: '82px',
        numeric: true,
        cell: (one) => html`${one.status === 'ran' ? count(one.findings) : '-'}`,
      },
      { head: 'Missing', width: '22%', cell: (one) => html`${list(one.missing.map(words))}` },
      { head: 'Reason', width: '40%', cell: (one) => html`${one.reason}` },
    ],
  });
}

function files(coverage: Coverage): Html {
  const rank = { failed: 0, not_recognised: 1, partly: 2, duplicate: 3, unchanged: 4, read: 5 } as const;
  const rows = [...coverage.files].sort((a, b) => rank[a.status] - rank[b.status] || (a.path < b.path ? -1 : 1));
  return sheet<Coverage['files'][number]>({
    id: 'files',
    title: 'Files',
    empty: 'No files were given.',
    minWidth: 980,
    filter: true,
    rows,
    columns: [
      { head: 'File', width: '34%', cell: (one) => code(one.path, 54) },
      {
        head: 'State',
        width: '116px',
        cell: (one) =>
          one.status === 'read' || one.status === 'unchanged' || one.status === 'duplicate'
            ? html`${STATUS[one.status]}`
            : html`<b>${STATUS[one.status]}</b>`,
      },
      { head: 'Dataset', width: '15%', cell: (one) => (one.dataset === null ? nothing : value(one.dataset, 24)) },
      { head: 'Size', width: '82px', numeric: true, cell: (one) => html`${fileSize(one.bytes)}` },
      { head: 'Rows', width: '92px', numeric: true, cell: (one) => html`${count(one.rows)}` },
      { head: 'Unparsed', width: '84px', numeric: true, cell: (one) => html`${count(one.unparsed)}` },
      { head: 'Original', width: '112px', cell: (one) => (one.rawFile === null ? nothing : code(one.rawFile, 12)) },
      { head: 'Reason', width: '22%', cell: (one) => html`${one.reason}` },
    ],
  });
}

function unparsed(coverage: Coverage): Html {
  return sheet<Coverage['unparsed'][number]>({
    id: 'unparsed',
    title: 'Records that did not parse',
    empty: 'Every record parsed.',
    minWidth: 640,
    filter: true,
    rows: coverage.unparsed,
    columns: [
      { head: 'File', width: '44%', cell: (one) => code(one.path, 60) },
      { head: 'Line', width: '84px', numeric: true, cell: (one) => html`${count(one.line)}` },
      { head: 'Reason', width: '50%', cell: (one) => html`${one.reason}` },
    ],
  });
}

function unused(coverage: Coverage): Html {
  const checked = coverage.fieldsChecked.map(
    (one) => html`<li>${words(one.dataset)}: ${count(one.records)} of ${plural(one.of, 'record')}</li>`,
  );
  const note =
    checked.length === 0
      ? nothing
      : html`<details class="more">
          <summary>Records checked for unused fields <span class="quiet">${count(checked.length)}</span></summary>
          <ul>
            ${checked}
          </ul>
        </details>`;
  return sheet<Coverage['unusedFields'][number]>({
    id: 'fields',
    title: 'Unused fields',
    note,
    empty: 'Every field was used.',
    minWidth: 740,
    filter: true,
    rows: coverage.unusedFields,
    columns: [
      { head: 'Dataset', width: '20%', cell: (one) => value(one.dataset, 30) },
      { head: 'Field', width: '34%', cell: (one) => code(one.field, 54) },
      { head: 'Records', width: '92px', numeric: true, cell: (one) => html`${count(one.records)}` },
      { head: 'For example', width: '40%', cell: (one) => code(`${one.path}:${one.line}`, 60) },
    ],
  });
}

function lists(coverage: Coverage): Html {
  return sheet<Coverage['lists'][number]>({
    id: 'lists',
    title: 'Lists',
    empty: 'No list was used.',
    minWidth: 760,
    rows: coverage.lists,
    columns: [
      { head: 'List', width: '24%', cell: (one) => value(one.name, 34) },
      { head: 'Date', width: '104px', dated: true, cell: (one) => html`${one.date}` },
      {
        head: 'Age',
        width: '164px',
        cell: (one) =>
          html`${one.ageDays === null ? 'not known' : plural(one.ageDays, 'day')}${one.old ? html`, <b>out of date</b>` : nothing}`,
      },
      { head: 'Rows', width: '84px', numeric: true, cell: (one) => html`${count(one.rows)}` },
      { head: 'Source', width: '36%', cell: (one) => value(one.source, 70) },
      { head: 'Licence', width: '20%', cell: (one) => value(one.licence, 30) },
    ],
  });
}

function parameters({ parameters: rows }: Coverage): Html {
  if (rows.length === 0) return nothing;
  return sheet<Coverage['parameters'][number]>({
    id: 'parameters',
    title: 'Parameters that differ from their shipped values',
    empty: '',
    minWidth: 520,
    rows,
    columns: [
      { head: 'Detection or verdict', width: '34%', cell: (one) => code(one.rule, 40) },
      { head: 'Parameter', width: '26%', cell: (one) => code(one.param, 40) },
      { head: 'Here', width: '20%', cell: (one) => value(String(one.value), 60) },
      { head: 'Shipped', width: '20%', cell: (one) => value(String(one.shipped), 60) },
    ],
  });
}

const ADDRESS_DATA = { places: 'place of an address', networks: 'network of an address' } as const;

function addresses({ addressData = [] }: Coverage): Html {
  return sheet<AddressData>({
    id: 'addresses',
    title: 'Address data',
    empty: 'Not recorded.',
    minWidth: 480,
    rows: addressData,
    columns: [
      { head: 'Tells', width: '28%', cell: (one) => html`${ADDRESS_DATA[one.kind]}` },
      {
        head: 'Data',
        width: '48%',
        cell: (one) => (one.name === 'none' ? html`<b>none; unknown</b>` : value(one.name, 60)),
      },
      { head: 'Date', width: '104px', dated: true, cell: (one) => html`${one.date ?? ''}` },
    ],
  });
}

/** What was read and what was not, so that missing data is never read as innocence. */
export function coverageSection(model: ReportModel): Html {
  const { coverage } = model;
  return html`<section id="coverage" class="chapter" aria-labelledby="coverage-title">
    <h2 id="coverage-title">Coverage</h2>
    <p class="lede">What was read, what was not, and which detections could not run for that reason.</p>
    ${datasets(model)}${detections(coverage)}${parameters(coverage)}${files(coverage)}${unparsed(coverage)}${unused(coverage)}${lists(coverage)}${addresses(coverage)}
  </section>`;
}
