import type { ReportModel } from '../../model/report.ts';
import { pageHead } from '../../lib/html/page.ts';
import { clusterSection } from './cluster.ts';
import { coverageSection } from './coverage.ts';
import { worldSymbol } from './draw/outline.ts';
import { hatchPattern } from './draw/timeline.ts';
import { html, type Html, markupOf, nothing } from '../../lib/html/markup.ts';
import { inferredSection } from './inferred.ts';
import { namesOf } from './name.ts';
import { SCRIPT } from './script.ts';
import { STYLES } from './style/index.ts';
import { subjectList } from './subject-list.ts';
import { subjectSection } from './subject.ts';
import { summary } from './summary.ts';
import { count, plural } from '../../lib/html/text.ts';
import { daySpan } from './time.ts';

function bar(model: ReportModel): Html {
  return html`<a class="skip" href="#overview">Skip to the report</a>
    <header class="bar">
      <div class="bar-inner">
        <a class="brand" href="#overview">Trueseat</a>
        <nav aria-label="Sections">
          <a href="#overview">Overview</a
          ><a href="#subjects">Subjects <span class="quiet">${count(model.subjects.length)}</span></a
          ><a href="#clusters">Clusters <span class="quiet">${count(model.clusters.length)}</span></a
          ><a href="#coverage">Coverage</a>
        </nav>
        <label class="search needs-script"
          ><span class="unseen">Filter subjects</span
          ><input id="search" type="search" placeholder="Filter subjects" autocomplete="off" spellcheck="false" /><kbd
            >/</kbd
          ></label
        ><button id="show-keys" class="needs-script" type="button" aria-label="List the keys"><kbd>?</kbd></button>
      </div>
    </header>`;
}

function foot(model: ReportModel): Html {
  return html`<footer class="foot">
      <p>
        Trueseat ${model.version}. Data ${daySpan(model.dataFrom, model.dataUntil)}. Outlines: Natural Earth, public
        domain. ${model.attributions.map((one) => html`<a href="${one.url}" rel="noreferrer">${one.text}</a>. `)}This
        page holds personal data; it loads nothing and sends nothing.
      </p>
      <p>
        A tier says how much attention something needs. It is not a finding of guilt, and no action against a person
        should rest on it alone.
      </p>
    </footer>
    <dialog id="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <dl>
        <div>
          <dt><kbd>/</kbd></dt>
          <dd>filter subjects</dd>
        </div>
        <div>
          <dt><kbd>j</kbd> <kbd>k</kbd></dt>
          <dd>next, previous cluster or subject</dd>
        </div>
        <div>
          <dt><kbd>Esc</kbd></dt>
          <dd>clear and leave the filter, close this</dd>
        </div>
        <div>
          <dt><kbd>?</kbd></dt>
          <dd>this list</dd>
        </div>
      </dl>
      <form method="dialog"><button>Close</button></form>
    </dialog>`;
}

/** Clusters one by one, in a chapter of their own. */
function* clusterChunks(model: ReportModel): Generator<string, void, undefined> {
  yield '<section id="clusters" class="chapter" aria-labelledby="clusters-title">';
  yield markupOf(html`<h2 id="clusters-title">Clusters in full</h2>`);
  const names = namesOf(model);
  for (const cluster of model.clusters) yield markupOf(clusterSection(cluster, model, names));
  if (model.clusters.length === 0) yield markupOf(html`<p class="quiet">No cluster.</p>`);
  if (model.clustersLeft > 0)
    yield markupOf(
      html`<p class="quiet">
        ${plural(model.clustersLeft, 'more cluster')} with nobody at watch or above: see clusters.csv.
      </p>`,
    );
  yield '</section>';
}

/** Subjects one by one, in a chapter of their own. */
function* evidenceChunks(model: ReportModel): Generator<string, void, undefined> {
  yield '<section id="evidence" class="chapter" aria-labelledby="evidence-title">';
  yield markupOf(html`<h2 id="evidence-title">Evidence, subject by subject</h2>`);
  const clusters = new Map(model.clusters.map((cluster) => [cluster.id, cluster]));
  for (const subject of model.subjects) yield markupOf(subjectSection(subject, clusters));
  if (model.subjects.length === 0) yield markupOf(html`<p class="quiet">Nothing reached watch.</p>`);
  yield '</section>';
}

/** The report in pieces, for a caller that writes a large one to a file piece by piece. */
export function* reportChunks(model: ReportModel): Generator<string, void, undefined> {
  const places = model.clusters.some((cluster) => cluster.places.length > 0);
  yield `<!doctype html>\n<html lang="en">${markupOf(pageHead(model.title, model.version, STYLES, SCRIPT))}<body>`;
  yield markupOf(html`${hatchPattern()}${places ? worldSymbol() : nothing}${bar(model)}`);
  yield `<main>${markupOf(summary(model))}`;
  yield markupOf(
    html`<section id="subjects" class="chapter" aria-labelledby="subjects-title">
      <h2 id="subjects-title">Subjects at watch or above</h2>
      ${subjectList(model)}
    </section>`,
  );
  yield* clusterChunks(model);
  yield* evidenceChunks(model);
  yield markupOf(inferredSection(model));
  yield `${markupOf(coverageSection(model))}</main>`;
  yield `${markupOf(foot(model))}<script>${SCRIPT}</script></body></html>\n`;
}

/** One self-contained page: works offline, loads nothing, the same bytes for the same model. */
export function renderReport(model: ReportModel): string {
  return [...reportChunks(model)].join('');
}
