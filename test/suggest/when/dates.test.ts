import { describe, expect, test } from '@jest/globals';
import { readDocument } from '../../../ingest/suggest/document.ts';
import type { DateSuggestion } from '../../../ingest/suggest/types.ts';
import { findDates } from '../../../ingest/suggest/when/find.ts';

/** Wednesday. */
const WEDNESDAY = '2017-07-12';

function dates(text: string, publishedAt?: string, title?: string): DateSuggestion[] {
  return findDates(readDocument({ text, publishedAt, title }));
}

function first(text: string, publishedAt?: string): string {
  const found = dates(text, publishedAt)[0];
  return found ? (found.start === found.end ? found.start : `${found.start}..${found.end}`) : 'none';
}

describe('days named in full', () => {
  test.each([
    ['A strike on 2016-03-09 killed two people.', '2016-03-09'],
    ['A strike on 9 March 2016 killed two people.', '2016-03-09'],
    ['A strike on March 9th, 2016 killed two people.', '2016-03-09'],
    ['A strike on the 9th of March, 2016 killed two people.', '2016-03-09'],
    ['A strike on Wed, Mar. 9, 2016 killed two people.', '2016-03-09'],
    ['A strike on 25/11/2016 killed two people.', '2016-11-25'],
    ['A strike on 11/25/2016 killed two people.', '2016-11-25'],
    ['A strike on 25.11.2016 killed two people.', '2016-11-25'],
    ['قتل مدنيان بقصف يوم 9 آذار 2016.', '2016-03-09'],
    ['قتل مدنيان بقصف يوم ٩ مارس ٢٠١٦.', '2016-03-09'],
    ['قتل مدنيان بقصف بتاريخ 9/3/2016.', '2016-03-09'],
    ['قتل مدنيان بقصف يوم 9 آذار/مارس 2016.', '2016-03-09'],
    ['قتل مدنيان بقصف يوم 9 آذار (مارس) 2016.', '2016-03-09'],
    ['قتل مدنيان بقصف يوم 9 من كانون الثاني 2016.', '2016-01-09'],
    ['قتل مدنيان بقصف يوم 9 تشرين الأول/ أكتوبر من عام 2016.', '2016-10-09'],
    ['قتل مدنيان بقصف يوم 9 جويلية 2016.', '2016-07-09'],
    ['قتل مدنيان بقصف يوم 9 غشت 2016.', '2016-08-09'],
    ['قُتِلَ مدنيّان بقصفٍ يومَ 9 حَزيران 2016.', '2016-06-09'],
    ['قتل مدنيان بقصف يوم 4تموز/يوليو 2016.', '2016-07-04'],
  ])('%s', (text, day) => {
    expect(first(text)).toBe(day);
    expect(dates(text)[0]!.precision).toBe('EXACT_DAY');
  });

  test('a range of days keeps both ends', () => {
    const [found] = dates('Nineteen people were killed on Dec 1-2, 2016 in airstrikes.');
    expect(found).toMatchObject({ start: '2016-12-01', end: '2016-12-02', precision: 'DAYS_2', role: 'EVENT' });
    expect(first('Nineteen people were killed between 3 and 6 June 2016 in strikes.')).toBe('2016-06-03..2016-06-06');
  });

  test.each(['At least 603 civilians were killed between August 2014 and May 2017.', 'قتل ما لا يقل عن 603 مدنيين من آب 2014 إلى أيار 2017.', 'At least 603 civilians were killed in August 2014 – May 2017.'])('a range of months is one period: %s', (text) => {
    expect(dates(text, WEDNESDAY).find((date) => date.role === 'PERIOD')).toMatchObject({ start: '2014-08-01', end: '2017-05-31', precision: 'YEAR' });
  });

  test('there is no 31 June', () => {
    expect(dates('A strike on 31 June 2016 killed two people.').filter((date) => date.precision === 'EXACT_DAY')).toEqual([]);
  });

  test('a counter glued behind the year is no part of it', () => {
    const text = 'Two killed in shelling of the market1:46 PM · Nov 27, 20241.4K Views';
    const found = dates(text).find((date) => date.start === '2024-11-27')!;
    expect(text.slice(found.quote.start, found.quote.end)).toBe('Nov 27, 2024');
  });

  test('an ambiguous day is read day first, unless only the other way is fresh', () => {
    expect(first('A strike on 4/7/2017 killed two people.')).toBe('2017-07-04');
    expect(first('A strike on 7/4/2017 killed two people.', WEDNESDAY)).toBe('2017-07-04');
  });
});

