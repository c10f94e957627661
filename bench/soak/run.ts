import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbedded } from '../../prisma/embedded/start.ts';
import { migrate } from '../../prisma/migrate.ts';
import type { HostFigures } from './meter.ts';
import { crawlDelayOf } from './site.ts';
import { soak, type SoakFigures } from './soak.ts';

/**
 * The ingest's endurance, measured at the sites it reads:
 *
 *   node bench/soak/run.ts [--hosts 50] [--pages 2000] [--delay 0.5] [--program dist/cli/desk.js]
 *
 * Exit 1 unless every good page is in the queue exactly once and no host saw two connections at once or a shorter pause than it was owed.
 */
const { values } = parseArgs({
  options: { hosts: { type: 'string', default: '50' }, pages: { type: 'string', default: '2000' }, delay: { type: 'string', default: '0.5' }, program: { type: 'string', default: 'dist/cli/desk.js' } },
});
const [hosts, pages, delaySeconds] = [Number(values.hosts), Number(values.pages), Number(values.delay)];
/** A request's way through the kernel takes a moment more one time than another. */
const GRACE_MS = 20;

const dataDir = await mkdtemp(join(tmpdir(), 'desk-soak-'));
// PostgreSQL refuses to run as root: its own user must be able to enter.
await chmod(dataDir, 0o755);
const database = await startEmbedded(dataDir, console.error);
try {
  await migrate(database.url);
  const figures = await soak({ databaseUrl: database.url, dataDir, program: resolve(values.program), hosts, pages, delaySeconds, longestSeconds: 1_500, say: console.error });
  process.exitCode = report(figures) ? 0 : 1;
} finally {
  await database.release();
  await rm(dataDir, { recursive: true, force: true });
}

function report(figures: SoakFigures): boolean {
  const { amiss, outcomes, errors, memory, hosts: seen } = figures;
  const hurried = seen.flatMap(({ shortest }, host) => (shortest < Math.max(delaySeconds, crawlDelayOf(host)) * 1_000 - GRACE_MS ? [host] : []));
  const crowded = seen.filter(({ parallel }) => parallel > 1).length;
  console.log(`${figures.pages} pages of ${hosts} hosts in ${figures.seconds} s, ${figures.kills} kills, workers ended with ${figures.exits.join(' and ')}`);
  console.log(`good pages ${figures.good}, in the queue exactly once ${figures.inQueueOnce}, others in the queue ${figures.strangers}, unfinished rows ${figures.unfinished}`);
  console.log(`requests ${seen.reduce((sum, { requests }) => sum + requests, 0)}, most connections at once ${Math.max(...seen.map(({ parallel }) => parallel))} (${crowded} hosts saw more than one)`);
  console.log(`shortest pause: ${shortestOf(seen, 0)} ms where ${delaySeconds * 1_000} is owed, ${shortestOf(seen, 1)} ms where a Crawl-delay asks for more; broken at ${hurried.length} hosts`);
  console.table(outcomes);
  for (const [process, list] of memory.entries()) console.log(`memory of process ${process + 1}, MB: ${tenths(list).join(' ')}`);
  if (amiss.length > 0) console.log(`amiss:\n  ${amiss.slice(0, 20).join('\n  ')}`);
  if (errors) console.log(`last words of the workers:\n${errors.slice(-3_000)}`);
  return amiss.length === 0 && figures.strangers === 0 && hurried.length === 0 && crowded === 0;
}

function shortestOf(seen: readonly HostFigures[], delayed: 0 | 1): number {
  return Math.round(Math.min(...seen.filter((_, host) => Number(crawlDelayOf(host) > 0) === delayed).map(({ shortest }) => shortest)));
}

/** The highest of each tenth of the time: a leak shows as a climb. */
function tenths(list: readonly number[]): number[] {
  return Array.from({ length: 10 }, (_, tenth) => Math.max(0, ...list.slice(Math.floor((tenth * list.length) / 10), Math.floor(((tenth + 1) * list.length) / 10)))).filter((megabytes) => megabytes > 0);
}
