import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { startEmbedded, type EmbeddedPostgres } from '../../prisma/embedded/start.ts';

// The server of a data folder, joined and left by several at once.

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-embedded-'));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const start = () => startEmbedded(folder, () => undefined, { durable: false });

async function answers({ url }: EmbeddedPostgres): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query('select 1')).rowCount === 1;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const postmaster = async () => (await readFile(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0];

test('one starts it, the others join, and the last to leave stops it', async () => {
  const all = await Promise.all([start(), start(), start()]);
  expect(all.filter(({ joined }) => !joined)).toHaveLength(1);
  const late = await start();
  expect(late).toMatchObject({ joined: true, url: all[0]?.url });
  for (const each of all) await each.release();
  expect(await answers(late)).toBe(true);
  await late.release();
  expect(await answers(late)).toBe(false);
  expect(await postmaster()).toBe('');
}, 120_000);

test('who comes while the last one leaves has a server that stays', async () => {
  let leaving = await start();
  for (let round = 0; round < 4; round += 1) {
    const [coming] = await Promise.all([start(), leaving.release()]);
    expect(await answers(coming)).toBe(true);
    leaving = coming;
  }
  await leaving.release();
}, 120_000);

test('a lock file that a killed server left is not taken for a server', async () => {
  const killed = await start();
  const pid = Number(await postmaster());
  process.kill(pid, 'SIGKILL');
  const next = await start();
  expect(await answers(next)).toBe(true);
  expect(Number(await postmaster())).not.toBe(pid);
  await Promise.all([next.release(), killed.release()]);
  expect(await answers(next)).toBe(false);
}, 120_000);
