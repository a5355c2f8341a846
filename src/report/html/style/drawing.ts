export const DRAWINGS = `
svg text{font-family:'Inter Variable',system-ui,sans-serif;fill:var(--text)}
.graph .scroll svg,.panel svg,.timeline svg,.clock svg{display:block;width:100%;height:auto}
.graph .scroll{border:1px solid var(--line);border-radius:6px;background:var(--ground)}
.graph .scroll svg{min-width:600px}
.node{fill:var(--surface);stroke:var(--quiet);stroke-width:1.5}
.node.applicant{stroke-dasharray:3 2.5}
.node.account{fill:var(--quiet);stroke:var(--surface)}
.node.tier-watch{stroke:var(--watch)}
.node.tier-review{stroke:var(--review);stroke-width:2}
.node.tier-case{stroke:var(--case);stroke-width:3}
.node.person.tier-clear{stroke:var(--clear)}
.node.hollow{fill:var(--ground);stroke:var(--text);stroke-width:1.75}
.node.quiet-hub{stroke:var(--quiet);stroke-dasharray:none}
.edge{stroke:var(--edge);stroke-linecap:round}
.edge.owns{stroke:var(--quiet);stroke-dasharray:6 3;stroke-linecap:butt}
.leader{stroke:var(--quiet);stroke-width:.75;stroke-dasharray:1.5 2}
svg .label{font-size:11.5px;font-weight:550;paint-order:stroke;stroke:var(--ground);stroke-width:3px;stroke-linejoin:round}
svg .second{font-weight:400;fill:var(--quiet)}
svg .why{font-size:10px;fill:var(--quiet);paint-order:stroke;stroke:var(--ground);stroke-width:4px;stroke-linejoin:round}
svg .count{font-size:11px;font-weight:650;text-anchor:middle}
.legend{display:flex;flex-wrap:wrap;gap:2px 16px;margin-top:8px;font-size:12px;color:var(--quiet)}
.legend li{display:flex;gap:6px;align-items:center}
.legend .line{width:22px;height:12px}
.legend .shape{margin:0;width:12px;height:12px}
.graph>.quiet{font-size:12px;margin-top:4px}
.hubs{margin-top:12px;font-size:13px;line-height:18px}
.hubs h4{margin-bottom:4px}
.hubs li{display:flex;gap:10px;align-items:center;padding:3px 0}
.hubs .hub{width:30px;height:30px;flex:none}

.where{display:grid;grid-template-columns:minmax(0,1.3fr) minmax(0,1fr);gap:24px;align-items:start}
.where:has(.panels){grid-template-columns:minmax(0,1fr)}
.panels{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,400px),1fr));gap:12px}
.panel svg{border:1px solid var(--line);border-radius:6px;background:var(--ground)}
.panel p{font-size:12px;margin-top:4px}
.sea{fill:var(--sea)}
.land{fill:var(--land);stroke:var(--shore);stroke-width:.75;stroke-linejoin:round}
.graticule{fill:none;stroke:var(--shore);stroke-width:.5;stroke-dasharray:1 3}
svg .degree{font-size:9px;fill:var(--quiet)}
.panel svg .label,.panel svg .degree{stroke:var(--land);paint-order:stroke;stroke-width:3px}
.round{fill:var(--quiet);fill-opacity:.12;stroke:var(--quiet);stroke-width:1}
.round.home{stroke-dasharray:4 3}
.round.delivery{stroke-dasharray:1 3}
.place .node{stroke:var(--text)}
.node.network{fill:var(--text);stroke:var(--land)}
.ruler path{fill:none;stroke:var(--text);stroke-width:1}
.ruler text{font-size:10.5px}
.locator .sea{fill:var(--sea);stroke:var(--shore);stroke-width:.75}
.locator use{fill:var(--shore)}
.locator .here{fill:none;stroke:var(--text);stroke-width:1.5}

.timeline svg{min-width:760px}
.timeline .grid{stroke:var(--line)}
.timeline .floor{stroke:var(--edge)}
.timeline .axis{font-size:10.5px;text-anchor:middle;fill:var(--quiet)}
.timeline .lane{font-size:11.5px}
.timeline .n{font-size:11px;text-anchor:end;fill:var(--quiet)}
.timeline .tick{fill:var(--text)}
.hatch{fill:var(--edge)}
figcaption{font-size:12px;line-height:17px;margin-top:6px}

.clock svg{max-width:268px;margin:0 auto}
.clock .ring{fill:none;stroke:var(--line)}
.clock .spoke{stroke:var(--line);stroke-width:.75}
.clock .hit{fill:var(--text);fill-opacity:.85}
svg .day{font-size:8.5px;text-anchor:middle;fill:var(--quiet)}
svg .hour{font-size:10px;text-anchor:middle}
svg .utc{font-size:8.5px;text-anchor:middle;fill:var(--quiet)}
`;
