/**
 * Fits the weights of the picker of counts (`ingest/suggest/counts/weights.ts`) on the texts that are not held out: a
 * softmax over each text's candidates, full-batch gradient ascent with an L2 penalty. Run: `node bench/suggest/fit-counts.ts`.
 */
import { writeFileSync } from 'node:fs';
import type { Candidate } from '../../ingest/suggest/counts/candidates.ts';
import type { Features, Setting } from '../../ingest/suggest/counts/features.ts';
import { featuresOf, scoreOf } from '../../ingest/suggest/counts/features.ts';
import { findMentions, findTitleMentions } from '../../ingest/suggest/counts/find.ts';
import { pickFigure, SPREAD_OF, settingOf } from '../../ingest/suggest/counts/pick.ts';
import { spreadFeatures, upperEnds } from '../../ingest/suggest/counts/spread.ts';
import { readDocument } from '../../ingest/suggest/document.ts';
import type { HarmKind } from '../../ingest/suggest/types.ts';
import type { Sample } from './sets.ts';
import { isHeldOut, readSet } from './sets.ts';

interface Example {
  options: Features[];
  right: boolean[];
  weight: number;
}

/** A set weighs by the square root of its size: the large one neither drowns the small ones nor counts no more than they do. */
const SETS = ['gaza-en', 'syria-ar', 'gun-news-en'];
const STEPS = 600;
const RATE = 0.5;
const PENALTY = 0.0005;

const killed = fit(examplesOf('killed', exampleOf));
const weights = {
  killed,
  injured: fit(examplesOf('injured', exampleOf)),
  [SPREAD_OF.killed]: fit(examplesOf('killed', spreadExampleOf)),
  [SPREAD_OF.injured]: fit(examplesOf('injured', spreadExampleOf)),
};
const target = new URL('../../ingest/suggest/counts/weights.ts', import.meta.url);
writeFileSync(target, `/**
 * Weights of the picker: what each feature of a candidate (features.ts) is worth. Made by \`bench/suggest/fit-counts.ts\` from
 * two thirds of three sets with known figures (English assessments of single incidents, Arabic and English posts, US local
 * news); not to be edited by hand.
 */
export const WEIGHTS: Readonly<Record<'killed' | 'injured' | 'killedSpread' | 'injuredSpread', Readonly<Record<string, number>>>> = ${JSON.stringify(weights, null, 2).replaceAll('"', "'").replace(/'(\w+)':/g, '$1:').replace(/(\d|\})\n/g, '$1,\n').replace(/,\n$/, '\n')};
`);

function examplesOf(kind: HarmKind, read: (set: string, sample: Sample, kind: HarmKind) => Example | null): Example[] {
  const perSet = SETS.map((set) => {
    const samples = readSet(set)?.filter((sample) => !isHeldOut(sample));
    if (!samples) throw new Error(`${set} is not there: set SUGGEST_DATA to the folder of the sets.`);
    return samples.flatMap((sample) => read(set, sample, kind) ?? []);
  });
  const share = SETS.length / perSet.reduce((sum, examples) => sum + Math.sqrt(examples.length), 0);
  return perSet.flatMap((examples) => examples.map((example) => ({ ...example, weight: share / Math.sqrt(examples.length) })));
}

function exampleOf(set: string, sample: Sample, kind: HarmKind): Example | null {
  const setting = settingFor(sample, kind);
  const right = labels(set, sample, kind, setting.candidates);
  if (!right || setting.candidates.length < 2) return null;
  return { options: setting.candidates.map((candidate) => featuresOf(candidate, setting)), right, weight: 1 };
}

function settingFor(sample: Sample, kind: HarmKind): Setting {
  const document = readDocument(sample);
  const mentions = [...findTitleMentions(document), ...findMentions(document)];
  const dead = kind === 'injured' ? pickFigure(settingOf(document, 'killed', mentions, null), { killed, injured: {} }) : null;
  return settingOf(document, kind, mentions, dead?.min ?? null);
}

/** Given the right lower end, which upper end is right: taught by texts whose truth has both ends. */
function spreadExampleOf(set: string, sample: Sample, kind: HarmKind): Example | null {
  const [low, high] = ends(sample, kind);
  if (low === null || high === null || set === 'syria-ar') return null;
  const setting = settingFor(sample, kind);
  const picked = setting.candidates.find(({ origin, min, max }) => origin !== 'NONE' && min === low && max <= high);
  const uppers = picked ? upperEnds(picked, setting) : [];
  if (!picked || uppers.length === 0) return null;
  const options = [null, ...uppers];
  const right = options.map((option) => (option ?? picked).max === high);
  return right.includes(true) ? { options: options.map((option) => spreadFeatures(picked, option, setting)), right, weight: 1 } : null;
}

function ends(sample: Sample, kind: HarmKind): [number | null, number | null] {
  const low = sample.truth[kind] ?? sample.truth[`${kind}_min`] ?? null;
  const high = sample.truth[kind] ?? sample.truth[`${kind}_max`] ?? null;
  return [typeof low === 'number' ? low : null, typeof high === 'number' ? high : null];
}

/** Which candidates are right; null where the text teaches nothing. */
function labels(set: string, sample: Sample, kind: HarmKind, candidates: Candidate[]): boolean[] | null {
  const [low, high] = ends(sample, kind);
  if (low === null || high === null) return null;
  const when = (test: (candidate: Candidate) => boolean) => candidates.map((candidate) => (candidate.origin === 'NONE' ? set === 'gun-news-en' && low === 0 : test(candidate)));
  const exact = when(({ min, max }) => min === low && max === high);
  const lower = when(({ min, max }) => min === low && max <= high);
  const inside = when(({ min, max }) => min >= low && max <= high);
  const none = candidates.map((candidate) => candidate.origin === 'NONE');
  const order = set === 'syria-ar' ? [inside, none] : set === 'gun-news-en' ? [exact] : [exact, lower, inside];
  return order.find((right) => right.includes(true)) ?? null;
}

function fit(examples: Example[]): Record<string, number> {
  const weight: Record<string, number> = {};
  const step: Record<string, number> = {};
  for (let round = 0; round < STEPS; round += 1) {
    const gradient: Record<string, number> = {};
    for (const example of examples) addGradient(example, weight, gradient);
    for (const name in gradient) {
      const slope = (gradient[name] ?? 0) - PENALTY * (weight[name] ?? 0);
      step[name] = (step[name] ?? 0) + slope * slope;
      weight[name] = (weight[name] ?? 0) + (RATE * slope) / (Math.sqrt(step[name]) + 1e-9);
    }
  }
  return Object.fromEntries(Object.entries(weight).map(([name, value]): [string, number] => [name, Math.round(value * 1000) / 1000]).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Adds the slope of the log-likelihood that one of the right options is chosen. */
function addGradient({ options, right, weight: share }: Example, weight: Record<string, number>, gradient: Record<string, number>): void {
  const scores = options.map((features) => scoreOf(features, weight));
  const top = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - top));
  const all = odds.reduce((sum, each) => sum + each, 0);
  const good = odds.reduce((sum, each, at) => (right[at] ? sum + each : sum), 0);
  options.forEach((features, at) => {
    const pull = (right[at] ? odds[at]! / good : 0) - odds[at]! / all;
    for (const name in features) gradient[name] = (gradient[name] ?? 0) + share * pull * (features[name] ?? 0);
  });
}
