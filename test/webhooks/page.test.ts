import { expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { WAITS_MS } from '../../server/webhooks/schedule.ts';
import { blocksOf, readPage } from '../docs/markdown.ts';

const page = readPage('docs/webhooks.md');
const examples = blocksOf(page).filter(({ language }) => language === 'graphql');

test.each(examples)('the example of line $line fits the schema', ({ text }) => {
  expect(validate(buildSchema(readPage('schema/schema.graphql')), parse(text))).toEqual([]);
});

test('the page tells the schedule that is kept', () => {
  const told = /follow after ([^:]*), each/.exec(page.replaceAll('\n', ' '))?.[1];
  const seconds = { s: 1, min: 60, h: 3_600 };
  expect(told?.split(/, | and /).map((wait) => {
    const [, number, unit] = /^(\d+) (s|min|h)$/.exec(wait.trim()) ?? [];
    return Number(number) * seconds[unit as keyof typeof seconds] * 1_000;
  })).toEqual(WAITS_MS);
});
