import { describe, expect, test } from '@jest/globals';
import { findStatements } from '../../../ingest/suggest/statements/statements.ts';
import { findDates } from '../../../ingest/suggest/when/find.ts';
import { read } from '../who/reading.ts';

function statements(text: string) {
  const { reading, mentions, speeches } = read(text);
  return findStatements(reading, mentions, speeches, findDates(reading.document));
}

describe('statements', () => {
  test.each([
    ['The Israeli military denied that its aircraft struck the school.', 'Israeli Military', 'DENIES'],
    ['The Russian Defence Ministry dismissed the reports as false.', 'Russian Military', 'DENIES'],
    ['The US-led Coalition acknowledged that its raid killed two civilians.', 'US-led Coalition', 'ACCEPTS'],
    ['AFRICOM said it was looking into the claims of civilian deaths.', 'US Military', 'INVESTIGATES'],
    ['Amnesty International condemned the attack.', 'Amnesty International', 'CONDEMNS'],
    ['The Israeli military said the raid killed militants, not civilians.', 'Israeli Military', 'OTHER'],
    ['نفت قسد مسؤوليتها عن القصف', 'Syrian Democratic Forces', 'DENIES'],
    ['ورفض الجيش الإسرائيلي الاتهامات', 'Israeli Military', 'DENIES'],
    ['اعترف التحالف الدولي بمقتل مدنيين في الغارة', 'US-led Coalition', 'ACCEPTS'],
    ['أدانت الأمم المتحدة الهجوم على السوق', 'UN', 'CONDEMNS'],
  ])('%s', (text, speaker, stance) => {
    expect(statements(text)).toMatchObject([{ speaker, stance }]);
  });

  test('of a nameless general take the name from the next sentence', () => {
    const text = 'A senior Russian general rejected the report. "I deny all of it," Colonel General Ivan Petrenko told reporters.';
    expect(statements(text)).toEqual([{ speaker: 'Ivan Petrenko', organisation: 'Russian Military', stance: 'DENIES', date: null, quote: { start: 0, end: text.length } }]);
  });

  test('of a party take the name of the official whose quotation follows', () => {
    const text = 'The US-led Coalition said that it was looking into the report. “We saw the pictures. We take them seriously,” said its spokesman, Colonel Adam Reed.';
    expect(statements(text)).toMatchObject([{ speaker: 'Adam Reed', organisation: 'US-led Coalition', stance: 'INVESTIGATES', quote: { start: 0, end: text.length } }]);
  });

  test('are not given to a passer-by who is quoted next', () => {
    const text = 'The US-led Coalition denied the charge. “I saw the smoke,” said Omar Haddad, a baker.';
    expect(statements(text)).toMatchObject([{ speaker: 'US-led Coalition', stance: 'DENIES' }]);
  });

  test('of an army that the text leaves nameless stand under its own words', () => {
    expect(statements('The army said that it was investigating the strike.')).toMatchObject([{ speaker: 'The army', stance: 'INVESTIGATES' }]);
    expect(statements('وقال الجيش إنه يتحقق من التقارير')).toMatchObject([{ speaker: 'الجيش', stance: 'INVESTIGATES' }]);
    expect(statements('He left the army and denied it later.')).toEqual([]);
  });

  test('of an Arabic spokesman have his name, without his rank', () => {
    expect(statements('وقال المتحدث العسكري العميد سامي الجبلي في بيان: «نرفض هذه الاتهامات».')).toMatchObject([{ speaker: 'سامي الجبلي', stance: 'DENIES' }]);
    expect(statements('قال المتحدث باسم التحالف الدولي العقيد آدم ريد إن التحالف يدرس التقارير.')).toMatchObject([{ speaker: 'آدم ريد', organisation: 'US-led Coalition', stance: 'INVESTIGATES' }]);
  });

  test('carry the day that they name', () => {
    expect(statements('The Israeli military denied the charge on 3 July 2021.')[0]!.date).toBe('2021-07-03');
  });

  test('are not refusals of something else, nor news of the monitor', () => {
    expect(statements('رفض متحدث باسم الجيش الإسرائيلي التعليق على الهجوم')).toEqual([]);
    expect(statements('The army denied access to aid convoys.')).toEqual([]);
    expect(statements('The Syrian Observatory said five people died.')).toEqual([]);
    expect(statements('أعلنت قوات النظام تحقيق إصابات مباشرة')).toEqual([]);
  });
});
