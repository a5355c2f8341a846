import { html, nothing, type Html } from './markup.ts';
import { count } from './text.ts';

interface TableColumn<Row> {
  readonly head: string;
  /** CSS width; widths are fixed so that the parts of a long table line up. */
  readonly width: string;
  readonly numeric?: boolean;
  readonly dated?: boolean;
  readonly cell: (row: Row) => Html;
}

export interface TableOptions<Row> {
  readonly caption: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly empty: string;
  /** Below this width the table scrolls sideways. */
  readonly minWidth: number;
  readonly rowAttributes?: (row: Row) => Html;
  readonly kind?: string;
  readonly filter?: boolean;
}

/** A long table is split into parts that the browser lays out only when they come near the window. */
const PIECE = 200;
const ROW_HEIGHT = 30;

function classOf<Row>(column: TableColumn<Row>): Html {
  if (column.numeric === true) return html` class="num"`;
  return column.dated === true ? html` class="dated"` : nothing;
}

function head<Row>(columns: readonly TableColumn<Row>[]): Html {
  const cells = columns.map((column) => html`<th scope="col" ${classOf(column)}>${column.head}</th>`);
  return html`<thead>
    <tr>
      ${cells}
    </tr>
  </thead>`;
}

function piece<Row>(options: TableOptions<Row>, rows: readonly Row[], first: boolean): Html {
  const { columns } = options;
  const widths = columns.map((column) => html`<col style="width:${column.width}" />`);
  const body = rows.map((row) => {
    const cells = columns.map((column) => html`<td${classOf(column)}>${column.cell(row)}</td>`);
    return html`<tr${options.rowAttributes?.(row) ?? nothing}>${cells}</tr>`;
  });
  const drawn = html`<table>
    <caption class="unseen">
      ${options.caption}
    </caption>
    <colgroup>
      ${widths}
    </colgroup>
    ${head(columns)}
    <tbody>
      ${body}
    </tbody>
  </table>`;
  if (first) return drawn;
  return html`<div class="piece" style="contain-intrinsic-size:auto ${rows.length * ROW_HEIGHT}px">${drawn}</div>`;
}

/** A table with a sticky header; stays usable at ten thousand rows, and without scripts. */
export function table<Row>(options: TableOptions<Row>): Html {
  const { rows, caption } = options;
  if (rows.length === 0) return html`<p class="quiet">${options.empty}</p>`;
  const pieces: Html[] = [];
  for (let start = 0; start < rows.length; start += PIECE)
    pieces.push(piece(options, rows.slice(start, start + PIECE), start === 0));
  const filter =
    options.filter === true && rows.length > 20
      ? html`<label class="table-filter needs-script"
          ><span>Filter ${count(rows.length)} rows</span> <input type="search" autocomplete="off" spellcheck="false"
        /></label>`
      : nothing;
  const body = html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <div class="pieces" style="min-width:${options.minWidth}px">${pieces}</div>
  </div>`;
  return html`<div class="table ${options.kind ?? ''}">${filter}${body}</div>`;
}
