import { expect, it } from 'vitest';
import { emptyModel, largeModel, longModel, sampleModel } from './fixtures/sample.ts';
import { renderReport, reportChunks } from './index.ts';

it('is the same bytes for the same model, whole or in pieces', () => {
  const page = renderReport(sampleModel());
  expect(renderReport(sampleModel()) === page).toBe(true);
  expect([...reportChunks(sampleModel())].join('') === page).toBe(true);
});

it('names a charset and nothing to load', () => {
  for (const model of [sampleModel(), emptyModel(), longModel()]) {
    const page = renderReport(model);
    expect(page.slice(0, 70)).toMatch(/^<!doctype html>\s*<html lang="en">\s*<head>\s*<meta charset="utf-8"/);
    expect(/(?:src|href)\s*=\s*["']?(?:https?:)?\/\//i.exec(page)).toBe(null);
    expect(/url\((?!data:|#)/i.exec(page)).toBe(null);
  }
  expect(renderReport(emptyModel()).length).toBeLessThan(200_000);
});

it('gives every anchor once, and every link an anchor', () => {
  for (const model of [sampleModel(), emptyModel(), longModel(), largeModel(12, 900)]) {
    const page = renderReport(model);
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
    expect(ids.length).toBe(new Set(ids).size);
    const known = new Set(ids);
    const links = [...page.matchAll(/ href="#([^"]*)"/g)].map((match) => match[1]);
    expect(links.filter((link) => !known.has(link))).toEqual([]);
  }
});

it('shows innocent explanation and check wherever it shows a score, and the record with its place', () => {
  const page = renderReport(sampleModel());
  for (const subject of sampleModel().subjects) {
    expect(page.includes(subject.innocent) && page.includes(subject.settle), subject.id).toBe(true);
  }
  const said = [
    '2026-03-04 17:20 EST (22:20 UTC)',
    'okta/system-log-2026-03.ndjson:1042',
    '<s>The clock differs from the claimed zone</s>',
  ];
  expect(said.filter((text) => !page.includes(text))).toEqual([]);
  expect(page.replaceAll(/>\s+</g, '><')).toContain(
    '<dt>Limits</dt><dd>It does not show who sits at the keyboard.</dd>',
  );
});

it('says that nothing was read, rather than that nothing was found', () => {
  expect(renderReport(emptyModel()).includes('Nothing was read, so there is no result')).toBe(true);
});
