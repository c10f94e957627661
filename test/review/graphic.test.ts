import { expect, test } from '@jest/globals';
import { saysGraphic } from '../../server/review/graphic.ts';

test.each([
  'Warning: this report contains graphic images of the aftermath.', 'Some readers may find the following account distressing.', 'Viewer discretion is advised.', 'GRAPHIC CONTENT',
  'تحذير: يحتوي التقرير على مشاهد قاسية', 'تنبيه: صور قد تكون صادمة', 'محتوى حساس',
])('a page that warns: %s', (text) => {
  expect(saysGraphic(`Nine were killed on Monday. ${text} The strike came before dawn.`)).toBe(true);
});

test.each([
  'The Euphrates below Hajin. Graphic: The Northern Courier', 'A graphic designer was among the dead.', 'The silence was disturbing.', 'نشرت الوكالة صورًا للمستشفى', 'ظروف قاسية في المخيم', '',
])('a page that doesn\'t: %s', (text) => {
  expect(saysGraphic(text)).toBe(false);
});

test('a long text costs no more than its length', () => {
  const text = `${'viewers may find '.repeat(20_000)}${'صور '.repeat(20_000)}`;
  expect(saysGraphic(text)).toBe(false);
});
