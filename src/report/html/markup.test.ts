import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { poison } from './fixtures/poison.ts';
import { sampleModel } from './fixtures/sample.ts';
import { renderReport } from './index.ts';
import { escape, html, markupOf } from '../../lib/html/markup.ts';

it.each([
  ['</script><script>alert(1)</script>', '&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;'],
  [`" onload='x' \``, '&quot; onload&#61;&#39;x&#39; &#96;'],
  ['src=//evil.example', 'src&#61;//evil.example'],
  ['a\u2028b\u2029c', 'a\u27e8U+2028\u27e9b\u27e8U+2029\u27e9c'],
  ['name\u202egnp.exe', 'name\u27e8U+202E\u27e9gnp.exe'],
  ['\u0000\u001b[31m', '\u2400\u241b[31m'],
  ['lone \ud800 end', 'lone \ufffd end'],
  ['line one\r\nline two\tend', 'line one\nline two\tend'],
  ['caf\u00e9 \ud83d\ude00 \u0645\u062b\u0627\u0644', 'caf\u00e9 \ud83d\ude00 \u0645\u062b\u0627\u0644'],
])('escapes %j', (text, expected) => {
  expect(escape(text)).toBe(expected);
});

it('leaves nothing that opens a tag, an attribute or an entity', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(escape(text)).not.toMatch(/[<>"'`=\u2028\u2029]|&(?!(?:amp|lt|gt|quot|#39|#96|#61);)/);
    }),
  );
});

it('keeps what it did not have to change', () => {
  expect(markupOf(html`<b title="${'a"b'}">${'x < y'}${null}${0}${[html`<i></i>`]}</b>`)).toBe(
    '<b title="a&quot;b">x &lt; y0<i></i></b>',
  );
});

const skeleton = (page: string): string =>
  page.replaceAll(/(<\/?[a-z][a-z0-9]*)|[^<]/gi, (_, tag: string | undefined) => (tag === undefined ? '' : `${tag} `));

it('no text of a model adds a tag, whatever it holds', () => {
  const harmless = skeleton(renderReport(poison(sampleModel(), 'x')));
  const attacks = fc.oneof(
    fc.constantFrom(
      '</script><img src=x onerror=alert(1)>',
      '"><svg onload=alert(1)>',
      "' onmouseover='x",
      '--><b>',
      ']]><i>',
      '{{x}}',
      '</title><script>',
      '&lt;b&gt;',
      '\u2028<b>',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }).map((text) => `<${text}`),
  );
  fc.assert(
    fc.property(attacks, (attack) => {
      expect(
        skeleton(renderReport(poison(sampleModel(), attack)))
          .split(' ')
          .filter((tag) => /^<(?:script|img|iframe|object|style|link|base|form)$/i.test(tag)),
      ).toEqual(harmless.split(' ').filter((tag) => /^<(?:script|img|iframe|object|style|link|base|form)$/i.test(tag)));
    }),
    { numRuns: 12 },
  );
});
