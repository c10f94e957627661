import { describe, expect, test } from '@jest/globals';
import { findDate, isoOf, readMachineDate } from '../../ingest/extract/dates/read.ts';

const found = (text: string, monthFirst = false): string | null => {
  const date = findDate(text, { monthFirst });
  return date && isoOf(date);
};

describe('findDate', () => {
  test.each([
    ['Published 13/07/2017', '2017-07-13'],
    ['July 13th, 2017 3:05 p.m. EDT', '2017-07-13T15:05-04:00'],
    ['13 يوليو 2017', '2017-07-13'],
    ['الخميس 13 تموز/يوليو 2017 الساعة 14:20 (GMT+3)', '2017-07-13T14:20+03:00'],
    ['١٣ تموز ٢٠١٧', '2017-07-13'],
    ['5 كانون الثاني 2020', '2020-01-05'],
    ['14 أوت 2019', '2019-08-14'],
    ['13. Juli 2017, 08:15 Uhr', '2017-07-13'],
    ['le 1er février 2021', '2021-02-01'],
    ['13 de julio de 2017', '2017-07-13'],
    ['13 июля 2017 г., 12:00 МСК', '2017-07-13'],
    ['12 Aralık 2019 Perşembe', '2019-12-12'],
    ['2017年7月13日', '2017-07-13'],
    ['12.31.2019', '2019-12-31'],
    ['no date, only 24/7 and 1/2', null],
    ['31/02/2019', null],
  ])('%s', (text, expected) => expect(found(text)).toBe(expected));

  test('ambiguous figures go by the reader', () => {
    expect(found('5/6/2017')).toBe('2017-06-05');
    expect(found('5/6/2017', true)).toBe('2017-05-06');
  });
});

describe('readMachineDate', () => {
  test.each([
    ['2020-03-01T10:00:00+0200', '2020-03-01T10:00:00+02:00'],
    ['2020-03-01T10:00:00.123Z', '2020-03-01T10:00:00Z'],
    ['2020-03-01 10:00', '2020-03-01'],
    ['20200301', '2020-03-01'],
    ['Wed, 02 Oct 2002 13:00:00 GMT', '2002-10-02T13:00:00Z'],
    ['1499904000', '2017-07-13T00:00:00Z'],
    ['2020-13-45', null],
    ['', null],
  ])('%s', (text, expected) => {
    const date = readMachineDate(text);
    expect(date && isoOf(date)).toBe(expected);
  });
});
