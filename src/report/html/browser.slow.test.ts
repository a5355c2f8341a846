// Slow: opens reports in Chromium.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, launch, present } from '../../../test/chromium.ts';
import type { ReportModel } from '../../model/report.ts';
import { poison } from './fixtures/poison.ts';
import { emptyModel, largeModel, longModel, sampleModel } from './fixtures/sample.ts';
import { renderReport } from './index.ts';

async function overflow(page: Page): Promise<number> {
  await page.addStyleTag({ content: '.item{content-visibility:visible!important}' });
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

describe.skipIf(!present)(present ? 'in Chromium' : `in Chromium: skipped, ${CHROMIUM} is not there`, () => {
  let browser: Browser;
  let folder: string;
  const problems: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'trueseat-report-'));
    browser = await launch();
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function open(model: ReportModel, options: BrowserContextOptions = {}): Promise<Page> {
    const file = path.join(folder, 'report.html');
    writeFileSync(file, renderReport(model));
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

  const models = { sample: sampleModel(), empty: emptyModel(), long: longModel() };
  const cases = Object.entries(models).flatMap(([name, model]) =>
    [1280, 390].flatMap((width) =>
      (['light', 'dark'] as const).map((colorScheme) => ({ name, model, width, colorScheme })),
    ),
  );

  it.each(cases)(
    '$name at $width wide, $colorScheme: nothing loaded, no error, nothing past the edge',
    async ({ model, width, colorScheme }) => {
      const page = await open(model, { viewport: { width, height: 800 }, colorScheme });
      expect(await page.locator('main > section').count()).toBe(6);
      expect(await overflow(page)).toBe(0);
      expect(problems).toEqual([]);
      await page.context().close();
    },
  );

  it('opens 500 subjects and 10,000 rows, and filters them', async () => {
    const page = await open(largeModel(500, 10_000), { viewport: { width: 1280, height: 800 } });
    expect(await page.locator('article.subject').count()).toBe(500);
    await page.keyboard.press('/');
    await page.keyboard.type('heron-499');
    expect(await page.locator('tr[data-subject]:not([hidden])').count()).toBe(1);
    expect(await page.locator('#filter-state').textContent()).toBe('1 of 500 shown');
    await page.keyboard.press('Escape');
    expect(await page.locator('tr[data-subject]:not([hidden])').count()).toBe(500);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('moves by keys, lists them, and opens what a link names', async () => {
    const page = await open(sampleModel());
    const focused = (): Promise<string> => page.evaluate('document.activeElement.id');
    await page.keyboard.press('j');
    expect(await focused()).toBe('cluster-c-maple');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await focused()).toBe('subject-worker-w-1041');
    await page.keyboard.press('k');
    expect(await focused()).toBe('cluster-c-ring');
    await page.keyboard.press('?');
    expect(await page.locator('#keys').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    const finding = page.locator('[id="subject-worker-w-1041.finding-shared-payout"]');
    expect(await finding.getAttribute('open')).toBe(null);
    await page.locator('.waterfall a[href="#subject-worker-w-1041.finding-shared-payout"]').click();
    await expect.poll(() => finding.getAttribute('open')).toBe('');
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it.each([
    '</script><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus='alert(1)",
    '</style></title><svg/onload=alert(1)>',
  ])('%j from a model stays text', async (attack) => {
    const page = await open(poison(sampleModel(), attack));
    const strange = await page.evaluate(
      `Array.from(document.querySelectorAll('*')).filter((one) => /^(IMG|IFRAME|OBJECT|EMBED|BASE|LINK)$/.test(one.tagName) || Array.from(one.attributes).some((attribute) => /^on|^autofocus$/.test(attribute.name))).length + document.scripts.length`,
    );
    expect(strange).toBe(1);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('reads without scripts', async () => {
    const page = await open(sampleModel(), { javaScriptEnabled: false });
    expect(await page.locator('.waterfall').count()).toBe(3);
    expect(await page.locator('#search').isVisible()).toBe(false);
    await page.locator('.finding > summary').first().click();
    expect(await page.locator('.finding pre').first().isVisible()).toBe(true);
    await page.context().close();
  });

  it('prints every record', async () => {
    const page = await open(sampleModel());
    await page.emulateMedia({ media: 'print' });
    const pdf = await page.pdf({ format: 'A4' });
    expect((pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length).toBeGreaterThan(8);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
