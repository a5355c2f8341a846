import { html, type Html } from '../../lib/html/markup.ts';

/** The reason, the innocent explanation and the check, of a verdict or a subject. */
export function sides(why: string, { innocent, settle }: { readonly innocent: string; readonly settle: string }): Html {
  return html`<dl class="sides three">
    <div>
      <dt>Why</dt>
      <dd>${why}</dd>
    </div>
    <div>
      <dt>Best innocent explanation</dt>
      <dd>${innocent}</dd>
    </div>
    <div>
      <dt>What would settle it</dt>
      <dd>${settle}</dd>
    </div>
  </dl>`;
}
