/**
 * Measures the suggestions on sets with known truth: `node bench/suggest/run.ts [--errors]`. "Seen" are the texts that the
 * rules were written from and the weights fitted on, "held out" the third that nobody looked at. `SUGGEST_DATA` names the folder.
 *
 * `node bench/suggest/run.ts --from-reviews` measures on a desk's own decisions instead: what reviewers accepted, corrected,
 * dropped and added. `DATABASE_URL` or `DATA_DIR` names the desk.
 */
import type { Report } from '../../ingest/suggest/types.ts';
import { loadKnowledge, suggest } from '../../ingest/suggest/suggest.ts';
import { baseline } from './baseline.ts';
import { bothEnds, insideOfAll, insideOfAnswered, rightNumber } from './counts.ts';
import type { Answer, Kind, Share } from './counts.ts';
import { commonestErrors } from './errors.ts';
import { printFromReviews } from './from-reviews.ts';
import { isHeldOut, readSet } from './sets.ts';
import type { Sample } from './sets.ts';
import { scoreWhen } from './when.ts';
import { scoreWhere } from './where.ts';

interface Measure {
  set: string;
  label: string;
  target: string;
  baseline: ((samples: Sample[]) => Share) | null;
  ours: (samples: Sample[]) => Share;
}

const knowledge = loadKnowledge();
const harmOf = new WeakMap<Sample, ReturnType<typeof suggest>['harm']>();

const suggested: Answer = (sample, kind) => {
  const harm = harmOf.get(sample) ?? suggest(sample, knowledge).harm;
  harmOf.set(sample, harm);
  return harm[kind] ?? { min: null, max: null };
};

type CountMeasure = (samples: Sample[], kind: Kind, answer: Answer) => Share;

function counted(set: string, kind: Kind, label: string, measure: CountMeasure, target: string): Measure {
  return { set, label: `${kind}: ${label}`, target, baseline: (samples) => measure(samples, kind, baseline), ours: (samples) => measure(samples, kind, suggested) };
}

const MEASURES: Measure[] = [
  counted('gaza-en', 'killed', 'both ends right', bothEnds, '70 %'),
  counted('gaza-en', 'killed', 'inside the true range, of all', insideOfAll, '85 %'),
  counted('gaza-en', 'injured', 'both ends right', bothEnds, '65 %'),
  counted('syria-ar', 'killed', 'inside, of those answered', insideOfAnswered, '75 %'),
  counted('syria-ar', 'killed', 'inside, of all', insideOfAll, ''),
  counted('syria-ar', 'injured', 'inside, of those answered', insideOfAnswered, ''),
  { set: 'syria-ar', label: 'date within a day, of those answered', target: '85 %', baseline: publicationDay, ours: withinOfAnswered },
  { set: 'syria-ar', label: 'date within a day, of all', target: '', baseline: publicationDay, ours: within },
  { set: 'syria-ar', label: 'first place within 10 km, where known', target: '70 %', baseline: null, ours: near },
  counted('gun-news-en', 'killed', 'right', rightNumber, '85 %'),
  counted('gun-news-en', 'injured', 'right', rightNumber, '75 %'),
];

const SETS = ['gaza-en', 'syria-ar', 'gun-news-en'];

if (process.argv.includes('--from-reviews')) await printFromReviews(knowledge);
else measureSets();

function measureSets(): void {
  const sets = new Map(SETS.flatMap((name) => {
    const samples = readSet(name);
    if (!samples) console.log(`${name}: the data isn't there; SUGGEST_DATA names its folder.`);
    return samples ? [[name, samples] as const] : [];
  }));
  if (sets.size === 0) return;
  console.table(MEASURES.flatMap((measure) => rowOf(measure, sets.get(measure.set))));
  const seen = new Map([...sets].map(([name, samples]) => [name, samples.filter((sample) => !isHeldOut(sample))]));
  console.log(`${speed([...seen.values()].flat())} texts a second on one core`);
  if (process.argv.includes('--errors')) console.table(commonestErrors(seen));
}

function rowOf({ set, label, target, ...measure }: Measure, samples: Sample[] | undefined): Record<string, string>[] {
  if (!samples) return [];
  const seen = samples.filter((sample) => !isHeldOut(sample));
  return [{
    set, measure: label, baseline: measure.baseline ? percent(measure.baseline(samples)) : '', all: percent(measure.ours(samples)),
    seen: percent(measure.ours(seen)), 'held out': percent(measure.ours(samples.filter(isHeldOut))), target,
  }];
}

function percent({ right, of }: Share): string {
  return `${((100 * right) / of).toFixed(1)} % of ${of}`;
}

function within(samples: Sample[]): Share {
  const { withinADay, texts } = scoreWhen(samples.map(withDate));
  return { right: withinADay, of: texts };
}

function withinOfAnswered(samples: Sample[]): Share {
  const { withinADay, answered } = scoreWhen(samples.map(withDate));
  return { right: withinADay, of: answered };
}

/** The baseline for dates: it happened on the day of publication. */
function publicationDay(samples: Sample[]): Share {
  const dated = samples.map(withDate).filter(({ truth }) => truth.date !== null);
  const right = dated.filter(({ publishedAt, truth }) => Math.abs(Date.parse(publishedAt?.slice(0, 10) ?? '') - Date.parse(truth.date ?? '')) <= 86_400_000);
  return { right: right.length, of: dated.length };
}

function near(samples: Sample[]): Share {
  const placed = samples.map(({ truth, ...sample }) => ({ ...sample, truth: { lat: numberOf(truth['lat']), lon: numberOf(truth['lon']) } }));
  const { firstOfKnown, known } = scoreWhere(placed, knowledge.gazetteer);
  return { right: firstOfKnown, of: known };
}

function withDate({ truth, ...sample }: Sample): Report & { id: string; truth: { date: string | null } } {
  return { ...sample, truth: { date: typeof truth['date'] === 'string' ? truth['date'] : null } };
}

function numberOf(value: string | number | null | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

/** Texts a second, by the processor's time. */
function speed(samples: Sample[]): number {
  const start = process.cpuUsage();
  for (const sample of samples) suggest(sample, knowledge);
  const { user, system } = process.cpuUsage(start);
  return Math.round((samples.length * 1e6) / (user + system));
}
