/** Styles that the pages of lib do not have: plots, marks in cells, lists of names. */
export const STYLE = `
.overview{padding-top:28px}
.kicker{color:var(--quiet);font-size:12px;line-height:16px;margin-bottom:4px}
.overview .lede{margin-top:4px;max-width:90ch}
.overview .table,.overview .change{margin-top:20px}
.overview tbody tr td:first-child,.first{font-weight:550}
.chapter>p,.block>p{max-width:90ch;color:var(--quiet);margin-bottom:12px}
.block{margin-top:28px}
.block h3{margin-bottom:6px}
td small{color:var(--quiet)}
td.num small{white-space:nowrap}
.drawn{display:grid;gap:2px;margin-bottom:4px}
.drawn small{display:inline}
.whisker{display:block;width:132px;max-width:100%;height:14px}
.whisker .grid{stroke:var(--line);stroke-width:1}
.whisker .reach{stroke:var(--quiet);stroke-width:2;stroke-linecap:round}
.dot{fill:var(--text)}
.dot.hollow{fill:var(--surface);stroke:var(--text);stroke-width:1.75}
.plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,400px),1fr));gap:24px}
.plot{min-width:0;max-width:640px}
.plot svg{display:block;width:100%;height:auto;border:1px solid var(--line);border-radius:6px;background:var(--surface)}
.plot h3{margin-bottom:6px;font-size:14px;line-height:20px}
.plot figcaption{font-size:12px;line-height:17px;margin-top:6px}
.plot text,.bits-plot text{font-family:'Inter Variable',system-ui,sans-serif;fill:var(--text)}
.plot .grid,.bits-plot .grid{stroke:var(--line);stroke-width:1;fill:none}
.plot .tick{font-size:11px;fill:var(--quiet)}
.plot .axis{font-size:12px;fill:var(--quiet)}
.plot .middle{text-anchor:middle}
.plot .end{text-anchor:end}
.plot .mark{font-size:11px;font-weight:550;paint-order:stroke;stroke:var(--surface);stroke-width:3px;stroke-linejoin:round}
.plot .line{fill:none;stroke:var(--text);stroke-width:1.75;stroke-linejoin:round}
.plot .ideal{fill:none;stroke:var(--quiet);stroke-width:1;stroke-dasharray:4 4}
.plot .reach,.bits-plot .reach{stroke:var(--quiet);stroke-width:2;stroke-linecap:round}
.bits-plot{display:block;width:150px;max-width:100%;height:16px}
.bits-plot .zero{stroke:var(--edge);stroke-width:1}
.bits-plot .said{fill:none;stroke:var(--text);stroke-width:2}
.legend{display:flex;flex-wrap:wrap;gap:2px 16px;font-size:12px;color:var(--quiet);margin-bottom:8px}
.legend li{display:flex;gap:6px;align-items:center}
.legend svg{width:16px;height:12px}
.names{font-size:13px;line-height:19px}
.names summary{cursor:pointer}
.names code{white-space:nowrap}
.change{padding:12px 16px 14px;border:1px solid var(--line);border-radius:6px;background:var(--surface);box-shadow:var(--shadow);font-size:13px;line-height:19px}
.change h2{font-size:16px;line-height:24px}
.change .worse{margin-top:6px}
.is-worse{color:var(--for);font-weight:550}
.is-better{color:var(--against);font-weight:550}
.flag{font-weight:650;color:var(--review)}
.notes li{max-width:90ch;padding:4px 0;border-top:1px solid var(--line);font-size:13px}
.notes li:first-child{border-top:0}
.table+.table,.block .table+p{margin-top:12px}
@media (max-width:720px){
h1{font-size:20px;line-height:28px}
.bar-inner{flex-wrap:wrap;height:auto;padding-top:8px;padding-bottom:8px;gap:6px 12px}
.bar nav{flex-basis:100%;margin:0 -8px}
html{scroll-padding-top:96px}
.summary .pieces{min-width:0!important}
.summary .whisker{display:none}
.summary .drawn small{display:block}
.summary th,.summary td{padding:6px 6px}
}
@media print{
.overview{padding-top:0}
.plots{grid-template-columns:1fr 1fr}
.plot,.change{break-inside:avoid;box-shadow:none}
.whisker{width:90px}
}
`;
