import { clusterAll } from '../../ingest/cluster/batch.ts';
import { ClusterIndex } from '../../ingest/cluster/cluster-index.ts';
import type { Report } from '../../ingest/cluster/types.ts';

const SIZES = [10_000, 100_000];
/** Texts timed once the index has its size. */
const TIMED = 2000;

/** Prints milliseconds per text added to an index of 10,000 and of 100,000 made-up texts, and per text of a whole batch. */
export function measureSpeed(): void {
  console.log('\nspeed, made-up texts in one process');
  for (const size of SIZES) {
    const index = new ClusterIndex();
    const filled = timed(() => { for (let i = 0; i < size; i += 1) index.add(madeUp(i)); });
    const added = timed(() => { for (let i = size; i < size + TIMED; i += 1) index.add(madeUp(i)); });
    const memory = process.memoryUsage();
    console.log(`  at ${size} texts: ${(added / TIMED).toFixed(2)} ms per added text (${(filled / size).toFixed(2)} on the way there), ${Math.round((memory.heapUsed + memory.arrayBuffers) / 2 ** 20)} MiB`);
    const batch = Array.from({ length: size }, (_, i) => madeUp(i));
    console.log(`  batch of ${size} texts: ${(timed(() => clusterAll(batch)) / size).toFixed(2)} ms per text`);
  }
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const MEANS = ['air strike', 'shelling', 'drone strike', 'rocket attack', 'landmine explosion', 'gunfire'];
const SITES = ['a market', 'a school', 'a house', 'a car', 'a camp', 'a bakery', 'farmland', 'a clinic', 'the main road', 'a mosque'];
const SYLLABLES = ['ka', 'far', 'tal', 'ram', 'deir', 'sar', 'min', 'bash', 'qa', 'lan', 'zur', 'mar', 'hab', 'dan', 'ser', 'jub', 'nor', 'wad', 'tis', 'gol'];
const FILLER = `Local sources told the agency that rescue teams reached the site within the hour and took the wounded to hospital. Residents spoke of a loud explosion and of smoke that was seen
from afar. Officials did not comment at once. The area has seen repeated attacks in recent weeks, and humanitarian organisations have called for the protection of civilians. A spokesman said that an
inquiry was under way, while monitors gathered testimonies, photographs and videos from the scene.`.split(/(?<=\.)\s+/);

/** Three reports an event on average; a few hundred towns, each in the news again and again; deterministic. */
function madeUp(i: number): Report {
  const event = Math.floor(i / 3);
  const random = mulberry(event + 1);
  const own = mulberry(i * 7919 + 13);
  const pick = <T>(list: T[], from: () => number): T => list[Math.floor(from() * list.length)]!;
  const name = (from: () => number) => { const word = pick(SYLLABLES, from) + pick(SYLLABLES, from) + pick(SYLLABLES, from); return word[0]!.toUpperCase() + word.slice(1); };
  const town = name(mulberry(Math.floor(random() * 400)));
  const [means, site, killed, injured] = [pick(MEANS, random), pick(SITES, random), 1 + Math.floor(random() * 20), Math.floor(random() * 40)];
  const victim = `${name(random)} ${name(random)}`;
  const day = new Date(Date.UTC(2015, 0, 1) + Math.floor(event / 10) * 86_400_000).toISOString().slice(0, 10);
  const filler = Array.from({ length: 6 }, () => pick(FILLER, own)).join(' ');
  return {
    id: String(i), publishedAt: day, title: `${killed} killed in ${means} on ${site} in ${town}`,
    text: `${killed} people were killed and ${injured} injured when ${means} hit ${site} in the town of ${town} on ${day}. Among the dead was ${victim}. ${filler} ${name(own)} ${name(own)}, a resident, said that ${pick(SITES, own)} was damaged too.`,
  };
}

/** A small generator with a 32-bit state (mulberry32). */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
