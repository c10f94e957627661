import { describe, expect, test } from '@jest/globals';
import { foldWord, readWords } from '../../../ingest/suggest/words/words.ts';

const folds = (text: string) => readWords(text).map((word) => word.fold);

describe('words', () => {
  test('part at hyphens, keep initials and numbers whole', () => {
    expect(folds('The U.S.-led air-strike: 50,000 of 2.4 million')).toEqual(['the', 'us', 'led', 'air', 'strike', '50,000', 'of', '2.4', 'million']);
    expect(folds("Russia's jets")).toEqual(['russia', 'jets']);
  });

  test('part where the script changes and at the underscores of hashtags', () => {
    expect(folds('@news24قصف #ريف_حلب')).toEqual(['news', '24', 'قصف', 'ريف', 'حلب']);
  });

  test('join what a poster cut with stretch signs, and keep its place', () => {
    const text = 'شهد الحي قـ ـصف ثم صـ.ار.وخ';
    const [, , raid, , rocket] = readWords(text);
    expect(raid).toMatchObject({ fold: 'قصف', start: 9, end: 15 });
    expect(rocket!.fold).toBe('صاروخ');
  });

  test('are not joined over an ordinary full stop', () => {
    expect(folds('المدينة.وقال')).toEqual(['المدينه', 'وقال']);
  });

  test('fold Arabic letters that writers exchange, and digits of every script', () => {
    expect(foldWord('إدلب')).toBe(foldWord('ادلب'));
    expect(foldWord('مسيّرة')).toBe('مسيره');
    expect(foldWord('١٢')).toBe('12');
  });

  test('offer an Arabic word without particles, article and pronoun', () => {
    expect(readWords('وللتحالف')[0]!.forms).toContain('تحالف');
    expect(readWords('مجزرتها')[0]!.forms).toContain('مجزره');
  });
});
