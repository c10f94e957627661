import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startProgram, type Program } from '../support/program.ts';

// The database dies under a running desk; the desk doesn't.

let dataDir: string;
let desk: Program;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'desk-gone-'));
  await chmod(dataDir, 0o755);
  desk = startProgram('cli/desk', ['start'], { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' });
});
afterAll(async () => {
  desk.process.kill('SIGTERM');
  await desk.ended;
  await rm(dataDir, { recursive: true, force: true });
});

async function ask(url: string): Promise<{ data?: { incidents: { totalCount: number } } | null; errors?: { extensions: { code: string } }[] }> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ incidents { totalCount } }' }) });
  return (await response.json()) as Awaited<ReturnType<typeof ask>>;
}

test('killed with -9, the embedded database comes back; meanwhile clients are told UNAVAILABLE and nothing else', async () => {
  const [, url] = await desk.until(/GraphQL +(http\S+)/);
  await desk.until(/Ingest +working/);
  expect((await ask(url!)).data).toEqual({ incidents: { totalCount: 0 } });
  process.kill(Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');

  const codes = new Set<string>();
  for (;;) {
    const { data, errors } = await ask(url!);
    for (const { extensions } of errors ?? []) codes.add(extensions.code);
    if (data && codes.size > 0) break;
    await sleep(50);
  }
  expect([...codes]).toEqual(['UNAVAILABLE']);
  expect(desk.process.exitCode).toBeNull();
}, 120_000);
