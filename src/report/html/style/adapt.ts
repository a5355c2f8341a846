/** Narrow screens and paper. */
export const ADAPT = `
@media (max-width:1040px){
.found,.who-how,.where,.detail.with-clock{grid-template-columns:minmax(0,1fr)}
.tiles{grid-template-columns:1fr 1fr}
.tiles li:nth-child(odd){border-left:0}
.tiles li:nth-child(n+3){border-top:1px solid var(--line)}
.clock{max-width:420px}
}
@media (max-width:720px){
h1{font-size:20px;line-height:28px}
.bar-inner{flex-wrap:wrap;height:auto;padding-top:8px;padding-bottom:8px;gap:6px 12px}
.bar nav{order:3;flex-basis:100%;margin:0 -8px}
.script .search{flex:1}
.search input{width:100%}
.search kbd,#show-keys{display:none!important}
html{scroll-padding-top:96px}
.item{padding:12px}
.score{margin-left:0;flex-basis:100%}
.item-head .self{display:none}
.finding>summary{grid-template-columns:minmax(0,1fr) auto;gap:0 12px}
.f-family{grid-row:2;grid-column:1/-1;justify-self:start}
.f-strength{display:none}
.f-bits{grid-row:1;grid-column:2}
.f-date{grid-row:2;grid-column:1/-1;justify-self:end}
.waterfall{min-width:0}
.waterfall,.waterfall tbody{display:block}
.waterfall thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.waterfall tr{display:grid;grid-template-columns:minmax(0,1fr) auto auto;padding:6px 0}
.waterfall tr.first{border-top:1px solid var(--line)}
.waterfall tr.first>*{border-top:0}
.waterfall th,.waterfall td{padding:0}
.waterfall th{grid-column:1/-1}
.waterfall .wf-family{grid-column:1/-1;grid-row:1;height:auto;padding:0 0 2px}
.wf-bracket{flex-direction:row;justify-content:flex-start;gap:8px;min-height:0;padding:0;border:0;color:var(--quiet);font-size:12px}
.wf-bracket.capped{border:0}
.waterfall .wf-bits{grid-column:1;text-align:left}
.waterfall .wf-date{grid-column:2;padding-right:12px}
.waterfall .wf-total{grid-column:3;grid-row:auto}
.waterfall .wf-chart{grid-column:1/-1;height:22px}
.wf-end>*{border:0}
.wf-end{border-top:1px solid var(--edge)}
.panel{overflow-x:auto}
.panel svg{min-width:520px}
.waterfall .wf-bits{order:2}
.waterfall .wf-date{order:3}
.waterfall .wf-total{order:4}
.waterfall .wf-chart{order:5}
}
@media print{
.card,.record p,.item-head,.verdict{break-inside:avoid}
.item-head{break-after:avoid}
.overview{padding-top:0}
.item,.card,.tiles,.table .scroll,.graph .scroll{box-shadow:none}
.item{content-visibility:visible;padding:12px 0;border-width:1px 0 0;border-radius:0}
.found{display:block}
.found>*+*{margin-top:20px}
.panels{grid-template-columns:1fr 1fr}
.timeline svg .axis,.timeline svg .lane,.timeline svg .n{font-size:15px}
.who-how,.where,.detail.with-clock{display:block}
.who-how>*+*,.where>*+*,.clock{margin-top:12px}
.tiles{grid-template-columns:repeat(4,1fr)}
.map>.panel{max-width:120mm}
.sides.three{grid-template-columns:repeat(3,1fr)}
.waterfall{min-width:0;font-size:8.5pt;line-height:1.35}
.waterfall thead th:nth-child(2){width:104px}
.waterfall thead th:nth-child(3){width:48px}
.waterfall thead th:nth-child(4){width:76px}
.waterfall thead th:nth-child(5){width:32%}
.waterfall thead th:nth-child(6){width:74px}
.waterfall th,.waterfall td{padding:3px 5px}
.finding>summary{grid-template-columns:minmax(0,1fr) 92px 68px 140px 74px;padding-left:0;font-size:8.5pt}
.finding>summary::before{display:none}
.f-body{padding-left:0;font-size:8.5pt}
pre{font-size:7pt;line-height:1.4}
.graph .scroll svg,.timeline svg,.panel svg{min-width:0}
.graph .scroll svg{max-height:95mm}
.clock{max-width:260px;break-inside:avoid}
}
@media (forced-colors:active){.wf-bar,.span-bar i,.wf-mark{forced-color-adjust:none}}
`;
