/** Tables of lib/html/table.ts. */
export const TABLES = `
.table{font-size:13px;line-height:18px}
.scroll{overflow:auto;max-width:100%}
.table .scroll{max-height:560px;border:1px solid var(--line);border-radius:6px;background:var(--surface)}
.table.tall .scroll{max-height:min(76vh,720px)}
.table table{table-layout:fixed}
.table th,.table td{padding:6px 10px;vertical-align:top;text-align:left;overflow-wrap:break-word}
.table th.num,.table td.num{text-align:right}
.table td{border-top:1px solid var(--line)}
.table thead th{position:sticky;top:0;z-index:1;background:var(--sunk);font-size:12px;font-weight:550;color:var(--quiet)}
.piece{content-visibility:auto}
.piece thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.table small{display:block;line-height:16px}
.table small code{font-size:11.5px}
.table-filter{display:inline-flex;gap:8px;align-items:center;margin-bottom:8px;font-size:12px;color:var(--quiet)}
.script .table-filter{display:inline-flex!important}
.table-filter input{height:28px;width:220px;padding:0 8px;border:1px solid var(--edge);border-radius:6px;background:var(--surface)}
`;
