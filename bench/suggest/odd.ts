import { TEXT_LIMIT } from '../../ingest/suggest/document.ts';
import { loadKnowledge, suggest } from '../../ingest/suggest/suggest.ts';
import { SCRAPS } from './scraps.ts';

/**
 * The worst that a text can cost: `node bench/suggest/odd.ts`. Each scrap that the rules look for, repeated past the longest text that is
 * read, then two hundred mixtures of all of them, from a cold start. Prints the slowest by the thread's own time; the aim is 100 ms.
 */
const MIXTURES = 200;
const SHOWN = 10;

const knowledge = loadKnowledge();
const texts = [...SCRAPS.map((scrap) => ({ name: JSON.stringify(scrap), text: filled(() => scrap) })), ...Array.from({ length: MIXTURES }, (_, seed) => mixture(seed + 1))];
const costs = texts.map(({ name, text }, place) => ({ place, name, milliseconds: cost(text) }));
const sorted = costs.toSorted((a, b) => b.milliseconds - a.milliseconds);
console.table(sorted.slice(0, SHOWN));
console.log(`${texts.length} texts of ${TEXT_LIMIT} code units and more: median ${sorted[texts.length >> 1]!.milliseconds} ms, worst ${sorted[0]!.milliseconds} ms, ${sorted.filter(({ milliseconds }) => milliseconds > 100).length} over 100 ms`);

function cost(text: string): number {
  const start = process.threadCpuUsage();
  suggest({ text, title: text, publishedAt: '2019-07-01' }, knowledge);
  const { user, system } = process.threadCpuUsage(start);
  return Math.round((user + system) / 100) / 10;
}

function filled(next: () => string): string {
  let text = '';
  while (text.length < TEXT_LIMIT * 1.2) text += `${next()} `;
  return text;
}

/** Scraps in an order that only the seed decides. */
function mixture(seed: number): { name: string; text: string } {
  let state = seed;
  const next = (): string => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return SCRAPS[(state >>> 8) % SCRAPS.length]!;
  };
  return { name: `mixture ${seed}`, text: filled(next) };
}
