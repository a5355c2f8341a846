// Slow: opens evaluations in Chromium.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, launch, present } from '../../../../test/chromium.ts';
import type { Evaluation } from '../evaluation.ts';
import { largeCase } from '../fixtures/large.ts';
import { writeCase, type Case } from '../fixtures/make.ts';
import { smallCase } from '../fixtures/small.ts';
import { evaluate } from '../index.ts';
import { pageChunks } from './index.ts';

describe.skipIf(!present)(present ? 'in Chromium' : `in Chromium: skipped, ${CHROMIUM} is not there`, () => {
  let browser: Browser;
  let folder: string;
  const problems: string[] = [];
  const made: Record<string, Evaluation> = {};

  async function evaluationOf(name: string, one: Case): Promise<Evaluation> {
    const paths = writeCase(path.join(folder, name), one);
    const replays = [{ at: '2026-02-01T00:00:00Z', folder: paths.report }];
    return evaluate({ ...paths, version: 't', baseline: paths.report, replays, tierRule: () => 'review' });
  }

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'trueseat-evaluation-'));
    browser = await launch();
    const { truth } = smallCase();
    const nobody = {
      ...truth,
      schemes: [],
      subjects: truth.subjects.filter((one) => one.label === 'honest').map((one) => ({ ...one, schemes: [] })),
    };
    made['small'] = await evaluationOf('small', smallCase());
    made['empty'] = await evaluationOf('empty', { truth: nobody, subjects: [], clusters: [] });
    made['large'] = await evaluationOf('large', largeCase(10_000));
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function open(one: Evaluation | undefined, options: BrowserContextOptions = {}): Promise<Page> {
    const file = path.join(folder, 'evaluation.html');
    if (one !== undefined) writeFileSync(file, [...pageChunks(one)].join(''));
    const page = await (await browser.newContext(options)).newPage();
    problems.length = 0;
    page.on('console', (message) => problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith('data:') && request.url() !== pathToFileURL(file).href)
        problems.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
    return page;
  }

  const cases = ['small', 'empty', 'large'].flatMap((name) =>
    [1280, 390].flatMap((width) => (['light', 'dark'] as const).map((colorScheme) => ({ name, width, colorScheme }))),
  );

  it.each(cases)(
    '$name at $width wide, $colorScheme: nothing loaded, no error, nothing past the edge',
    async ({ name, width, colorScheme }) => {
      const page = await open(made[name], { viewport: { width, height: 800 }, colorScheme });
      expect(await page.locator('main > section').count()).toBeGreaterThanOrEqual(9);
      await page.addStyleTag({ content: '.piece{content-visibility:visible!important}' });
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(
        0,
      );
      expect(
        await page.evaluate(
          `Array.from(document.querySelectorAll('svg [d]')).filter((one) => /NaN|undefined|Infinity/.test(one.getAttribute('d'))).length`,
        ),
      ).toBe(0);
      const missing = `Array.from(document.querySelectorAll('a[href^="#"]')).filter((one) => !document.getElementById(one.hash.slice(1))).length`;
      expect(await page.evaluate(missing)).toBe(0);
      expect(problems).toEqual([]);
      await page.context().close();
    },
  );

  it('shows 10,000 subjects, and filters false alarms', async () => {
    const page = await open(made['large']);
    const rows = page.locator('#alarms .tall tbody tr:not([hidden])');
    expect(await rows.count()).toBe(made['large']?.false_alarms.subjects.length);
    await page.locator('#alarms .tall input').fill('W00008');
    expect(await rows.count()).toBe(1);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('says every measure and its interval in words too', async () => {
    const page = await open(made['small']);
    expect(await page.locator('h1').textContent()).toBe('4 of 8 found at review; 2 honest subjects there');
    expect(await page.locator('#overview .whisker').first().getAttribute('aria-label')).toBe(
      '62.5%, 95% interval 30.6% to 86.3%',
    );
    expect(await page.locator('#scores svg').count()).toBe(2);
    await page.context().close();
  });

  it.each(['</script><script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' autofocus onfocus='alert(1)"])(
    '%j from a report stays text',
    async (attack) => {
      const poisoned: unknown = JSON.parse(JSON.stringify(made['small']), (_key, value: unknown) =>
        typeof value === 'string' &&
        !/^\d{4}-|^(watch|review|case|clear|all|honest|for|against|tier|detection|same|worse|better|unknown)$/.test(
          value,
        )
          ? `${value}${attack}`
          : value,
      );
      const page = await open(poisoned as Evaluation); // the same form, other texts
      const strange = `Array.from(document.querySelectorAll('*')).filter((one) => /^(IMG|IFRAME|OBJECT|EMBED|BASE|LINK)$/.test(one.tagName) || Array.from(one.attributes).some((attribute) => /^on|^autofocus$/.test(attribute.name))).length + document.scripts.length`;
      expect(await page.evaluate(strange)).toBe(1);
      expect(problems).toEqual([]);
      await page.context().close();
    },
  );

  it('reads without scripts, and prints what is folded away', async () => {
    const page = await open(made['small'], { javaScriptEnabled: false });
    expect(await page.locator('#detections tbody tr').count()).toBe(3);
    await page.context().close();
    const paper = await open(undefined);
    await paper.emulateMedia({ media: 'print' });
    expect(await paper.locator('.bar').isVisible()).toBe(false);
    expect(
      ((await paper.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length,
    ).toBeGreaterThan(3);
    await paper.context().close();
  });
});
