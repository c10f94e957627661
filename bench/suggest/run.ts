/**
 * Measures the suggestions on sets with known truth: `node bench/suggest/run.ts [--errors]`. "Seen" are the texts that the
 * rules were written from and the weights fitted on, "held out" the third that nobody looked at.
 */
import { suggestCounts } from '../../ingest/suggest/counts/suggest-counts.ts';
import { readDocument } from '../../ingest/suggest/document.ts';
import { baseline } from './baseline.ts';
import { bothEnds, insideOfAll, insideOfAnswered, rightNumber } from './counts.ts';
import type { Answer, Kind, Share } from './counts.ts';
import { commonestErrors } from './errors.ts';
import type { Sample } from './sets.ts';
import { isHeldOut, readSet } from './sets.ts';

interface Measure {
  set: string;
  label: string;
  kind: Kind;
  of: (samples: Sample[], kind: Kind, answer: Answer) => Share;
  target: string;
}

const MEASURES: Measure[] = [
  { set: 'gaza-en', label: 'killed: both ends right', kind: 'killed', of: bothEnds, target: '70 %' },
  { set: 'gaza-en', label: 'killed: inside the true range, of all', kind: 'killed', of: insideOfAll, target: '85 %' },
  { set: 'gaza-en', label: 'injured: both ends right', kind: 'injured', of: bothEnds, target: '65 %' },
  { set: 'syria-ar', label: 'killed: inside, of those answered', kind: 'killed', of: insideOfAnswered, target: '75 %' },
  { set: 'syria-ar', label: 'killed: inside, of all', kind: 'killed', of: insideOfAll, target: '' },
  { set: 'syria-ar', label: 'injured: inside, of those answered', kind: 'injured', of: insideOfAnswered, target: '' },
  { set: 'gun-news-en', label: 'killed right', kind: 'killed', of: rightNumber, target: '85 %' },
  { set: 'gun-news-en', label: 'injured right', kind: 'injured', of: rightNumber, target: '75 %' },
];

const harmOf = new WeakMap<Sample, ReturnType<typeof suggestCounts>['harm']>();

const ours: Answer = (sample, kind) => {
  const harm = harmOf.get(sample) ?? suggestCounts(readDocument(sample)).harm;
  harmOf.set(sample, harm);
  return harm[kind] ?? { min: null, max: null };
};

const sets = new Map(['gaza-en', 'syria-ar', 'gun-news-en'].map((name) => [name, readSet(name)]));

const table = MEASURES.flatMap((measure) => {
  const samples = sets.get(measure.set);
  if (!samples) return [{ set: measure.set, measure: 'the data is not there: set SUGGEST_DATA' }];
  const seen = samples.filter((sample) => !isHeldOut(sample));
  const heldOut = samples.filter(isHeldOut);
  const row = (answer: Answer, part: Sample[]) => percent(measure.of(part, measure.kind, answer));
  return [{
    set: measure.set, measure: measure.label, baseline: row(baseline, samples), all: row(ours, samples), seen: row(ours, seen), 'held out': row(ours, heldOut), target: measure.target,
  }];
});
console.table(table);
const found = new Map([...sets].flatMap(([name, samples]) => (samples ? [[name, samples.filter((sample) => !isHeldOut(sample))] as const] : [])));
if (found.size > 0) console.log(`counts: ${speed([...found.values()].flat())} texts a second on one core`);
if (process.argv.includes('--errors')) console.table(commonestErrors(found));

function percent({ right, of }: Share): string {
  return `${((100 * right) / of).toFixed(1)} % of ${of}`;
}

/** Texts a second, title and body read to figures and claims. */
function speed(samples: Sample[]): number {
  const start = process.cpuUsage();
  for (const sample of samples) suggestCounts(readDocument(sample));
  const { user, system } = process.cpuUsage(start);
  return Math.round((samples.length * 1e6) / (user + system));
}
