import { expect, test } from '@jest/globals';
import { readSettings, type Settings } from '../../common/settings.ts';
import { codeRows, readPage } from './markdown.ts';

const NONE = '—';

const rows = codeRows(readPage('docs/operations.md').split('## Settings')[1]!.split('\n## ')[0]!)
  .map(([name = '', value = '', meaning = '']) => ({ name: name.replaceAll('`', ''), value: value.replaceAll('`', ''), meaning }));
const usual = readSettings({});

test('docs/operations.md has every setting and no other, in order', () => {
  const declared = [...readPage('common/settings.ts').matchAll(/^ {2}([A-Z_]+): z/gm)].map(([, name]) => name);
  expect(declared).toEqual(expect.arrayContaining(Object.keys(usual)));
  expect(rows.map(({ name }) => name)).toEqual(declared);
});

test.each(rows.filter(({ value }) => value !== NONE))('the default of $name is $value', ({ name, value }) => {
  expect(readSettings({ [name]: value })[name as keyof Settings]).toEqual(usual[name as keyof Settings]);
});

test('those without a default have none', () => {
  const given = rows.filter(({ value }) => value === NONE).map(({ name }) => usual[name as keyof Settings] ?? []);
  expect(given.flat()).toEqual([]);
});

test.each(rows)('$name is explained in whole sentences', ({ meaning }) => {
  expect(meaning).toMatch(/\S{3}.*\.$/);
});

test('what is for tests alone is refused in production, beside every other fault', () => {
  expect(() => readSettings({ RETRY_SCALE: '0.1', PORT: 'none' })).toThrow(/PORT: .*\n +RETRY_SCALE: is for tests alone/);
  expect(() => readSettings({ NODE_ENV: 'production', WEBHOOK_RETRY_SCALE: '0' })).toThrow(/WEBHOOK_RETRY_SCALE: is for tests alone/);
  expect(readSettings({ NODE_ENV: 'test', RETRY_SCALE: '0.1' }).RETRY_SCALE).toBe(0.1);
});
