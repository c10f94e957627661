import { describe, expect, test } from '@jest/globals';
import { readDocument } from '../../../ingest/suggest/document.ts';
import { findDates } from '../../../ingest/suggest/when/find.ts';
import { readPublicationDay } from '../../../ingest/suggest/when/published.ts';

const find = (text: string, publishedAt?: string, title?: string) => findDates(readDocument({ text, publishedAt, title }));

describe('what a date is of', () => {
  test('the day of the words is not the day of the deed', () => {
    const found = find('Eight people were killed in an airstrike on Sunday. The general said on Tuesday that he rejects the report.', '2017-07-12');
    expect(found[0]).toMatchObject({ start: '2017-07-09', role: 'EVENT' });
    expect(found.find((date) => date.start === '2017-07-11')).toMatchObject({ role: 'STATEMENT' });
  });

  test.each([
    ['Two were killed by shelling on Monday. More than 5,000 died there since May 2014.', '2014-05-01'],
    ['قتل مدنيان بقصف يوم الاثنين، وقتل الآلاف هناك منذ أيار 2014.', '2014-05-01'],
    ['Two were killed by shelling on Monday despite the ceasefire agreement of 5 March 2017.', '2017-03-05'],
    ['قتل مدنيان بقصف يوم الاثنين رغم اتفاق وقف إطلاق النار الموقع في 5 آذار 2017.', '2017-03-05'],
  ])('the background stands behind: %s', (text, start) => {
    const found = find(text, '2017-07-12');
    expect(found[0]).toMatchObject({ start: '2017-07-10', role: 'EVENT' });
    expect(found.find((date) => date.start === start)).toMatchObject({ role: 'BACKGROUND' });
  });

  test('the day before a verb of saying is the day of the words', () => {
    const found = find('The army on Tuesday denied that its aircraft bombed the school on 2 July.', '2017-07-12');
    expect(found[0]).toMatchObject({ start: '2017-07-02', role: 'EVENT' });
    expect(found.find((date) => date.start === '2017-07-11')).toMatchObject({ role: 'STATEMENT' });
  });

  test('the earlier of two attacks is background', () => {
    const text = 'A woman was killed on a market of the town on Monday. It was the second attack in a week; in the first, last Wednesday, two were wounded.';
    expect(find(text, '2017-07-12')[0]).toMatchObject({ start: '2017-07-10' });
  });

  test('what came after is not what happened', () => {
    expect(find('A man was charged on Tuesday over the shooting that killed two people on July 2.', '2017-07-12')[0]).toMatchObject({ start: '2017-07-02' });
  });

  test('years alone, without a day of publication, are no guess at all', () => {
    expect(find('The group was founded in 2011 and fought there in 2014.')).toEqual([]);
  });
});

