/**
 * The shapes of machine suggestions, as `desk suggest` prints them and the review queue stores them. Offsets count UTF-16
 * code units into the text (JavaScript string indices). All lists are ranked, best first.
 */

/** Where in the text it is said: `[start, end)`. */
export interface Span {
  start: number;
  end: number;
}

export type Qualifier = 'EXACT' | 'AT_LEAST' | 'UP_TO' | 'ABOUT' | 'BETWEEN' | 'UNKNOWN';

/** A count of people. null = the text does not say; 0 only where it says that there was nobody. */
export interface Count {
  min: number | null;
  max: number | null;
  qualifier: Qualifier;
}

/** The best guess for the one event or period the text is mainly about. */
export interface HarmFigure extends Count {
  confidence: number;
  quote: Span;
  /** Why this figure was chosen among all the text's claims, one sentence for a reviewer. */
  reason: string;
}

export type HarmKind = 'killed' | 'injured';

export type VictimGroup = 'civilians' | 'children' | 'women' | 'men' | 'combatants' | 'people';

/** What a claim's number belongs to: the event itself, part of its whole, or something else that was only mentioned. */
export type ClaimScope = 'EVENT' | 'PART' | 'PERIOD' | 'BACKGROUND';

export interface CountClaim extends Count {
  kind: HarmKind;
  who: VictimGroup;
  scope: ClaimScope;
  /** Who says so; null = the text itself. */
  speaker: string | null;
  quote: Span;
}

export type DatePrecision = 'EXACT_DAY' | 'DAYS_2' | 'DAYS_3' | 'DAYS_4' | 'DAYS_5' | 'DAYS_6' | 'WEEK' | 'MONTH' | 'YEAR';

export interface DateSuggestion {
  /** ISO 8601 calendar days, both ends included. */
  start: string;
  end: string;
  precision: DatePrecision;
  role: 'EVENT' | 'PERIOD' | 'PUBLICATION' | 'STATEMENT' | 'BACKGROUND';
  confidence: number;
  quote: Span;
}

export type PlacePrecision =
  | 'EXACT' | 'WITHIN_100M' | 'NEARBY_LANDMARK' | 'STREET' | 'NEIGHBOURHOOD' | 'VILLAGE' | 'TOWN' | 'CITY'
  | 'SUBDISTRICT' | 'DISTRICT' | 'GOVERNORATE' | 'COUNTRY';

export interface PlaceSuggestion {
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** First-level administrative area (governorate, state), where known. */
  admin1: string | null;
  lat: number;
  lon: number;
  precision: PlacePrecision;
  /** Metres around the point within which the place lies. */
  radius: number;
  gazetteerId: string;
  confidence: number;
  quote: Span;
}

export interface ActorSuggestion {
  name: string;
  role: 'ACCUSED' | 'SPEAKER' | 'ORGANISATION' | 'MENTIONED';
  quote: Span;
}

/** OCHA's sector codes and the two that reporters name and the list lacks. */
export type Sector =
  | 'SHL' | 'CCM' | 'FSC' | 'WSH' | 'LOG' | 'PRO' | 'PRO_CPN' | 'PRO_GBV' | 'PRO_HLP' | 'PRO_MIN' | 'EDU' | 'NUT' | 'HEA'
  | 'ERY' | 'TEL' | 'ELECTRICITY' | 'ACCESS';

export interface NoteSuggestion {
  sectors: Sector[];
  place: string | null;
  affected: (Count & { status: 'AFF' | 'INN' | 'TGT' | 'REA' }) | null;
  speaker: string | null;
  quote: Span;
}

export interface TallySuggestion {
  by: string;
  accused: string | null;
  /** ISO 8601 calendar days, both ends included; null where the text does not say. */
  from: string | null;
  to: string | null;
  events: number | null;
  killed: Count | null;
  injured: Count | null;
  changePercent: number | null;
  quote: Span;
}

export interface StatementSuggestion {
  speaker: string;
  organisation: string | null;
  stance: 'DENIES' | 'ACCEPTS' | 'INVESTIGATES' | 'CONDEMNS' | 'OTHER';
  /** ISO 8601 day that the statement itself names; null where it names none. */
  date: string | null;
  quote: Span;
}

/** Something the reviewer must look at before believing the figures. */
export interface Warning {
  code: 'MAXIMUM_STATED_AS_FACT' | 'TITLE_DISAGREES_WITH_BODY' | 'SOURCES_DISAGREE' | 'RANK_TRUE_ONLY_WHEN_PUBLISHED' | 'COMBATANTS_AMONG_KILLED';
  message: string;
  quotes: Span[];
}

export interface Suggestions {
  /** 0..1: does this report carry something that the desk records (harm to civilians, a note, a tally, a statement)? */
  relevance: number;
  harm: Record<HarmKind, HarmFigure | null>;
  claims: CountClaim[];
  dates: DateSuggestion[];
  places: PlaceSuggestion[];
  actors: ActorSuggestion[];
  notes: NoteSuggestion[];
  tallies: TallySuggestion[];
  statements: StatementSuggestion[];
  warnings: Warning[];
}

/** What `suggest` reads. */
export interface Report {
  title?: string;
  text: string;
  /** ISO 639-1 as marked; the rules go by the text's own script. */
  language?: string;
  /** ISO 8601, as precise as known. */
  publishedAt?: string;
}
