export const BASE = `
*,*::before,*::after{box-sizing:border-box}
html{font:14px/1.5 'Inter Variable',system-ui,-apple-system,'Segoe UI',sans-serif;color:var(--text);background:var(--ground);scroll-padding-top:64px;-webkit-text-size-adjust:100%}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:auto}}
body{margin:0;overflow-wrap:anywhere;overflow-wrap:break-word}
main,.bar-inner,.foot{max-width:1312px;margin:0 auto;padding:0 16px}
h1,h2,h3,h4,p,ul,ol,dl,dd,figure{margin:0}
ul,ol{padding:0;list-style:none}
h1{font-size:28px;line-height:36px;font-weight:650;letter-spacing:-.015em}
h2{font-size:20px;line-height:28px;font-weight:650;letter-spacing:-.01em}
h3{font-size:16px;line-height:24px;font-weight:650}
h4{font-size:12px;line-height:16px;font-weight:650;color:var(--quiet);margin-bottom:8px}
b,strong{font-weight:650}
small{font-size:12px;font-weight:400}
a{color:inherit;text-decoration:underline;text-decoration-color:var(--edge);text-underline-offset:3px}
a:hover{text-decoration-color:currentColor}
code,pre,kbd{font-family:'JetBrains Mono Variable',ui-monospace,'SF Mono',Consolas,monospace;font-size:.88em}
code{overflow-wrap:anywhere}
kbd{display:inline-block;min-width:20px;padding:0 5px;border:1px solid var(--edge);border-radius:4px;text-align:center;line-height:18px;font-size:12px;color:var(--quiet);background:var(--surface)}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
button,input{font:inherit;color:inherit}
button{cursor:pointer}
.num{text-align:right;font-variant-numeric:tabular-nums}
table{border-collapse:collapse;width:100%}
.dated,.wf-date,.f-date{font-variant-numeric:tabular-nums;letter-spacing:-.03em}
td.dated{white-space:nowrap}
.quiet{color:var(--quiet)}
.for{color:var(--for)}
.against{color:var(--against)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.needs-script{display:none!important}
.script .needs-script{display:revert!important}
[hidden]{display:none!important}
.skip{position:absolute;left:8px;top:-60px;z-index:9;padding:8px 12px;background:var(--surface);border:1px solid var(--edge);border-radius:6px}
.skip:focus{top:8px}

.bar{position:sticky;top:0;z-index:5;background:var(--surface);border-bottom:1px solid var(--line)}
.bar-inner{display:flex;align-items:center;gap:16px;height:48px}
.brand{font-weight:650;font-size:16px;letter-spacing:-.01em;text-decoration:none}
.bar nav{display:flex;gap:4px;flex:1;min-width:0;overflow-x:auto}
.bar nav a{padding:4px 8px;border-radius:6px;text-decoration:none;white-space:nowrap}
.bar nav a:hover{background:var(--sunk)}
.script .search{display:flex!important;align-items:center;position:relative}
.search input{width:220px;height:32px;padding:0 32px 0 10px;border:1px solid var(--edge);border-radius:6px;background:var(--ground)}
.search kbd{position:absolute;right:6px;pointer-events:none}
.search input:focus~kbd{visibility:hidden}
#show-keys{padding:0;border:0;background:none;border-radius:4px}
dialog{border:1px solid var(--edge);border-radius:6px;background:var(--surface);color:inherit;padding:24px;width:min(420px,92vw)}
dialog::backdrop{background:rgb(15 23 42/.4)}
dialog dl{margin:16px 0}
dialog dl div{display:flex;gap:16px;padding:6px 0;border-top:1px solid var(--line)}
dialog dt{width:72px}
dialog button,.tier-filter button{height:32px;padding:0 12px;border:1px solid var(--edge);border-radius:6px;background:var(--surface)}
.foot{padding-top:24px;padding-bottom:48px;margin-top:48px;border-top:1px solid var(--line);color:var(--quiet);font-size:12px}
.foot p+p{margin-top:4px}

.chapter{margin-top:56px}
.chapter>h2{margin-bottom:12px}
.whole{display:inline-block}
.lede{color:var(--quiet);font-size:14px}
.tier{display:inline-flex;align-items:center;gap:5px;font-size:12px;line-height:18px;font-weight:650;letter-spacing:.03em;white-space:nowrap;vertical-align:baseline}
.disc{width:11px;height:11px;flex:none;overflow:visible;fill:currentColor}
.disc circle:first-child{fill:none;stroke:currentColor;stroke-width:1.5}
.tier-clear{color:var(--clear)}.tier-watch{color:var(--watch)}.tier-review{color:var(--review)}.tier-case{color:var(--case)}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:8px 24px}
.sides.three{grid-template-columns:repeat(3,1fr)}
.sides dt{font-size:12px;line-height:16px;font-weight:650;color:var(--quiet);margin-bottom:2px}
.sides dd{max-width:68ch;text-wrap:pretty}
@media (max-width:720px){.sides,.sides.three{grid-template-columns:1fr}}
`;
