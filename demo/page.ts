/**
 * The shapes of the demonstration newsroom. Every outlet, person and event in it is invented; only the places are on real
 * maps. Each page carries its own truth, so that whatever reads the site can be marked against what was written.
 */

export type Language = 'en' | 'ar';

export type OutletId = 'wire' | 'northern-courier' | 'harbour-post' | 'plains-gazette' | 'lakeside-herald' | 'sahra' | 'furat' | 'relief';

/** What a page is about, or why it holds no article. */
export type PageKind = 'STRIKE' | 'MONTHLY_REPORT' | 'HUMANITARIAN' | 'STATEMENT' | 'UNRELATED' | 'LOGIN_WALL' | 'ERROR' | 'REDIRECT';

/** A paragraph is a string; the rest is what stands between paragraphs. Captions and links are not part of the text. */
export type Block = string | { heading: string } | { list: string[] } | { caption: string } | { related: string };

export type Qualifier = 'EXACT' | 'AT_LEAST' | 'UP_TO' | 'ABOUT' | 'BETWEEN';

/** A count of people as the page states it; an open end is null. */
export interface Figure {
  min: number | null;
  max: number | null;
  qualifier: Qualifier;
}

export interface Place {
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: 'SY' | 'IQ' | 'YE' | 'PS' | 'UA';
  admin1: string;
  lat: number;
  lon: number;
}

/** ISO calendar days, both ends included. */
export interface Days {
  start: string;
  end: string;
}

export interface NoteTruth {
  sectors: string[];
  place: string;
  affected: (Figure & { status: 'AFF' | 'INN' | 'REA' }) | null;
  speaker: string | null;
}

export interface TallyTruth extends Days {
  by: string;
  accused: string | null;
  events: number | null;
  killed: Figure;
  changePercent: number | null;
}

export interface StatementTruth {
  speaker: string;
  stance: 'DENIES' | 'ACCEPTS' | 'INVESTIGATES';
}

/** What a careful reader takes from the page. null harm = the page does not say, 0 = it says nobody. */
export interface Truth {
  killed: Figure | null;
  injured: Figure | null;
  when: Days | null;
  place: Place | null;
  /** Parts of the killed, where the page tells them. */
  parts?: { children?: number; women?: number };
  /** How many separate events the page reports; absent = one for a strike, none otherwise. */
  events?: number;
  /** Pages with the same label report the same event. */
  incident?: string;
  /** Pages with the same label are copies of one text. */
  family?: string;
  notes?: NoteTruth[];
  tallies?: TallyTruth[];
  statements?: StatementTruth[];
}

/** What an outlet silently changed after the first publication. */
export interface Edit {
  title?: string;
  modifiedAt: string;
  body: Block[];
  truth: Truth;
}

export interface DemoPage {
  /** Unique in the whole site. */
  slug: string;
  outlet: OutletId;
  /** Path and query below the site's root, percent-encoded. */
  path: string;
  kind: PageKind;
  language: Language;
  title: string;
  byline: string[];
  section: string;
  /** ISO 8601 with the offset of the outlet's clock. */
  publishedAt: string;
  body: Block[];
  /** What feeds say of the page, where that is not its first paragraph. */
  teaser?: string;
  truth: Truth;
  edit?: Edit;
  /** The page answers 410 once it has been withdrawn. */
  vanishes?: boolean;
  /** robots.txt forbids it, though a feed names it. */
  disallowed?: boolean;
  /** Where a REDIRECT leads. */
  redirectsTo?: string;
  /** Paths of the discovery routes (feeds, sitemaps, list pages) that name this page, and no others. */
  foundBy: string[];
}

/** Nobody's harm, no place, no date: the truth of a page that reports no event. */
export const NOTHING: Truth = { killed: null, injured: null, when: null, place: null };

export const exactly = (count: number): Figure => ({ min: count, max: count, qualifier: 'EXACT' });
export const atLeast = (min: number): Figure => ({ min, max: null, qualifier: 'AT_LEAST' });
export const upTo = (max: number): Figure => ({ min: null, max, qualifier: 'UP_TO' });
export const about = (count: number): Figure => ({ min: count, max: count, qualifier: 'ABOUT' });
export const between = (min: number, max: number): Figure => ({ min, max, qualifier: 'BETWEEN' });
export const day = (date: string): Days => ({ start: date, end: date });
