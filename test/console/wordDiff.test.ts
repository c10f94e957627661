import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { wordDiff } from '../../web/item/wordDiff.ts';

const side = (changes: ReturnType<typeof wordDiff>, without: 'added' | 'removed') => changes.filter(({ kind }) => kind !== without).map(({ text }) => text).join('');

test('a figure that was edited silently is told apart from what stayed', () => {
  expect(wordDiff('At least 14 civilians were killed on Tuesday.', 'At least 17 civilians were killed on Tuesday.')).toEqual([
    { kind: 'same', text: 'At least ' }, { kind: 'removed', text: '14 ' }, { kind: 'added', text: '17 ' }, { kind: 'same', text: 'civilians were killed on Tuesday.' },
  ]);
});

test('both texts can be read back out of the changes, whatever they are', () => {
  const words = fc.array(fc.constantFrom('a ', 'b ', 'c\n\n', 'قتل ', ' '), { maxLength: 40 }).map((each) => each.join(''));
  fc.assert(fc.property(words, words, (older, newer) => {
    const changes = wordDiff(older, newer);
    expect([side(changes, 'added'), side(changes, 'removed')]).toEqual([older, newer]);
  }));
});

test('texts too different for the table are replaced as a whole', () => {
  const many = (word: string) => Array.from({ length: 2_500 }, (_, index) => `${word}${index} `).join('');
  expect(wordDiff(many('x'), many('y')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
});
