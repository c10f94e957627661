import type { AgeClass, Cause, DatePrecision, EntityKind, FeedKind, Grade, PartyVerdict, PlacePrecision, PopulationStatus, Qualifier, RejectReason, Reliability, ReviewState, Role, RuleField, Sector, Sex, SourceKind, Stance, StrikeStatus, VictimStatus } from '../gql/graphql.ts';

// The schema's lists in the order in which people choose from them. Each says its whole type, so that a new value can't be forgotten.

const every = <T extends string>(values: Record<T, true>): readonly T[] => Object.keys(values) as T[];

/** In the order of the keys 1–5. */
export const GRADES = every<Grade>({ CONFIRMED: true, FAIR: true, WEAK: true, CONTESTED: true, DISCOUNTED: true });
export const QUALIFIERS = every<Qualifier>({ EXACT: true, BETWEEN: true, AT_LEAST: true, UP_TO: true, ABOUT: true, UNKNOWN: true });
export const DATE_PRECISIONS = every<DatePrecision>({ EXACT_DAY: true, DAYS_2: true, DAYS_3: true, DAYS_4: true, DAYS_5: true, DAYS_6: true, WEEK: true, MONTH: true, YEAR: true });
export const PLACE_PRECISIONS = every<PlacePrecision>({ EXACT: true, WITHIN_100M: true, NEARBY_LANDMARK: true, STREET: true, NEIGHBOURHOOD: true, VILLAGE: true, TOWN: true, CITY: true, SUBDISTRICT: true, DISTRICT: true, GOVERNORATE: true, COUNTRY: true });
export const CAUSES = every<Cause>({ UNKNOWN: true, HEAVY_WEAPONS: true, PLANTED_EXPLOSIVES: true, SMALL_ARMS: true, INCENDIARY: true, CBRN: true, ELECTROMAGNETIC: true, LESS_LETHAL: true, DENIAL_OF_INDISPENSABLE_OBJECTS: true, ACCIDENT: true, OTHER: true });
export const STRIKE_STATUSES = every<StrikeStatus>({ DECLARED: true, LIKELY: true, CONTESTED: true, SINGLE_SOURCE_CLAIM: true });
export const REJECT_REASONS = every<RejectReason>({ NOT_CIVILIAN_HARM: true, DUPLICATE: true, OUT_OF_SCOPE: true, UNRELIABLE: true, NO_ARTICLE: true, OTHER: true });
export const REVIEW_STATES = every<ReviewState>({ PENDING: true, CLAIMED: true, DEFERRED: true, PROMOTED: true, ATTACHED: true, REJECTED: true });
export const SECTORS = every<Sector>({ SHL: true, CCM: true, FSC: true, WSH: true, LOG: true, PRO: true, PRO_CPN: true, PRO_GBV: true, PRO_HLP: true, PRO_MIN: true, EDU: true, NUT: true, HEA: true, ERY: true, TEL: true, ELECTRICITY: true, ACCESS: true });
export const STANCES = every<Stance>({ ACCEPTS: true, DENIES: true, INVESTIGATES: true, CONDEMNS: true, OTHER: true });
export const POPULATION_STATUSES = every<PopulationStatus>({ AFF: true, INN: true, TGT: true, REA: true });
export const RELIABILITIES = every<Reliability>({ A: true, B: true, C: true, D: true, E: true, F: true });
export const SOURCE_KINDS = every<SourceKind>({ NEWS_OUTLET: true, WIRE_AGENCY: true, MONITOR: true, ORGANISATION: true, OFFICIAL: true, SOCIAL_MEDIA: true, OTHER: true });
export const FEED_KINDS = every<FeedKind>({ RSS: true, ATOM: true, JSON_FEED: true, SITEMAP: true, LIST_PAGE: true, SINGLE_PAGE: true });
export const VERDICTS = every<PartyVerdict>({ NOT_YET_ASSESSED: true, CREDIBLE: true, NON_CREDIBLE: true, DUPLICATE: true });
export const AGE_CLASSES = every<AgeClass>({ UNKNOWN: true, CHILD: true, ADULT: true, ELDER: true });
export const SEXES = every<Sex>({ UNKNOWN: true, FEMALE: true, MALE: true });
export const VICTIM_STATUSES = every<VictimStatus>({ KILLED: true, INJURED: true, MISSING: true });
export const RULE_FIELDS = every<RuleField>({ TITLE_AND_TEXT: true, TITLE: true, TEXT: true });
export const ENTITY_KINDS = every<EntityKind>({ INCIDENT: true, HUMANITARIAN_NOTE: true, PUBLISHED_TALLY: true, STATEMENT: true, RELEASE: true });
/** Who can have an account, from the least right to the most; the others have keys, or need neither. */
export const DESK_ROLES = ['REVIEWER', 'EDITOR', 'ADMIN'] as const satisfies readonly Role[];
export const KEY_ROLES = ['PARTNER', 'REVIEWER', 'EDITOR', 'ADMIN'] as const satisfies readonly Role[];
