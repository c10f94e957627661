import { clusterAll } from '../../ingest/cluster/batch.ts';
import { ClusterIndex } from '../../ingest/cluster/cluster-index.ts';
import type { Report } from '../../ingest/cluster/types.ts';
import { makeEvent, makeName, randomFrom, STYLES, tell } from './made-up.ts';

/** Larger batches take minutes; the cost per text is that of the smaller ones. */
const LARGEST_BATCH = 20_000;
/** Texts timed once the index has its size. */
const TIMED = 2000;

/** Prints milliseconds per text added to an index of so many made-up texts, and per text of a whole batch. */
export function measureSpeed(sizes: number[]): void {
  console.log('\nspeed, made-up texts in one process, processor time');
  for (const size of sizes) {
    const index = new ClusterIndex();
    const filled = timed(() => { for (let i = 0; i < size; i += 1) index.add(madeUp(i)); });
    const added = timed(() => { for (let i = size; i < size + TIMED; i += 1) index.add(madeUp(i)); });
    const memory = process.memoryUsage();
    console.log(`  at ${size} texts: ${(added / TIMED).toFixed(2)} ms per added text (${(filled / size).toFixed(2)} on the way there), ${Math.round((memory.heapUsed + memory.arrayBuffers) / 2 ** 20)} MiB`);
    if (size > LARGEST_BATCH) continue;
    const batch = Array.from({ length: size }, (_, i) => madeUp(i));
    console.log(`  batch of ${size} texts: ${(timed(() => clusterAll(batch)) / size).toFixed(2)} ms per text`);
  }
}

/** Milliseconds of processor time, so that what else runs on the machine counts as little as can be. */
function timed(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Three reports an event on average; a few hundred towns, each in the news again and again. */
function madeUp(i: number): Report {
  const event = Math.floor(i / 3);
  const random = randomFrom(event + 1);
  const town = makeName(randomFrom(Math.floor(random() * 400)));
  return { id: String(i), ...tell(makeEvent(random, town, 16_000 + Math.floor(event / 10)), i % STYLES, i % 2, randomFrom(i * 7919 + 13)) };
}
