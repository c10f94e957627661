import { describe, expect, test } from '@jest/globals';
import { claim, claims, figure } from './read.ts';

describe('Arabic numbers', () => {
  test.each([
    ['مقتل 5 مدنيين', 5, 5, 'EXACT'],
    ['مقتل ٥ مدنيين', 5, 5, 'EXACT'],
    ['مقتل خمسة مدنيين', 5, 5, 'EXACT'],
    ['مقتل ثلاث نساء', 3, 3, 'EXACT'],
    ['مقتل أحد عشر مدنياً', 11, 11, 'EXACT'],
    ['مقتل اثني عشر شخصاً', 12, 12, 'EXACT'],
    ['مقتل خمسة وعشرين مدنياً', 25, 25, 'EXACT'],
    ['قُتل سبعةُ أشخاصٍ', 7, 7, 'EXACT'],
    ['مقتل مدني', 1, 1, 'EXACT'],
    ['سقوط قتيلان', 2, 2, 'EXACT'],
    ['سقوط شهيدين', 2, 2, 'EXACT'],
    ['مقتل طفلين', 2, 2, 'EXACT'],
    ['استشهاد مدنيين اثنين', 2, 2, 'EXACT'],
    ['مقتل أكثر من 10 مدنيين', 10, null, 'AT_LEAST'],
    ['مقتل ما لا يقل عن 10 مدنيين', 10, null, 'AT_LEAST'],
    ['مقتل نحو 30 شخصاً', 30, 30, 'ABOUT'],
    ['ما بين 5 و7 قتلى', 5, 7, 'BETWEEN'],
    ['مقتل عشرات المدنيين', 10, 20, 'ABOUT'],
    ['مقتل عدد من المدنيين', 2, null, 'AT_LEAST'],
    ['مقـ.ـتل ثلاث أشـ.ـخاص', 3, 3, 'EXACT'],
  ])('%s', (text, min, max, qualifier) => {
    expect(claim(text, 'killed')).toMatchObject({ min, max, qualifier, scope: 'EVENT' });
  });
});

describe('Arabic lists, parts and kinds', () => {
  test.each([
    ['مقتل رجل وامرأة', 2],
    ['مقتل امرأة وطفليها', 3],
    ['استشهاد أب وابنتين له', 3],
    ['مقتل 3 أطفال وامرأة', 4],
    ['وراح ضحية القصف خمسة مدنيين', 5],
    ['فقد مدني حياته جراء القصف', 1],
    ['ارتفاع عدد القتلى إلى 5', 5],
  ])('%s', (text, count) => {
    expect(claim(text, 'killed')).toMatchObject({ min: count, max: count });
  });

  test.each([
    ['قتل 5 أشخاص وأصيب 10 آخرون', 5, 10],
    ['مقتل طفل وإصابة 5 مدنيين', 1, 5],
    ['5 قتلى و10 جرحى', 5, 10],
    ['قتيلان وجريح', 2, 1],
  ])('%s', (text, killed, injured) => {
    expect(claim(text, 'killed')).toMatchObject({ min: killed });
    expect(claim(text, 'injured')).toMatchObject({ min: injured });
  });

  test.each(['إصابة 6 مدنيين بينهم طفل وامرأتان', 'إصابة 6 مدنيين (طفل وامرأتان)'])('parts are never added: %s', (text) => {
    expect(claim(text, 'injured')).toMatchObject({ min: 6, max: 6 });
    expect(claims(text).filter(({ scope }) => scope === 'PART').map(({ min }) => min)).toEqual([1, 2]);
  });

  test('nobody is zero; not known is nothing', () => {
    expect(claim('قصف البلدة دون وقوع إصابات', 'injured')).toMatchObject({ min: 0, max: 0 });
    expect(claim('لم تسفر الغارة عن ضحايا', 'killed')).toMatchObject({ min: 0, max: 0 });
    expect(claim('لم تسفر عن خسائر بشرية', 'killed')).toMatchObject({ min: 0, max: 0 });
    expect(claims('دون معلومات عن إصابات')).toEqual([]);
  });

  test('combatants are told from civilians', () => {
    expect(claim('مقتل 3 عناصر من قوات النظام', 'killed')?.who).toBe('combatants');
    expect(claim('مقتل 3 مدنيين', 'killed')?.who).toBe('civilians');
  });

  test('a cumulative total is background', () => {
    expect(claim('مقتل 300 مدني منذ بداية العام', 'killed')?.scope).toBe('BACKGROUND');
  });

  test('a single number is the figure', () => {
    expect(figure('مقتل 4 مدنيين وإصابة 12 آخرين بقصف استهدف البلدة', 'killed')).toMatchObject({ min: 4, max: 4 });
    expect(figure('مقتل 4 مدنيين وإصابة 12 آخرين بقصف استهدف البلدة', 'injured')).toMatchObject({ min: 12, max: 12 });
  });
});

test('nobody fell: none', () => {
  expect(figure('أصيب أربعة رعاة بجروح بانفجار لغم، ولم يسقط قتلى.', 'killed')).toMatchObject({ min: 0, max: 0 });
});