describe('days without their year', () => {
  test.each([
    ['A strike on July 9 killed two people.', WEDNESDAY, '2017-07-09'],
    ['A strike on December 30 killed two people.', '2017-01-02', '2016-12-30'],
    ['قتل مدنيان بقصف يوم 30 كانون الأول.', '2017-01-02', '2016-12-30'],
  ])('%s', (text, published, day) => expect(first(text, published)).toBe(day));

  test('the weekday tells the year where nothing else does', () => {
    expect(first('قتل طفل بغارة، اليوم الجمعة 6 تشرين الأول.')).toBe('2023-10-06');
    expect(first('A raid killed a child on Friday, 6 October.')).toBe('2023-10-06');
  });

  test('the year of the same day elsewhere in the text goes before the commonest year', () => {
    const text = 'A woman was killed in a strike on Sep 6.\nRelated: man shot, May 21, 2024. Man shot, May 22, 2024.\nShe was killed on September 6, 2022.';
    expect(first(text)).toBe('2022-09-06');
  });
});

describe('days that lean on the day of publication', () => {
  test.each([
    ['The strike hit a school on Wednesday, killing six.', '2017-07-12'],
    ['The strike hit a school on Friday, killing six.', '2017-07-07'],
    ['The strike hit a school last Wednesday, killing six.', '2017-07-05'],
    ['The strike hit a school yesterday, killing six.', '2017-07-11'],
    ['The strike hit a school last night, killing six.', '2017-07-11'],
    ['The strike hit a school the day before yesterday, killing six.', '2017-07-10'],
    ['The strike hit a school two days ago, killing six.', '2017-07-10'],
    ['The strike hit a school this morning, killing six.', '2017-07-12'],
    ['قتل ستة مدنيين بغارة اليوم.', '2017-07-12'],
    ['قتل ستة مدنيين بغارة أمس.', '2017-07-11'],
    ['قتل ستة مدنيين بغارة أول أمس.', '2017-07-10'],
    ['قتل ستة مدنيين بغارة يوم الجمعة.', '2017-07-07'],
    ['قتل ستة مدنيين بغارة الأربعاء الماضي.', '2017-07-05'],
    ['قتل ستة مدنيين بغارة قبل يومين.', '2017-07-10'],
    ['قتل ستة مدنيين بغارة قبل ثلاثة أيام.', '2017-07-09'],
    ['قتل ستة مدنيين بغارة الليلة الماضية.', '2017-07-11'],
    ['قتل ستة مدنيين بغارة فجر اليوم الأربعاء.', '2017-07-12'],
    ['جددت الطائرات قصفها قبل قليل وقتلت ستة مدنيين.', '2017-07-12'],
  ])('%s', (text, day) => expect(first(text, WEDNESDAY)).toBe(day));

  test('weeks, months and years are whole', () => {
    expect(dates('At least 744 civilians were killed last month.', WEDNESDAY)[0]).toMatchObject({ start: '2017-06-01', end: '2017-06-30', precision: 'MONTH', role: 'PERIOD' });
    expect(dates('قتل أكثر من 700 مدني الشهر الماضي.', WEDNESDAY)[0]).toMatchObject({ start: '2017-06-01', end: '2017-06-30', precision: 'MONTH' });
    expect(dates('Dozens were killed in strikes last week.', WEDNESDAY)[0]).toMatchObject({ start: '2017-07-03', end: '2017-07-09', precision: 'WEEK' });
    expect(dates('Dozens were killed in strikes in June.', WEDNESDAY)[0]).toMatchObject({ start: '2017-06-01', precision: 'MONTH' });
  });

  test('without a day of publication they say nothing', () => {
    expect(dates('The strike hit a school on Friday, killing six.')).toEqual([]);
  });

  test('what is still to come did not happen', () => {
    expect(first('Two people were killed in shelling on Monday. Talks will be held next Friday.', WEDNESDAY)).toBe('2017-07-10');
  });

  test.each(['قتل مدني في اليوم الثاني من القصف.', 'He told USA Today about the raid that killed two.'])('no day is meant: %s', (text) => {
    expect(dates(text, WEDNESDAY)[0]).toMatchObject({ role: 'PUBLICATION' });
  });
});
