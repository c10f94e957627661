import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { crawlDelayOf } from '../../bench/soak/site.ts';
import { soak } from '../../bench/soak/soak.ts';
import { projectRoot } from '../../common/root.ts';
import { openTestDatabase } from '../support/database.ts';

// The endurance run (bench/soak) in small: two workers, one killed without warning twice, a site that fails in many ways.

const HOSTS = 5;
const DELAY = 0.3;
/** A request's way through the kernel and a busy site takes longer one time than another. */
const GRACE_MS = 150;

test('every good page is in the queue exactly once, nothing else is, and no host saw two requests at once', async () => {
  await using database = await openTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'desk-soak-'));
  await chmod(dataDir, 0o755);
  try {
    const figures = await soak({
      databaseUrl: database.url, dataDir, program: join(projectRoot(), 'dist/cli/desk.js'), hosts: HOSTS, pages: 60, delaySeconds: DELAY, longestSeconds: 200,
    });
    expect(figures.amiss).toEqual([]);
    expect(figures).toMatchObject({ inQueueOnce: figures.good, strangers: 0, unfinished: 0, kills: 2, exits: [0, 0] });
    for (const [host, { parallel, shortest, requests }] of figures.hosts.entries()) {
      expect(requests).toBeGreaterThan(5);
      expect(parallel).toBe(1);
      expect(shortest).toBeGreaterThan(Math.max(DELAY, crawlDelayOf(host)) * 1_000 - GRACE_MS);
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}, 300_000);
