/**
 * Same text, same event: pair F1 and B³ F1 on sets with known incidents, a baseline of shingles in the same run, and milliseconds per added text.
 *
 *     node bench/cluster/run.ts [--quality] [--speed] [--sizes 10000,100000]
 *
 * "held out" are the incidents on which nothing was fitted, grouped on their own; "all" is the whole set, two thirds of which the weights were fitted on,
 * and "held out among all" scores only the held-out texts of that harder, larger run.
 */
import { parseArgs } from 'node:util';
import { clusterAll } from '../../ingest/cluster/batch.ts';
import { Families } from '../../ingest/cluster/families.ts';
import { fingerprint } from '../../ingest/cluster/fingerprint.ts';
import { ClusterIndex } from '../../ingest/cluster/cluster-index.ts';
import { dataFolder, isHeldOut, readSet } from './data.ts';
import type { Labelled } from './data.ts';
import { bCubed, pairScores } from './scores.ts';
import { measureSpeed } from './speed.ts';

const SETS = ['gun-news-en', 'syria-ar'];

function main(): void {
  const { values } = parseArgs({ options: { quality: { type: 'boolean' }, speed: { type: 'boolean' }, sizes: { type: 'string', default: '10000,100000' } } });
  const both = values.quality !== true && values.speed !== true;
  if (both || values.quality === true) for (const name of SETS) measureQuality(name);
  if (both || values.speed === true) measureSpeed(values.sizes.split(',').map(Number));
}

function measureQuality(name: string): void {
  const texts = readSet(name);
  if (texts === null) {
    console.log(`${name}: not in ${dataFolder()}, left out`);
    return;
  }
  const heldOut = texts.filter(isHeldOut);
  console.log(`\n${name}: ${texts.length} texts, ${heldOut.length} held out                pairs P / R / F1           B³ P / R / F1`);
  report('baseline: shingles', heldOut, byShingles(heldOut));
  report('one by one', heldOut, oneByOne(heldOut));
  report('batch, held out', heldOut, inBatch(heldOut));
  const all = inBatch(texts);
  report('batch, held out among all', heldOut, all.filter((_, i) => isHeldOut(texts[i]!)));
  report('batch, all', texts, all);
  countMergedWalls(texts, all);
}

function inBatch(texts: Labelled[]): string[] {
  return clusterAll(texts).map(({ incident }) => String(incident));
}

function oneByOne(texts: Labelled[]): string[] {
  const index = new ClusterIndex();
  return texts.map((text) => index.add(text).incident);
}

/** Near copies only: what most desks have. */
function byShingles(texts: Labelled[]): string[] {
  const families = new Families();
  return texts.map((text, place) => String(families.add(place, fingerprint(text))));
}

function countMergedWalls(texts: Labelled[], answer: string[]): void {
  const sizes = new Map<string, number>();
  for (const group of answer) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const walls = texts.flatMap((text, i) => (fingerprint(text).wall ? [answer[i]!] : []));
  console.log(`  walls and tickers: ${walls.length}, merged with anything: ${walls.filter((group) => sizes.get(group)! > 1).length}`);
}

function report(label: string, texts: Labelled[], answer: string[]): void {
  const truth = texts.map(({ incident }) => incident);
  const line = [pairScores(truth, answer), bCubed(truth, answer)].map(({ precision, recall, f1 }) => [precision, recall, f1].map((value) => value.toFixed(3)).join('  '));
  console.log(`  ${label.padEnd(44)} ${line.join('      ')}`);
}

main();
