import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { projectRoot } from '../../common/root.ts';
import { SCHEMA_VERSION } from '../../schema/version.ts';
import { startProgram } from '../support/program.ts';
import { codeRows, pages, proseOf, readPage } from './markdown.ts';

const ROOMS = /^(?:bench|cli|common|demo|docs|ingest|prisma|schema|server|test|web)\/[\w./-]+$/;
/** Made by the build, or data of others that the project doesn't ship. */
const MADE = /^(?:prisma\/client|web\/dist|web\/gql)/;

test.each(pages())('%s leads only to what is there', (page) => {
  const text = readPage(page);
  const links = [...proseOf(text).matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map(([, target]) => join(dirname(page), target!));
  const files = [...proseOf(text).matchAll(/`([^`\s]+)`/g)].map(([, path]) => path!).filter((path) => ROOMS.test(path) && !MADE.test(path));
  expect([...links, ...files].filter((path) => !existsSync(join(projectRoot(), path)))).toEqual([]);
});

test('README.md lists every command of desk and no other', async () => {
  const help = startProgram('cli/desk', ['--help'], { COLUMNS: '200' });
  expect(await help.ended).toBe(0);
  const offered = [...help.printed().matchAll(/^ {2}(\w+)(?: \[| <| {2,}|$)/gm)].map(([, name]) => name).filter((name) => name !== 'help');
  const listed = codeRows(readPage('README.md').split('## The command line')[1]!.split('\n## ')[0]!).map(([command = '']) => /^`(\w+)/.exec(command)?.[1]);
  expect(new Set(listed)).toEqual(new Set(offered));
});

test('the present version of the schema is in its changelog', () => {
  expect(readPage('docs/schema-changelog.md')).toMatch(new RegExp(`^## ${SCHEMA_VERSION} `, 'm'));
});
