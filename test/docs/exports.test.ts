import { expect, test } from '@jest/globals';
import { COLUMNS, EXPORT_WHAT } from '../../server/exports/columns.ts';
import { codeRows, readPage } from './markdown.ts';

const sections = new Map(readPage('docs/exports.md').split('\n## Columns')[1]!.split('\n### ').slice(1).map((section) => [section.split('\n')[0]!, section]));

test('docs/exports.md has every kind of file', () => expect([...sections.keys()]).toEqual(EXPORT_WHAT));

test.each(EXPORT_WHAT)('the columns of %s stand there in order, with kind and tag, each explained', (what) => {
  const told = codeRows(sections.get(what)!);
  expect(told.map(([name = '', kind, tag = '']) => ({ name: name.replaceAll('`', ''), kind, tag: tag === '—' ? null : tag.replaceAll('`', '') }))).toEqual(COLUMNS[what]);
  for (const [name, , , meaning] of told) expect({ name, meaning }).toEqual({ name, meaning: expect.stringMatching(/\S{2}/) });
});
