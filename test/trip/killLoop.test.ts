import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { kill } from '../../bench/kill/kill.ts';
import { projectRoot } from '../../common/root.ts';

// `bench/kill/run.ts` in short: what it measures over minutes is here only required to be right.

const SECONDS = 25;

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'desk-kill-'));
  await chmod(dataDir, 0o755);
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

test('killed, paused and restarted in a loop: no acknowledged write is lost or doubled, endpoints and copies have everything, nobody sees a fault of ours', async () => {
  const figures = await kill({ dataDir, program: join(projectRoot(), 'dist/cli/desk.js'), seconds: SECONDS, seed: 7, say: () => undefined });
  expect(figures.faults.length).toBeGreaterThan(0);
  expect(figures.acknowledged).toBeGreaterThan(0);
  expect(figures).toMatchObject({ lost: [], doubled: [], gaps: 0, unhinted: 0, surprises: [] });
  expect(Object.keys(figures.codes).filter((code) => code !== 'UNAVAILABLE')).toEqual([]);
  expect(figures.mirrors.map(({ hash, amiss, same }) => ({ hash, amiss, same }))).toEqual(figures.mirrors.map(() => ({ hash: figures.sourceHash, amiss: 0, same: true })));
  for (const endpoint of figures.endpoints) expect(endpoint).toMatchObject({ missed: 0, renamed: 0, disordered: 0, forged: 0 });
}, 300_000);
