import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { expect, test } from '@jest/globals';
import { projectRoot } from '../common/root.ts';

/** What each room may import from, as the architecture page draws it. A room may always import from itself. */
const WALLS: Record<string, string[]> = {
  common: [],
  prisma: ['common'],
  schema: ['prisma'],
  server: ['schema', 'prisma', 'common'],
  ingest: ['prisma', 'common'],
  demo: ['common'],
  cli: ['server', 'ingest', 'schema', 'prisma', 'common', 'demo'],
  web: [],
};
const IMPORT = /(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g;

function* files(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!['node_modules', 'dist', 'gql'].includes(entry.name) && !path.endsWith(join('prisma', 'client'))) yield* files(path);
    } else if (/\.tsx?$/.test(entry.name)) yield path;
  }
}

function roomOf(path: string): string {
  return relative(projectRoot(), path).split(sep)[0] ?? '';
}

function importsOf(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(IMPORT)].map(([, target]) => resolve(dirname(path), target ?? ''));
}

test.each(Object.entries(WALLS))('%s imports only from where it may', (room, allowed) => {
  const breaches: string[] = [];
  for (const path of files(join(projectRoot(), room))) {
    for (const target of importsOf(path)) {
      const from = roomOf(target);
      if (from !== room && !allowed.includes(from)) breaches.push(`${relative(projectRoot(), path)} imports ${relative(projectRoot(), target)}`);
    }
  }
  expect(breaches).toEqual([]);
});

test('what partners take along imports nothing else of ours', () => {
  const breaches = [...files(join(projectRoot(), 'schema/client'))].flatMap((path) =>
    importsOf(path).map((target) => relative(projectRoot(), target)).filter((target) => !target.startsWith(join('schema', 'client'))).map((target) => `${relative(projectRoot(), path)} imports ${target}`));
  expect(breaches).toEqual([]);
});

/** Pure rooms: no database, network, clock or environment. */
test.each(['ingest/extract', 'ingest/suggest', 'ingest/cluster', 'ingest/priority', 'ingest/sources', 'common/rules'])('%s is pure', (folder) => {
  const breaches: string[] = [];
  for (const path of files(join(projectRoot(), folder))) {
    const text = readFileSync(path, 'utf8');
    if (/from '(?:undici|node:(?:http|https|net|dns)|pg|pg-boss)'|prisma\/|Date\.now\(|new Date\(\)|process\.env/.test(text)) breaches.push(relative(projectRoot(), path));
  }
  expect(breaches).toEqual([]);
});

test('process.env is read at entry points only', () => {
  const readers = Object.keys(WALLS)
    .flatMap((room) => [...files(join(projectRoot(), room))])
    .filter((path) => readFileSync(path, 'utf8').includes('process.env'))
    .map((path) => relative(projectRoot(), path))
    .filter((path) => !path.startsWith('cli/'));
  expect(readers).toEqual(['prisma/config.ts']);
});
