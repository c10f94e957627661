import { Blocks } from './blocks.ts';
import { compare } from './compare.ts';
import { termsOf, toEntry } from './entry.ts';
import type { Entry } from './entry.ts';
import { Families } from './families.ts';
import { fingerprint } from './fingerprint.ts';
import { addDays, daysOfOne, shareApart, type GroupDays } from './group-days.ts';
import { COMPARED, dayOf, headingsAgree } from './graph.ts';
import { judge } from './judge.ts';
import { loadModel } from './model.ts';
import type { Model } from './model.ts';
import { reasonsFor } from './reasons.ts';
import { probability } from './trees.ts';
import type { Report, Signature } from './types.ts';
import { Vocabulary } from './vocabulary.ts';

/** A text that was added before and may tell of the same event. */
export interface Candidate {
  id: string;
  /** Ids of the first text of its family and of its incident. */
  family: string;
  incident: string;
  /** Probability that both tell of one event, 0..1. */
  probability: number;
  /** Sentences for a reviewer. */
  for: string[];
  against: string[];
}

/** Where a text was put: ids of the first text of its family and of its incident, its own where it is the first. */
export interface Placed {
  family: string;
  incident: string;
}

/** Members of an incident that count when it votes on who joins: those of a large one can't all be among a text's candidates. */
const JURY = 12;

/**
 * Takes texts one by one and says at once what each is a copy of and which event it tells of. What an added text costs does not grow with the
 * number of texts. Decisions are not taken back; `clusterAll` looks at all texts together and does better.
 */
export class ClusterIndex {
  readonly #model: Model;
  readonly #vocabulary: Vocabulary;
  readonly #blocks: Blocks;
  readonly #families = new Families();
  readonly #ids: string[] = [];
  readonly #entries: Entry[] = [];
  readonly #family: number[] = [];
  readonly #incident: number[] = [];
  readonly #size = new Map<number, number>();
  readonly #days = new Map<number, GroupDays>();

  constructor(model: Model = loadModel()) {
    this.#model = model;
    this.#vocabulary = new Vocabulary(model.background);
    this.#blocks = new Blocks(this.#vocabulary);
  }

  get size(): number {
    return this.#ids.length;
  }

  /** @param signature the report's, where it was made before */
  add(report: Report, signature: Signature = fingerprint(report)): Placed {
    const place = this.#ids.push(report.id) - 1;
    const entry = toEntry(signature, this.#vocabulary);
    this.#entries.push(entry);
    this.#vocabulary.count(termsOf(entry));
    const family = this.#families.add(place, entry);
    const incident = this.#incidentOf(place, entry, family);
    this.#family.push(family);
    this.#incident.push(incident);
    this.#size.set(incident, (this.#size.get(incident) ?? 0) + 1);
    this.#addDays(incident, entry);
    return { family: this.#ids[family]!, incident: this.#ids[incident]! };
  }

  /** Texts added before that may tell of the same event, likeliest first; none for a wall. Adds nothing. */
  nearest(report: Omit<Report, 'id'>, limit = 10): Candidate[] {
    const entry = toEntry(fingerprint(report), this.#vocabulary);
    return this.#compareAll(entry).slice(0, limit).map(({ place, odds }) => ({
      id: this.#ids[place]!, family: this.#ids[this.#family[place]!]!, incident: this.#ids[this.#incident[place]!]!,
      probability: probability(odds), ...reasonsFor(entry, this.#entries[place]!, this.#vocabulary),
    }));
  }

  #compareAll(entry: Entry): { place: number; odds: number }[] {
    if (entry.wall) return [];
    return this.#blocks.find(entry, COMPARED)
      .map((place) => ({ place, odds: judge(this.#model.pair, compare(entry, this.#entries[place]!, this.#vocabulary)) }))
      .sort((a, b) => b.odds - a.odds);
  }

  #incidentOf(place: number, entry: Entry, family: number): number {
    if (entry.wall) return place;
    const original = this.#entries[family]!;
    if (family !== place && entry.exact === original.exact && headingsAgree(entry, original)) return this.#incident[family]!;
    const incident = this.#vote(entry, this.#compareAll(entry)) ?? place;
    this.#blocks.add(place, entry);
    return incident;
  }

  /** The incident whose members, on average, are likeliest to tell of the same event; null where none is likely enough. */
  #vote(entry: Entry, compared: { place: number; odds: number }[]): number | null {
    const { unseen, least, most, threshold, otherDays, sameDays } = this.#model.linkage;
    const day = daysOfOne(dayOf(entry));
    const votes = new Map<number, { sum: number; count: number }>();
    for (const { place, odds } of compared) {
      const incident = this.#incident[place]!;
      const vote = votes.get(incident) ?? { sum: 0, count: 0 };
      votes.set(incident, { sum: vote.sum + Math.max(least, Math.min(most, odds)), count: vote.count + 1 });
    }
    let best: { incident: number; mean: number } | null = null;
    for (const [incident, { sum, count }] of votes) {
      const jury = Math.max(count, Math.min(JURY, this.#size.get(incident)!));
      const mean = (sum + (jury - count) * unseen) / jury - otherDays * shareApart(day, this.#days.get(incident)!, sameDays);
      if (mean > threshold && (best === null || mean > best.mean)) best = { incident, mean };
    }
    return best?.incident ?? null;
  }

  #addDays(incident: number, entry: Entry): void {
    const days = this.#days.get(incident) ?? new Map<number, number>();
    addDays(days, daysOfOne(dayOf(entry)));
    this.#days.set(incident, days);
  }
}

/** How likely two texts tell of one event, and why: for stores that find candidates by their own indexes. */
export function similarity(a: Signature, b: Signature, vocabulary: Vocabulary, model: Model = loadModel()): { probability: number; for: string[]; against: string[] } {
  if (a.wall || b.wall) return { probability: 0, for: [], against: ['One of them is a login wall, an error page or empty'] };
  const [left, right] = [toEntry(a, vocabulary), toEntry(b, vocabulary)];
  return { probability: probability(judge(model.pair, compare(left, right, vocabulary))), ...reasonsFor(left, right, vocabulary) };
}
