export const PIECES = `
.overview{padding-top:28px}
.kicker{color:var(--quiet);font-size:12px;line-height:16px;margin-bottom:4px}
.overview .lede{margin-top:4px}
.tiles{display:grid;grid-template-columns:repeat(4,1fr);margin-top:20px;border:1px solid var(--line);border-radius:6px;background:var(--surface);box-shadow:var(--shadow)}
.tiles li{padding:12px 16px 14px;border-left:1px solid var(--line)}
.tiles li:first-child{border-left:0}
.tile-head{display:flex;align-items:baseline;justify-content:space-between}
.big{font-size:28px;line-height:36px;font-weight:550;font-variant-numeric:tabular-nums;letter-spacing:-.01em}
.tiles p{font-size:12px;line-height:18px;color:var(--quiet)}
.found{display:grid;grid-template-columns:minmax(0,1fr) 376px;gap:32px;margin-top:28px}
.found h2{font-size:16px;line-height:24px;margin-bottom:8px}
.cards{display:grid;gap:8px}
.card{padding:12px 16px 14px;border:1px solid var(--line);border-radius:6px;background:var(--surface);box-shadow:var(--shadow)}
.card-head{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 12px;margin-bottom:8px}
.card-title{font-size:16px;line-height:24px;font-weight:650;text-decoration-color:transparent}
.people{font-size:13px;line-height:19px;font-weight:550;margin:-4px 0 8px}
.joined{font-size:13px;color:var(--quiet);margin-top:8px}
.joined b{color:var(--text);font-weight:550}
.card .sides{font-size:13px;line-height:19px}
.basis h3{font-size:12px;line-height:16px;color:var(--quiet);margin:16px 0 4px}
.basis{font-size:13px}
.holes li{padding:4px 0;border-top:1px solid var(--line)}
.holes li:first-child{border-top:0}
.strip{font-size:12px}
.strip th{font-weight:400;text-align:left;padding:3px 8px 3px 0;white-space:nowrap;width:1%}
.strip td{padding:3px 0}
.strip td.num{width:1%;padding-left:10px;white-space:nowrap}
.strip .ends span{white-space:nowrap;color:var(--quiet);font-size:11px}
.strip .ends td:nth-child(2){display:flex;justify-content:space-between;gap:8px}
.span-bar{display:block;position:relative;height:8px;min-width:60px;border-radius:2px;border:1px solid var(--line);background:repeating-linear-gradient(135deg,transparent 0 3px,var(--edge) 3px 4px);overflow:hidden}
.span-bar i{position:absolute;top:-1px;bottom:-1px;background:var(--clear);box-shadow:0 0 0 1px var(--surface)}
.table .span-bar{margin-top:5px}
.table .span-bar.undated{margin-top:0}
.span-bar.undated{background:none;border:0;height:auto;color:var(--quiet)}
.span-bar.undated small{font-size:11px}

.item{position:relative;margin-top:16px;padding:16px 20px 20px;border:1px solid var(--line);border-radius:6px;background:var(--surface);box-shadow:var(--shadow);content-visibility:auto;contain-intrinsic-size:auto 900px}
.item:focus{outline:2px solid var(--focus);outline-offset:-1px}
.item-head{display:flex;flex-wrap:wrap;align-items:baseline;gap:2px 12px;padding-bottom:10px;margin-bottom:12px;border-bottom:1px solid var(--line)}
.item-head h3{font-size:16px}
.item-head .kind{font-weight:400;color:var(--quiet)}
.item-head .self{margin-left:auto;color:var(--quiet);text-decoration-color:transparent}
.score{display:flex;gap:12px;align-items:baseline;margin-left:auto;font-variant-numeric:tabular-nums;white-space:nowrap}
.score+.self{margin-left:0}
.subject .sides{margin-bottom:12px}
.wide{margin-top:12px}
.verdict{padding-bottom:12px}
.verdict h4{display:none}
.verdict+.verdict{border-top:1px solid var(--line);padding-top:12px}
.verdict+.verdict h4,.verdict:has(+.verdict) h4{display:block}
.missing{margin-top:8px;font-size:13px;color:var(--quiet)}
.missing b{color:var(--text)}
.who-how{display:grid;grid-template-columns:minmax(0,1.5fr) minmax(0,1fr);gap:24px;margin-top:8px}
.item>section{margin-top:20px}
.detail{margin-top:18px}
.detail h4 span{font-weight:400;margin-left:8px}
.detail.with-clock{display:grid;grid-template-columns:minmax(0,1fr) 268px;gap:28px}

.tier-filter{gap:8px;align-items:center;margin-bottom:12px}
.script .tier-filter{display:flex!important;flex-wrap:wrap}
.tier-filter button[aria-pressed=true]{background:var(--text);color:var(--surface);border-color:var(--text)}
#filter-state{color:var(--quiet);font-size:12px}
.who{display:flex;gap:8px}
.shape{width:14px;height:14px;flex:none;margin-top:2px;overflow:visible}
.block{margin-top:28px}
.block h3{margin-bottom:6px}
.block>p{color:var(--quiet);margin-bottom:8px}
details.more{margin-top:10px}
summary{cursor:pointer}
details.more>summary{font-size:13px;padding:2px 0;margin-bottom:6px;width:max-content;max-width:100%}
details.more li{font-size:13px}

.waterfall{font-size:13px;line-height:18px;min-width:860px;table-layout:fixed}
.waterfall th,.waterfall td{padding:5px 8px;text-align:left;vertical-align:middle;font-weight:400}
.waterfall th:first-child{padding-left:0}
.waterfall .num{text-align:right}
.waterfall thead th{font-size:12px;font-weight:550;color:var(--quiet);border-bottom:1px solid var(--line)}
.waterfall thead th:nth-child(1){width:auto}
.waterfall thead th:nth-child(2){width:142px}
.waterfall thead th:nth-child(3){width:58px}
.waterfall thead th:nth-child(4){width:92px}
.waterfall thead th:nth-child(5){width:36%}
.waterfall thead th:nth-child(6){width:84px}
.waterfall tr.first>*{border-top:1px solid var(--line)}
.waterfall th a{text-decoration-color:transparent}
.waterfall th a:hover{text-decoration-color:currentColor}
.waterfall small{color:var(--quiet)}
.waterfall .wf-prior th,.waterfall .wf-end th{font-weight:650}
.wf-end>*{border-top:1px solid var(--edge)}
.wf-bits{font-weight:650}
.waterfall .wf-bits.none{color:var(--quiet);font-weight:400}
.wf-date{color:var(--quiet);white-space:nowrap}
.wf-total{color:var(--quiet)}
.wf-end .wf-bits{color:var(--text)}
.waterfall .wf-family{height:1px;padding-top:4px;padding-bottom:4px}
.wf-bracket{height:100%;min-height:24px;display:flex;flex-direction:column;justify-content:center;padding-left:8px;border-left:1px solid var(--edge)}
.wf-bracket b{font-weight:550}
.wf-bracket.capped{border:2px solid var(--quiet);border-right:0;border-radius:4px 0 0 4px}
.waterfall .wf-chart{position:relative;height:30px;padding:0;background-image:linear-gradient(to right,transparent var(--zero),var(--edge) var(--zero) calc(var(--zero) + 1px),transparent calc(var(--zero) + 1px)),repeating-linear-gradient(to right,var(--line) var(--from) calc(var(--from) + 1px),transparent calc(var(--from) + 1px) calc(var(--from) + var(--step)))}
.waterfall .wf-axis{position:relative;padding:0}
.wf-axis span:not(.unseen){position:absolute;bottom:5px;transform:translateX(-50%);font-variant-numeric:tabular-nums;font-size:11px}
.wf-bar,.wf-hollow{position:absolute;top:50%;height:14px;margin-top:-7px;min-width:2px}
.wf-bar.for{background:var(--for)}
.wf-bar.against{background:repeating-linear-gradient(135deg,var(--against) 0 5px,color-mix(in srgb,var(--against) 62%,var(--surface)) 5px 8px)}
.wf-hollow{border:1px dashed var(--for);border-left-width:0}
.wf-hollow.against{border-color:var(--against);border-left-width:1px;border-right-width:0}
.wf-join{position:absolute;top:50%;bottom:0;width:1px;background:var(--quiet)}
.wf-join.top{top:0;bottom:50%}
.wf-mark{position:absolute;top:50%;width:9px;height:9px;margin:-4.5px 0 0 -4px;transform:rotate(45deg);background:var(--text)}

.finding{border-top:1px solid var(--line)}
.finding:last-child{border-bottom:1px solid var(--line)}
.finding>summary{display:grid;grid-template-columns:minmax(0,1fr) 112px 84px 164px 96px;gap:0 12px;padding:6px 4px 6px 20px;font-size:13px;line-height:18px;list-style:none;position:relative}
.finding>summary::-webkit-details-marker{display:none}
.finding>summary::before{content:'';position:absolute;left:6px;top:11px;border:4px solid transparent;border-left:5px solid var(--quiet)}
.finding[open]>summary::before{transform:rotate(90deg);left:4px;top:12px}
.finding>summary:hover{background:var(--sunk)}
.f-family,.f-strength,.f-date{color:var(--quiet)}
.f-date{white-space:nowrap}
.f-bits{text-align:right;font-variant-numeric:tabular-nums}
.f-bits b:only-child{font-weight:650}
.cleared{color:var(--quiet);font-size:12px}
.is-cleared .f-title s{color:var(--quiet)}
.f-body{padding:4px 4px 16px 20px;font-size:13px;line-height:19px}
.f-body>*{margin-top:8px}
.note{padding:6px 10px;background:var(--sunk);border-radius:6px}
.record{margin-top:8px}
.record p{font-size:12px;color:var(--text)}
.dot{color:var(--quiet)}
pre{margin:4px 0 0;padding:8px 10px;border-radius:6px;background:var(--sunk);font-size:12px;line-height:18px;white-space:pre-wrap;overflow-wrap:anywhere;max-height:420px;overflow:auto}
`;
