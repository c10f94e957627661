import { describe, expect, test } from '@jest/globals';
import { demoPages, pageOf, publishedOf, textOf } from '../../demo/pages.ts';
import type { DemoPage, Truth } from '../../demo/page.ts';

const strikes = demoPages.filter(page => page.kind === 'STRIKE');
const versions = (page: DemoPage): Truth[] => [page.truth, ...(page.edit ? [page.edit.truth] : [])];

const weekday = (date: string, language: string): string =>
  new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(date));

/** The outlets of the pages that share this page's label. */
const same = (label: 'family' | 'incident', slug: string): string[] =>
  demoPages.filter(page => page.truth[label] !== undefined && page.truth[label] === pageOf(slug).truth[label]).map(page => page.outlet);

describe('what the pages say and what their truth says', () => {
  test.each(strikes.map(page => [page.slug, page] as const))('%s names the weekday and the place of its event, before its publication', (_, page) => {
    const { when, place } = page.truth;
    expect(when && place).not.toBeNull();
    expect(textOf(page.body)).toContain(weekday(when?.start ?? '', page.language));
    expect(Date.parse(when?.end ?? '')).toBeLessThanOrEqual(Date.parse(page.publishedAt));
    expect(page.language === 'ar' || textOf(page.body).includes(place?.name ?? '')).toBe(true);
  });

  test('parts never exceed their whole', () => {
    for (const truth of demoPages.flatMap(versions)) {
      const parts = (truth.parts?.children ?? 0) + (truth.parts?.women ?? 0);
      expect(parts).toBeLessThanOrEqual(truth.killed?.max ?? truth.killed?.min ?? 0);
    }
  });

  test('the copies of the agency’s story share a family, the Arabic report only the event', () => {
    expect(same('family', 'grain-depot')).toEqual(['wire', 'northern-courier', 'harbour-post', 'plains-gazette', 'lakeside-herald']);
    expect(same('incident', 'grain-depot')).toEqual(['wire', 'northern-courier', 'harbour-post', 'plains-gazette', 'lakeside-herald', 'sahra']);
    expect(same('incident', 'bus-station')).toEqual(['wire', 'sahra']);
    expect(pageOf('bus-station').truth.killed).not.toEqual(pageOf('sahra-bus-station').truth.killed);
  });

  test('the monthly report takes a maximum for a fact, and its percentage is minimum on minimum', () => {
    const { title, body, truth } = pageOf('monthly-report');
    const [monitor, accused] = truth.tallies ?? [];
    expect(title).toContain(`killed ${monitor?.killed.max} civilians`);
    expect(textOf(body)).toContain('estimate of 65 to 98');
    expect(Math.round(((monitor?.killed.min ?? NaN) / 65 - 1) * 100)).toBe(monitor?.changePercent);
    expect([monitor?.events, accused?.killed]).toEqual([61, { min: 212, max: null, qualifier: 'AT_LEAST' }]);
  });

  test('a page that tells only the day is not credited with the minute', () => {
    expect(publishedOf(pageOf('harbour-grain-depot'))).toBe('2017-05-10');
    expect(publishedOf(pageOf('grain-depot'))).toBe('2017-05-09T18:40:00+00:00');
  });

  test('unknown is not zero: one page says nobody, another that nobody knows', () => {
    expect([pageOf('mine').truth.killed, pageOf('not-known').truth.killed]).toEqual([{ min: 0, max: 0, qualifier: 'EXACT' }, null]);
  });
});
