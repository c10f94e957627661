import { expect, test } from '@jest/globals';
import { LIFE } from '../../server/review/states.ts';
import { readPage } from './markdown.ts';

test('the glossary tells the life of a review item as the program lives it', () => {
  const table = readPage('docs/glossary.md').split('| act | from | to |\n|---|---|---|\n')[1]!.split('\n\n')[0]!;
  const told = table.split('\n').map((row) => row.replace(/^\| | \|$/g, '').split(' | '));
  expect(told).toEqual(Object.entries(LIFE).map(([act, { from, to }]) => [act, from.join(', '), to]));
});
