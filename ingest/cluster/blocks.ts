import { daysOf } from './entry.ts';
import type { Entry } from './entry.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Rarest terms of a text that are looked up: about half the words of a lead, the telling half. */
const KEYS = 60;
/** A list longer than this tells little: only its latest part and that of the same weeks is read. */
const LIST_LIMIT = 200;
const WEEK_LIMIT = 60;
const WEEK = 7;
/** Consonants of names, for reports in another script; a word and its own consonants count twice, hence the lower weight. */
const SKELETON_KEYS = 20;
const SKELETON_WEIGHT = 0.7;
/** Reports in another script share few words, so they get a share of places of their own. */
const OTHER_SCRIPT = 0.5;
const MOST_DAYS = 3;
/** What a common day counts, as a share of a word never seen before. */
const DAY_WEIGHT = 0.5;
const SITE_WEIGHT = 0.7;

/**
 * Finds texts worth comparing: those that share rare words. What a look-up costs is bounded by (KEYS + SKELETON_KEYS + 3 × MOST_DAYS + sites) × (LIST_LIMIT + 3 × WEEK_LIMIT), however large
 * the archive is.
 */
export class Blocks {
  readonly #lists = new Map<number, number[]>();
  /** Under term and week of publication, for terms too common to read the whole list of. */
  readonly #weeks = new Map<string, number[]>();
  #scores = new Float64Array(1 << 12);
  readonly #arabic: boolean[] = [];

  readonly #vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  add(place: number, entry: Entry): void {
    this.#arabic[place] = isArabic(entry);
    const week = entry.published === null ? null : Math.floor(entry.published / WEEK);
    for (const id of [...keysOf(entry), ...entry.skeletons.ids, ...this.#dayKeys(entry, 0), ...this.#siteKeys(entry)]) {
      const list = append(this.#lists, id, place);
      if (week !== null && list.length > LIST_LIMIT / 2) append(this.#weeks, `${id}/${week}`, place);
    }
    if (place >= this.#scores.length) this.#scores = new Float64Array(Math.max(place + 1, this.#scores.length * 2));
  }

  /** Places of texts that share most by weight: at most `limit` in the same script, then some in the other, each best first. */
  find(entry: Entry, limit: number): number[] {
    const touched: number[] = [];
    const walk = (id: number, weight: number) => {
      for (const place of this.#listFor(id, entry)) {
        if (this.#scores[place] === 0) touched.push(place);
        this.#scores[place]! += weight * weight;
      }
    };
    for (const id of this.#rarest(keysOf(entry), KEYS)) walk(id, this.#vocabulary.idf(id));
    for (const id of this.#rarest(entry.skeletons.ids, SKELETON_KEYS)) walk(id, SKELETON_WEIGHT * this.#vocabulary.idf(id));
    for (const id of this.#siteKeys(entry)) walk(id, SITE_WEIGHT * this.#vocabulary.rarest);
    for (const id of this.#dayKeys(entry, 1)) walk(id, DAY_WEIGHT * this.#vocabulary.rarest);
    const arabic = isArabic(entry);
    const best = [
      ...heaviest(touched.filter((place) => this.#arabic[place] === arabic), this.#scores, limit),
      ...heaviest(touched.filter((place) => this.#arabic[place] !== arabic), this.#scores, Math.ceil(limit * OTHER_SCRIPT)),
    ];
    for (const place of touched) this.#scores[place] = 0;
    return best;
  }

  /** Pseudo-terms for the days that the text may be talking about, and for their neighbours. */
  #dayKeys(entry: Entry, around: number): Set<number> {
    const keys = new Set<number>();
    for (const day of daysOf(entry).slice(0, MOST_DAYS)) {
      for (let near = day - around; near <= day + around; near += 1) keys.add(this.#vocabulary.intern(`@${near}`));
    }
    return keys;
  }

  #siteKeys(entry: Entry): number[] {
    return entry.sites.map(({ id }) => this.#vocabulary.intern(`%${id}`));
  }

  #rarest(ids: Iterable<number>, most: number): number[] {
    return [...ids].sort((a, b) => this.#vocabulary.idf(b) - this.#vocabulary.idf(a)).slice(0, most);
  }

  #listFor(id: number, entry: Entry): Iterable<number> {
    const list = this.#lists.get(id) ?? [];
    if (list.length <= LIST_LIMIT) return list;
    const found = new Set(list.slice(-LIST_LIMIT));
    if (entry.published === null) return found;
    const week = Math.floor(entry.published / WEEK);
    for (const near of [week - 1, week, week + 1]) {
      for (const place of (this.#weeks.get(`${id}/${near}`) ?? []).slice(-WEEK_LIMIT)) found.add(place);
    }
    return found;
  }
}

/** The `limit` places with the highest scores, best first; far cheaper than sorting thousands to keep forty. */
function heaviest(places: number[], scores: Float64Array, limit: number): number[] {
  const best: number[] = [];
  for (const place of places) {
    const score = scores[place]!;
    if (best.length === limit && score <= scores[best[limit - 1]!]!) continue;
    let at = Math.min(best.length, limit - 1);
    for (; at > 0 && scores[best[at - 1]!]! < score; at -= 1) best[at] = best[at - 1]!;
    best[at] = place;
  }
  return best;
}

function isArabic(entry: Entry): boolean {
  return entry.arabic > 0.5;
}

/** The terms under which an event is found: words of title and lead, and names. */
function keysOf(entry: Entry): Set<number> {
  return new Set([...entry.lead.ids, ...entry.names.ids]);
}

function append<K>(lists: Map<K, number[]>, key: K, place: number): number[] {
  const list = lists.get(key);
  if (list !== undefined) {
    list.push(place);
    return list;
  }
  const fresh = [place];
  lists.set(key, fresh);
  return fresh;
}
