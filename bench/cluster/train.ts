/**
 * Fits the two classifiers of `ingest/cluster/model.json` on two thirds of the incidents of the sets in `data.ts`:
 *
 *     node bench/cluster/train.ts
 *
 * The second classifier learns from odds that the first gave to incidents it was not fitted on (three-fold), as it will meet them.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FEATURES } from '../../ingest/cluster/compare.ts';
import { carry, CONTEXT_FEATURES, inContext, LEAST_ODDS } from '../../ingest/cluster/context.ts';
import type { Pair } from '../../ingest/cluster/context.ts';
import { fingerprint, SIGNATURE_VERSION } from '../../ingest/cluster/fingerprint.ts';
import { buildGraph } from '../../ingest/cluster/graph.ts';
import { hashText } from '../../ingest/cluster/hash.ts';
import { judge } from '../../ingest/cluster/judge.ts';
import type { Trees } from '../../ingest/cluster/trees.ts';
import type { Signature } from '../../ingest/cluster/types.ts';
import { boost } from './boost.ts';
import type { Settings } from './boost.ts';
import { isHeldOut, readSet } from './data.ts';
import type { Labelled } from './data.ts';
import { makeArchive } from './made-up.ts';

const SETS = ['gun-news-en', 'syria-ar'];
const FOLDS = 3;
const PAIR: Settings = { trees: 120, depth: 5, rate: 0.1, leafWeight: 5, penalty: 5 };
const CONTEXT: Settings = { trees: 80, depth: 4, rate: 0.1, leafWeight: 10, penalty: 5 };
/** How groups merge. The lowest threshold within a hundredth of the best F1 on the fitted two thirds, which look surer to the classifiers than new texts do. */
const LINKAGE = { unseen: -3, least: -5, most: 4, threshold: -1.25, otherDays: 1, sameDays: 5 };
/** Terms in fewer texts than this share are left to the archive to count. */
const LEAST_SHARE = 0.01;

/** Texts in a small archive, and how many archives are made up. */
const SMALL = 60;
const MADE_UP = 100;

interface Example {
  a: number;
  b: number;
  features: Float64Array;
  label: number;
  folds: [number, number];
}

function main(): void {
  const sets = SETS.map((name) => {
    const texts = readSet(name);
    if (texts === null) throw new Error(`${name} is not there: nothing to fit on`);
    const kept = texts.filter((text) => !isHeldOut(text));
    return { kept, signatures: kept.map((text) => fingerprint(text)) };
  });
  const background = backgroundOf(sets.flatMap(({ signatures }) => [signatures.filter((s) => s.arabic > 0.5), signatures.filter((s) => s.arabic <= 0.5)]));
  const worlds = [
    ...sets.map(({ kept, signatures }) => examplesOf(kept, signatures, background)),
    ...sets.flatMap(({ kept, signatures }) => smallArchives(kept, signatures)).map(({ kept, signatures }) => examplesOf(kept, signatures, background)),
    ...Array.from({ length: MADE_UP }, (_, i) => makeArchive(i + 1)).map((kept) => examplesOf(kept, kept.map((text) => fingerprint(text)), background)),
  ];
  const all = worlds.flatMap(({ examples }) => examples);
  process.stderr.write(`${all.length} pairs, ${all.filter(({ label }) => label === 1).length} of one event\n`);
  const pair = fitPairs(all);
  const context = fitContext(worlds, foldModels(all));
  const provenance = `bench/cluster/train.ts on two thirds of the incidents of ${SETS.join(' and ')}, whole and in small archives, and on ${MADE_UP} made-up archives: ${all.length} pairs, ${PAIR.trees} + ${CONTEXT.trees} trees`;
  const model = { provenance, signatureVersion: SIGNATURE_VERSION, features: FEATURES, contextFeatures: CONTEXT_FEATURES, linkage: LINKAGE, background, pair, context };
  writeFileSync(join(import.meta.dirname, '../../ingest/cluster/model.json'), `${JSON.stringify(model)}\n`);
}

/** The set in parts of a few dozen texts, incidents whole: in a young archive every name is as rare as every other. */
function smallArchives(kept: Labelled[], signatures: Signature[]): { kept: Labelled[]; signatures: Signature[] }[] {
  const parts = Math.ceil(kept.length / SMALL);
  return Array.from({ length: parts }, (_, part) => {
    const places = kept.flatMap((text, place) => (hashText(`part:${text.incident}`) % parts === part ? [place] : []));
    return { kept: places.map((place) => kept[place]!), signatures: places.map((place) => signatures[place]!) };
  });
}

function backgroundOf(groups: Signature[][]): Record<string, number> {
  const background: Record<string, number> = {};
  for (const group of groups) {
    const frequency = new Map<string, number>();
    for (const { terms } of group) for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
    for (const [term, count] of frequency) {
      const share = count / group.length;
      if (share >= LEAST_SHARE && count >= 5) background[term] = Math.max(background[term] ?? 0, Number(share.toFixed(3)));
    }
  }
  return background;
}

function examplesOf(texts: Labelled[], signatures: Signature[], background: Record<string, number>): { nodes: number; examples: Example[] } {
  const found: { a: number; b: number; features: Float64Array }[] = [];
  const graph = buildGraph(signatures, background, (a, b, features) => found.push({ a, b, features }));
  const incidents: string[] = [];
  graph.node.forEach((node, place) => { if (node !== -1) incidents[node] ??= texts[place]!.incident; });
  const fold = (node: number) => hashText(`fold:${incidents[node]}`) % FOLDS;
  const examples = found.map(({ a, b, features }): Example => ({ a, b, features, label: incidents[a] === incidents[b] ? 1 : 0, folds: [fold(a), fold(b)] }));
  return { nodes: graph.nodes, examples };
}

function fitPairs(examples: Example[]): Trees {
  return fit(examples.map(({ features }) => features), examples.map(({ label }) => label), FEATURES.length, PAIR);
}

/** For each fold a classifier that saw none of its incidents. */
function foldModels(examples: Example[]): Trees[] {
  return Array.from({ length: FOLDS }, (_, fold) => fitPairs(examples.filter(({ folds }) => !folds.includes(fold))));
}

function fitContext(worlds: { nodes: number; examples: Example[] }[], models: Trees[]): Trees {
  const rows: Float64Array[] = [];
  const labels: number[] = [];
  for (const { nodes, examples } of worlds) {
    const pairs: Pair[] = [];
    for (const { a, b, features, label, folds } of examples) {
      const odds = judge(models[folds[0]]!, features);
      if (odds <= LEAST_ODDS) continue;
      pairs.push({ a, b, odds, carried: carry(features) });
      labels.push(label);
    }
    for (const row of inContext(nodes, pairs)) rows.push(row);
  }
  return fit(rows, labels, CONTEXT_FEATURES.length, CONTEXT);
}

function fit(rows: Float64Array[], labels: number[], width: number, settings: Settings): Trees {
  const flat = new Float32Array(rows.length * width);
  rows.forEach((row, i) => flat.set(row, i * width));
  return boost(flat, Uint8Array.from(labels), new Float32Array(rows.length).fill(1), width, settings);
}

main();
