import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { projectRoot } from '../../common/root.ts';
import { makeWorld, settle } from '../api/world.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { programs } from './apiExamples.ts';
import { readPage } from './markdown.ts';

// Runs the programs of the API guide as a reader would, against a real server.

let desk: TestDesk;
const folder = mkdtempSync(join(tmpdir(), 'guide-'));
beforeAll(async () => {
  desk = await openDesk();
  await settle(desk.database.db, makeWorld(150));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await desk[Symbol.asyncDispose]();
});

const has = (command: string): boolean => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
/** Skips where the machine lacks the language, and says so. */
const whereThereIs = (command: string) => {
  if (has(command)) return test;
  process.stderr.write(`SKIPPED: ${command} is not on this machine, so the guide's examples for it were not run\n`);
  return test.skip;
};

/** Runs a program to its end, with the server answering meanwhile. */
function run(command: string, args: string[]): Promise<{ code: number | null; printed: string; complained: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: projectRoot(), env: { PATH: process.env['PATH'] ?? '', NODE_NO_WARNINGS: '1' } });
    let [printed, complained] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => { printed += chunk.toString(); });
    child.stderr.on('data', (chunk: Buffer) => { complained += chunk.toString(); });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, printed, complained }));
  });
}

const here = (text: string) => text.replaceAll('http://localhost:4000', desk.server.url);

whereThereIs('curl').each(programs('sh').filter(({ text }) => text.startsWith('curl -s') && !text.includes('$DESK_KEY')))('the curl of $page, line $line, is answered with data', async ({ text }) => {
  const { code, printed } = await run('sh', ['-c', here(text)]);
  expect(code).toBe(0);
  expect(JSON.parse(printed)).toEqual({ data: expect.any(Object), extensions: expect.any(Object) });
});

whereThereIs('python3').each(programs('py'))('the Python of $page, line $line, prints what it found', async ({ text }) => {
  const { code, printed, complained } = await run('python3', ['-c', here(text)]);
  expect({ code, complained }).toEqual({ code: 0, complained: '' });
  expect(printed.trim().split('\n').length).toBeGreaterThan(0);
  expect(printed.trim()).not.toBe('');
});

test.each(programs('ts'))('the TypeScript of $page, line $line, fits the client\'s types and prints what it found', async ({ text, line }) => {
  const client = join(projectRoot(), 'schema/client/index.ts');
  const file = join(folder, `example-${line}.mts`);
  writeFileSync(file, here(text).replace("'@casualty-desk/client'", JSON.stringify(client)));
  const checked = await run('node_modules/.bin/tsc', ['--ignoreConfig', '--noEmit', '--strict', '--target', 'es2024', '--module', 'nodenext', '--allowImportingTsExtensions', '--skipLibCheck', '--types', '', file]);
  expect({ code: checked.code, printed: checked.printed }).toEqual({ code: 0, printed: '' });
  const { code, printed, complained } = await run(process.execPath, [file]);
  expect({ code, complained }).toEqual({ code: 0, complained: '' });
  expect(printed.trim()).not.toBe('');
});

const schema = buildSchema(readPage('schema/schema.graphql'));

test.each(programs('r'))('the question of the R of $page, line $line, is answered', async ({ text }) => {
  const [, query = ''] = /query <- '([^']+)'/.exec(text) ?? [];
  expect(validate(schema, parse(query))).toEqual([]);
  const { data, errors } = await desk.ask(query);
  expect([data, errors]).toEqual([expect.any(Object), undefined]);
  // What the program takes out of the answer is there.
  const [, path = ''] = /answer\$data\$(\w+)/.exec(text) ?? [];
  expect(data).toHaveProperty(path);
});

whereThereIs('Rscript').each(programs('r'))('the R of $page, line $line, runs', async ({ text }) => {
  const file = join(folder, 'example.R');
  writeFileSync(file, here(text));
  expect(await run('Rscript', [file])).toMatchObject({ code: 0 });
});

test('the guide shows each use in four languages', () => {
  for (const language of ['sh', 'ts', 'py', 'r']) expect(new Set(programs(language).map(({ page }) => page)).size).toBeGreaterThanOrEqual(4);
});

test('the client\'s committed types are those of the schema (npm run client writes them)', async () => {
  const { code, printed, complained } = await run('node_modules/.bin/graphql-codegen', ['--config', 'schema/client/codegen.ts', '--check']);
  expect({ code, said: code === 0 ? '' : printed + complained }).toEqual({ code: 0, said: '' });
});
