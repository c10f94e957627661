import { suggestCounts } from '../../ingest/suggest/counts/suggest-counts.ts';
import { readDocument } from '../../ingest/suggest/document.ts';
import { baseline } from './baseline.ts';
import { bothEnds, insideOfAll, insideOfAnswered, rightNumber } from './counts.ts';
import type { Answer, Kind, Share } from './counts.ts';
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

const table = MEASURES.flatMap((measure) => {
  const samples = readSet(measure.set);
  if (!samples) return [{ set: measure.set, measure: 'the data is not there: set SUGGEST_DATA' }];
  const seen = samples.filter((sample) => !isHeldOut(sample));
  const heldOut = samples.filter(isHeldOut);
  const row = (answer: Answer, part: Sample[]) => percent(measure.of(part, measure.kind, answer));
  return [{
    set: measure.set, measure: measure.label, baseline: row(baseline, samples), all: row(ours, samples), seen: row(ours, seen), 'held out': row(ours, heldOut), target: measure.target,
  }];
});
console.table(table);

function percent({ right, of }: Share): string {
  return `${((100 * right) / of).toFixed(1)} % of ${of}`;
}
