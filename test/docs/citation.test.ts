import { expect, test } from '@jest/globals';
import { readPage } from './markdown.ts';

/** The keys of Citation File Format 1.2.0; the first four are required. */
const KEYS = [
  'cff-version', 'message', 'title', 'authors', 'abstract', 'commit', 'contact', 'date-released', 'doi', 'identifiers', 'keywords', 'license', 'license-url', 'preferred-citation', 'references',
  'repository', 'repository-artifact', 'repository-code', 'type', 'url', 'version',
];

test('CITATION.cff is one of the format, and speaks of this version', () => {
  const text = readPage('CITATION.cff');
  const pairs = [...text.matchAll(/^([\w-]+):(?: (.+))?$/gm)].map(([, key = '', value]) => [key, value] as const);
  const said = new Map(pairs);
  const { version, license } = JSON.parse(readPage('package.json')) as { version: string; license: string };
  expect([...said.keys()].filter((key) => !KEYS.includes(key))).toEqual([]);
  expect(pairs).toHaveLength(said.size);
  expect(KEYS.slice(0, 4).filter((key) => !said.has(key))).toEqual([]);
  expect(Object.fromEntries(said)).toMatchObject({ 'cff-version': '1.2.0', type: 'software', title: 'Casualty Desk', version, license, 'date-released': expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) });
  expect(text).toMatch(/^authors:\n {2}- name: \S/m);
});
