import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { piecesOf, type Mark } from '../../web/item/marks.ts';
import { paragraphsOf } from '../../web/item/paragraphs.ts';

const mark = (start: number, end: number): Mark => ({ start, end, kind: 'killed', word: 'mark.killed', value: '', fill: (draft) => draft });

test('where marks overlap the shortest shows, and the longer goes on around it', () => {
  const sentence = mark(0, 20);
  const figure = mark(5, 8);
  expect(piecesOf([sentence, figure], 0, 25).map(({ start, end, mark: shown, first }) => [start, end, shown, first])).toEqual([
    [0, 5, sentence, true], [5, 8, figure, true], [8, 20, sentence, false], [20, 25, undefined, false],
  ]);
});

test('the pieces cover the text once, in order, whatever is marked', () => {
  const span = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => mark(Math.min(a, b), Math.max(a, b) + 1));
  fc.assert(fc.property(fc.array(span, { maxLength: 12 }), (marks) => {
    const pieces = piecesOf(marks, 10, 50);
    expect(pieces.at(0)?.start).toBe(10);
    expect(pieces.at(-1)?.end).toBe(50);
    for (const [index, piece] of pieces.entries()) if (index > 0) expect(piece.start).toBe(pieces[index - 1]?.end);
  }));
});

test('paragraphs lie where the text has them', () => {
  const text = 'One\nstill one.\n\nTwo.\n \n\nثلاثة.';
  expect(paragraphsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['One\nstill one.', 'Two.', 'ثلاثة.']);
});
