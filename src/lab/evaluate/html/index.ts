import { html, markupOf, nothing, type Html } from '../../../lib/html/markup.ts';
import { pageHead } from '../../../lib/html/page.ts';
import { SCRIPT_START } from '../../../lib/html/script.ts';
import { BASE } from '../../../lib/html/style/base.ts';
import { PRINT } from '../../../lib/html/style/print.ts';
import { TABLES } from '../../../lib/html/style/table.ts';
import { TOKENS } from '../../../lib/html/style/token.ts';
import type { Evaluation } from '../evaluation.ts';
import { alarmChapter } from './alarm.ts';
import { clusterChapter } from './cluster.ts';
import { comparisonChapter } from './comparison.ts';
import { detectionChapter } from './detection.ts';
import { foundChapter, schemeChapter } from './found.ts';
import { impactChapter } from './impact.ts';
import { notes, overview } from './overview.ts';
import { scoreChapter } from './score.ts';
import { STYLE } from './style.ts';

const STYLES = [TOKENS, BASE, TABLES, PRINT, STYLE].join('');

function bar(one: Evaluation): Html {
  return html`<a class="skip" href="#overview">Skip to the evaluation</a>
    <header class="bar">
      <div class="bar-inner">
        <a class="brand" href="#overview">Trueseat</a>
        <nav aria-label="Sections">
          ${one.comparison === null ? nothing : html`<a href="#comparison">Baseline</a>`}<a href="#found">Found</a
          ><a href="#schemes">Schemes</a><a href="#alarms">False alarms</a><a href="#clusters">Clusters</a
          ><a href="#scores">Scores</a
          ><a href="#detections">Detections</a>${one.impact === null ? nothing : html`<a href="#impact">Impact</a>`}
        </nav>
      </div>
    </header>`;
}

function foot(one: Evaluation): Html {
  return html`<footer class="foot">
    <p>
      Trueseat ${one.program}. Truth ${one.truth.sha256.slice(0, 12)}. docs/evaluate.md defines every measure. This page
      loads nothing and sends nothing.
    </p>
    <p>These numbers hold for this data set only.</p>
  </footer>`;
}

/** The evaluation as one page that works offline, in pieces for a caller that writes it as it goes. */
export function* pageChunks(one: Evaluation): Generator<string, void, undefined> {
  yield `<!doctype html>\n<html lang="en">${markupOf(pageHead(`Evaluation of ${one.report.folder}`, one.program, STYLES, SCRIPT_START))}<body>`;
  yield `${markupOf(bar(one))}<main>${markupOf(overview(one))}`;
  for (const chapter of [
    comparisonChapter,
    foundChapter,
    schemeChapter,
    alarmChapter,
    clusterChapter,
    scoreChapter,
    detectionChapter,
    impactChapter,
    notes,
  ]) {
    yield markupOf(chapter(one));
  }
  yield `</main>${markupOf(foot(one))}<script>${SCRIPT_START}</script></body></html>\n`;
}
