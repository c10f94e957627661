import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { kill, type KillFigures } from './kill.ts';

/**
 * What is left of a desk that is killed, paused and restarted in a loop under writers:
 *
 *   node bench/kill/run.ts [--seconds 300] [--seed 1] [--program dist/cli/desk.js] [--only 'part of a name']
 *
 * Two APIs, two workers and their database are killed with -9, stopped, paused; six writers write, three mirrors of the partner's kit follow, three endpoints
 * of webhooks fail at random. Exit 1 unless every acknowledged write is in the feed exactly once, every endpoint took every change under
 * one id and in order, the copies equal the source, service was back within 10 s each time, and nobody was told anything but UNAVAILABLE
 * with a time to come again.
 */
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '300' }, seed: { type: 'string', default: '1' }, program: { type: 'string', default: 'dist/cli/desk.js' }, only: { type: 'string', default: '' } } });
const BACK_MS = 10_000;

const dataDir = await mkdtemp(join(tmpdir(), 'desk-kill-'));
// PostgreSQL refuses to run as root: its own user must be able to enter.
await chmod(dataDir, 0o755);
try {
  const figures = await kill({ dataDir, program: resolve(values.program), seconds: Number(values.seconds), seed: Number(values.seed), only: values.only, say: console.error });
  report(figures);
  process.exitCode = isGood(figures) ? 0 : 1;
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

function report(figures: KillFigures): void {
  const { faults, acknowledged, changes, gaps, lost, doubled, codes, silent, unhinted, surprises, fell, sourceHash, mirrors, endpoints } = figures;
  console.log(`${faults.length} faults; served again after (ms):`);
  console.table(Object.fromEntries([...Map.groupBy(faults, ({ name }) => name)].map(([name, each]) => [name, { times: each.length, ...spread(each.map(({ backMs }) => backMs)) }])));
  console.log(`${acknowledged} writes acknowledged, ${lost.length} lost, ${doubled.length} in the feed more than once; ${changes} changes, ${gaps} numbers missing`);
  console.log(`errors ${JSON.stringify(codes)}, without a time to come again ${unhinted}; requests without an answer ${silent}`);
  console.log(`source ${sourceHash.slice(0, 16)}; copies ${mirrors.map(({ name, hash, records, amiss, same }) => `${name} ${hash.slice(0, 16)} (${records} records, ${amiss} amiss, ${same ? 'exact' : 'NOT exact'} by the hash of the desk)`).join(', ')}`);
  console.table(endpoints);
  if (surprises.length > 0) console.log(`surprises:\n  ${surprises.slice(0, 10).join('\n  ')}`);
  for (const { name, times, words } of fell) console.log(`${name} ended by itself ${times} times; its last words:\n${words}`);
}

function spread(list: number[]): { middle: number; longest: number } {
  const sorted = list.toSorted((one, other) => one - other);
  return { middle: sorted[Math.floor(sorted.length / 2)] ?? 0, longest: sorted.at(-1) ?? 0 };
}

function isGood({ faults, lost, doubled, gaps, unhinted, surprises, sourceHash, mirrors, endpoints }: KillFigures): boolean {
  return lost.length + doubled.length + gaps + unhinted + surprises.length === 0 && faults.every(({ backMs }) => backMs < BACK_MS)
    && mirrors.every(({ hash, amiss, same }) => hash === sourceHash && amiss === 0 && same)
    && endpoints.every(({ missed, renamed, disordered, forged }) => missed + renamed + disordered + forged === 0);
}
