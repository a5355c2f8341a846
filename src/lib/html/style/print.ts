/** Printing: nothing scrolls, everything is open, controls are hidden. */
export const PRINT = `
@page{size:A4;margin:14mm 12mm}
@media print{
html{font-size:10.5pt;background:#fff}
main,.foot{max-width:none;padding:0}
.bar,.skip,dialog,.self,.script .needs-script,.script .tier-filter,.script .table-filter{display:none!important}
.piece{content-visibility:visible}
.scroll,.table .scroll,.table.tall .scroll,pre{max-height:none!important;overflow:visible!important}
.pieces{min-width:0!important}
.table .scroll{border:0}
.table{font-size:8pt;line-height:1.35}
.table th,.table td{padding:3px 5px}
.table thead th{position:static;background:none;border-bottom:1px solid #64748b}
.table thead{display:table-header-group}
tr,figure svg,.sides>div{break-inside:avoid}
h2,h3,h4{break-after:avoid}
a{text-decoration:none}
details:not([open])::details-content{content-visibility:visible;display:block;block-size:auto}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
