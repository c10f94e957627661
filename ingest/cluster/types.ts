/** One text as it comes in. Only `id` and `text` are needed; the rest sharpens the answer. */
export interface Report {
  id: string;
  title?: string | undefined;
  text: string;
  /** ISO 8601 or as the page writes it; empty or unreadable counts as unknown. */
  publishedAt?: string | undefined;
}

/** A place of the gazetteer, degrees. */
export interface Site {
  id: string;
  lat: number;
  lon: number;
}

/**
 * What is kept of a text to compare it with others: plain JSON, so that a row can hold it. Lists of strings are folded
 * (lower case, no diacritics, Arabic letter variants unified) and cut to their stems.
 */
export interface Signature {
  /** Raised when signatures made before can't be compared with those made now. */
  version: number;
  /** True for login walls, error pages, tickers and empty texts: they tell of no event, so nothing merges with them. */
  wall: boolean;
  /** Hash of the whole folded text, hexadecimal: equal for texts that differ in case, spacing or diacritics only. */
  exact: string;
  /** Hashes of four-word shingles, 32 bits unsigned, ascending, sampled in long texts. */
  shingles: number[];
  /** Distinct words of title and body, the most telling part of the text (title, lead) first. */
  terms: string[];
  /** How often each of `terms` occurs, the title counted too. */
  counts: number[];
  /** How many of `terms`, from the first, stand in the title or the lead. */
  lead: number;
  /** How many of `terms`, from the first, stand in the title. */
  heading: number;
  /** Pairs of neighbouring words that are no stop words, in order of first appearance. */
  pairs: string[];
  /** Words written like names (capitals inside a sentence, hashtags). */
  names: string[];
  /** Words that stand where place names stand ("in …", "village of …"), most prominent first. */
  places: string[];
  /** Consonants of names and places, the same for both scripts. */
  skeletons: string[];
  /** Things mentioned, from a closed list with words of several languages. */
  concepts: string[];
  /** Numbers in digits, number words included; ages and street numbers carry a mark ("age13", "block5500"). */
  numbers: string[];
  /** Days since 1970-01-01 that the text may be talking about: written dates, "on Sunday" counted back from publication. */
  days: number[];
  /** Month and day of dates written without a year, "11-27". */
  monthDays: string[];
  /** Day of publication, days since 1970-01-01; null = unknown. */
  published: number | null;
  /** The likeliest day of the event, as the finders of `suggest` read it; null = they found none. */
  eventDay: number | null;
  /** The likeliest places of the event that are narrower than a district, best first. */
  sites: Site[];
  /** Ways of dying or being hurt that the text names, from a closed list. */
  means: string[];
  /** What the text says of the dead and injured near the words for them: small numbers in digits. */
  killed: number[];
  injured: number[];
  /** Share of Arabic letters among all letters, 0..1. */
  arabic: number;
}