describe('the day of publication', () => {
  test('stands in where nothing says when it happened, with little confidence', () => {
    const [found] = find('Six civilians were killed in an airstrike on a market.', '2017-07-12');
    expect(found).toMatchObject({ start: '2017-07-12', role: 'PUBLICATION', quote: { start: 0, end: 0 } });
    expect(found!.confidence).toBeLessThanOrEqual(0.5);
  });

  test('stands after the day of what was said about it', () => {
    const found = find('Six civilians were killed in an airstrike on a market, the ministry said on Monday.', '2017-07-14');
    expect(found.map((date) => [date.start, date.role])).toEqual([['2017-07-10', 'STATEMENT'], ['2017-07-14', 'PUBLICATION']]);
  });

  test.each([
    '14 July 2017\nShelling of a village\nSix civilians were killed on Wednesday when shells hit the village.',
    'قتل ستة مدنيين بقصف على القرية يوم الأربعاء\n#الدفاع_المدني8:06 AM · Jul 14, 2017·Twitter for Android',
    "News of the town's PostNews of the townJuly 14, 2017 · Shared with PublicSix civilians were killed on Wednesday when shells hit the village.",
    'Posted on: July 14, 2017\nSix civilians were killed on Wednesday when shells hit the village.',
  ])('is taken from a byline or a post time: %s', (text) => {
    const found = find(text);
    expect(found[0]).toMatchObject({ start: '2017-07-12', role: 'EVENT' });
    expect(found.find((date) => date.start === '2017-07-14')).toMatchObject({ role: 'PUBLICATION' });
  });

  test('without a year is that of a post of the current year', () => {
    const [found] = find("News of the town's PostNews of the townFebruary 28 · Shared with PublicSix civilians were killed when shells hit the village.");
    expect(found).toMatchObject({ start: expect.stringMatching(/^20\d\d-02-28$/), role: 'PUBLICATION' });
  });

  test('that fits the weekday said to be today goes before the date of the visit', () => {
    const text = 'السبت 4 تشرين الأول, 2025\nعناوين أخرى من اليوم\n\nالأحد 23 كانون الثاني 2022\nقتل مدنيان بقصف على القرية فجر اليوم الأحد.';
    expect(find(text)[0]!.start).toBe('2022-01-23');
  });

  test('is read as pages write it', () => {
    expect(readPublicationDay('2025-12-24 14:29:41+03:00 2026-07-31 21:05:00+03:00')).toBe('2025-12-24');
    expect(readPublicationDay('20 ديسمبر 2024')).toBe('2024-12-20');
    expect(readPublicationDay('Nov 27, 2024')).toBe('2024-11-27');
    expect(readPublicationDay('Tuesday')).toBeNull();
  });
});

describe('quotes', () => {
  test('point at the words', () => {
    const text = 'In brief: قصفت الطائرات، يوم ٦ تشرين الأول ٢٠٢٢، قرية. It struck again on 8 October 2022.';
    const words = find(text).map(({ quote }) => text.slice(quote.start, quote.end));
    expect(words).toEqual(expect.arrayContaining(['٦ تشرين الأول ٢٠٢٢', '8 October 2022']));
  });

  test('a date of the title alone has none', () => {
    expect(find('Six civilians were killed.', undefined, 'Six killed in a strike on 6 June 2016')[0]).toMatchObject({ start: '2016-06-06', quote: { start: 0, end: 0 } });
  });
});

describe('odd texts', () => {
  test.each([
    '', ' ', '2017', '-/-/-', '12/', '31/12', '99 99 99', '0 July 0000', 'May '.repeat(20_000), '1/2/2017 '.repeat(8000), '1-'.repeat(30_000), '٩'.repeat(60_000), '2'.repeat(60_000),
    'x'.repeat(60_000), 'قبل '.repeat(15_000), 'on Monday '.repeat(6000), '\n'.repeat(60_000), '\ud800\udc00\ud83d '.repeat(10_000), 'تشرين '.repeat(10_000), '(((('.repeat(15_000), 'said on '.repeat(8000),
  ])('neither throw nor point outside: %.20s', (text) => {
    for (const { start, end, quote } of find(text, '2017-07-12', text.slice(0, 500))) {
      expect(start <= end).toBe(true);
      expect(quote.start <= quote.end && quote.end <= text.length).toBe(true);
    }
  });

  test('any mixture of date words gives ordered dates whose quotes lie in the text', () => {
    const pieces = ['12', '2017', '٣', 'July', 'تموز', 'كانون', 'الثاني', '/', '-', ' ', '\n', 'on Friday', 'أمس', 'last', 'month', 'ago', 'قبل', 'يومين', 'th', ',', '31', '1:46 PM · ', 'since'];
    let seed = 7;
    for (let round = 0; round < 400; round++) {
      let text = '';
      for (let i = 0; i < 30; i++) {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        text += pieces[seed % pieces.length]! + (seed % 3 ? ' ' : '');
      }
      for (const { start, end, quote } of find(text, round % 2 ? '2017-07-12' : undefined)) {
        expect(/^\d{4}-\d\d-\d\d$/.test(start) && start <= end).toBe(true);
        const words = text.slice(quote.start, quote.end);
        expect(words).toBe(words.trim());
      }
    }
  });
});
