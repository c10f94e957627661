// Made by `npm run client` from the schema and documents/. Not written by hand.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A victim's age class. */
export type AgeClass =
  /** Adult. */
  | 'ADULT'
  /** Under 18. */
  | 'CHILD'
  /** Old, as the source puts it. */
  | 'ELDER'
  /** Not said. */
  | 'UNKNOWN';

/** A box on the map, WGS 84 degrees, edges included. A west greater than the east goes across the date line. */
export type BoundingBox = {
  /** Degrees, -180 to 180. */
  east: number;
  /** Degrees, -90 to 90. */
  north: number;
  /** Degrees, -90 to 90. */
  south: number;
  /** Degrees, -180 to 180. */
  west: number;
};

/** Cause of death or injury (SDG 16.1.2). */
export type Cause =
  /** Accidents. */
  | 'ACCIDENT'
  /** Chemical, biological, radiological or nuclear weapons. */
  | 'CBRN'
  /** Denial of access to, or destruction of, objects indispensable to survival. */
  | 'DENIAL_OF_INDISPENSABLE_OBJECTS'
  /** Electromagnetic weapons. */
  | 'ELECTROMAGNETIC'
  /** Heavy weapons and explosive munitions. */
  | 'HEAVY_WEAPONS'
  /** Incendiary weapons. */
  | 'INCENDIARY'
  /** Less lethal weapons. */
  | 'LESS_LETHAL'
  /** Another cause. */
  | 'OTHER'
  /** Planted explosives and unexploded ordnance. */
  | 'PLANTED_EXPLOSIVES'
  /** Small arms and light weapons. */
  | 'SMALL_ARMS'
  /** Not known. */
  | 'UNKNOWN';

/** All of what is given must hold. A place, a grade or a party holds when the record had it before the change or has it after: one hears of what leaves. */
export type ChangeFilter = {
  /** Governorates or provinces, as the records name them. */
  admin1s?: Array<string> | null | undefined;
  /** ISO 3166-1 alpha-2. */
  countries?: Array<string> | null | undefined;
  /** Any of these kinds of records. */
  entityKinds?: Array<EntityKind> | null | undefined;
  /** Any of these grades. */
  grades?: Array<Grade> | null | undefined;
  /** Any of these kinds. */
  kinds?: Array<ChangeKind> | null | undefined;
  /** Names or global ids of accused parties. */
  parties?: Array<string> | null | undefined;
};

/** What a change did. */
export type ChangeKind =
  /** It was approved and is public. */
  | 'INCIDENT_APPROVED'
  /** An incident was recorded. */
  | 'INCIDENT_CREATED'
  /** It lives on in another incident. */
  | 'INCIDENT_MERGED'
  /** Its grade changed. */
  | 'INCIDENT_REGRADED'
  /** Its place changed. */
  | 'INCIDENT_RELOCATED'
  /** It was retracted. */
  | 'INCIDENT_RETRACTED'
  /** A part of it became an incident of its own. */
  | 'INCIDENT_SPLIT'
  /** Its facts changed. */
  | 'INCIDENT_UPDATED'
  /** A note was approved and is public. */
  | 'NOTE_APPROVED'
  /** A humanitarian note was recorded. */
  | 'NOTE_CREATED'
  /** A note was retracted. */
  | 'NOTE_RETRACTED'
  /** A note changed. */
  | 'NOTE_UPDATED'
  /** A summary was released. */
  | 'RELEASE_CREATED'
  /** A statement was approved and is public. */
  | 'STATEMENT_APPROVED'
  /** A statement was recorded. */
  | 'STATEMENT_CREATED'
  /** A statement was retracted. */
  | 'STATEMENT_RETRACTED'
  /** A statement changed. */
  | 'STATEMENT_UPDATED'
  /** A tally was approved and is public. */
  | 'TALLY_APPROVED'
  /** A published tally was recorded. */
  | 'TALLY_CREATED'
  /** A tally was retracted. */
  | 'TALLY_RETRACTED'
  /** A tally changed. */
  | 'TALLY_UPDATED';

/** How precisely the date is known. */
export type DatePrecision =
  /** Within two days. */
  | 'DAYS_2'
  /** Within three days. */
  | 'DAYS_3'
  /** Within four days. */
  | 'DAYS_4'
  /** Within five days. */
  | 'DAYS_5'
  /** Within six days. */
  | 'DAYS_6'
  /** The day is known. */
  | 'EXACT_DAY'
  /** Within a month. */
  | 'MONTH'
  /** Within a week. */
  | 'WEEK'
  /** Within a year. */
  | 'YEAR';

/** What kind of record a change is about. */
export type EntityKind =
  /** A humanitarian note. */
  | 'HUMANITARIAN_NOTE'
  /** An incident. */
  | 'INCIDENT'
  /** A total that somebody published. */
  | 'PUBLISHED_TALLY'
  /** A released summary. */
  | 'RELEASE'
  /** A statement. */
  | 'STATEMENT';

/** Civilian harm status. CONFIRMED: a belligerent accepted responsibility; FAIR: two or more credible, independent sources; WEAK: one source's claim; CONTESTED: competing claims of responsibility; DISCOUNTED: those killed were combatants, or others most likely responsible. */
export type Grade =
  /** A specific belligerent has accepted responsibility. */
  | 'CONFIRMED'
  /** Competing claims of responsibility. */
  | 'CONTESTED'
  /** Those killed were combatants, or other parties are most likely responsible. */
  | 'DISCOUNTED'
  /** Two or more credible, independent sources, and likely or confirmed actions near by of a belligerent. */
  | 'FAIR'
  /** One source's claim, even where it carries significant detail. */
  | 'WEAK';

/** All conditions must hold; of the entries of a list any one. What is absent narrows nothing. */
export type IncidentFilter = {
  /** Governorates, as `admin1` of an incident names them. */
  admin1?: Array<string> | null | undefined;
  /** In this box, by the coordinates that you are shown. */
  box?: BoundingBox | null | undefined;
  /** Any of these causes. */
  causes?: Array<Cause> | null | undefined;
  /** ISO 3166-1 alpha-2, upper case. */
  countries?: Array<string> | null | undefined;
  /** Ends on this day or later. */
  from?: string | null | undefined;
  /** Any of these grades. */
  grades?: Array<Grade> | null | undefined;
  /** true: somebody killed or injured is reported; false: nobody is. */
  harmReported?: boolean | null | undefined;
  /** At least this many civilians injured, by the minimum; unknown numbers don't match. */
  injuredAtLeast?: number | null | undefined;
  /** At most this many civilians injured, by the maximum; unknown numbers don't match. */
  injuredAtMost?: number | null | undefined;
  /** At least this many civilians killed, by the minimum; unknown numbers don't match. */
  killedAtLeast?: number | null | undefined;
  /** At most this many civilians killed, by the maximum; unknown numbers don't match. */
  killedAtMost?: number | null | undefined;
  /** In this circle, by the coordinates that you are shown. */
  near?: Surroundings | null | undefined;
  /** Names or global ids of accused parties; any of them. */
  parties?: Array<string> | null | undefined;
  /** All these words, by their beginnings, in title, place or governorate, whatever their case, accents or Arabic spelling; or one code. */
  text?: string | null | undefined;
  /** Begins on this day or earlier. */
  to?: string | null | undefined;
  /** Assessed anew at this instant or later. */
  updatedSince?: string | null | undefined;
};

/** Order of a list of incidents; ties are broken by id, so that pages never overlap. */
export type IncidentOrder =
  /** Unknown first, then the lowest maximum of killed. */
  | 'KILLED_ASC'
  /** Highest maximum of killed first; unknown last. */
  | 'KILLED_DESC'
  /** Earliest first day first. */
  | 'START_DATE_ASC'
  /** Latest first day first. */
  | 'START_DATE_DESC'
  /** Longest unchanged first. */
  | 'UPDATED_ASC'
  /** Last assessed first. */
  | 'UPDATED_DESC';

/** What kind of belligerent a party is. */
export type PartyKind =
  /** An armed group. */
  | 'ARMED_GROUP'
  /** Several states together. */
  | 'COALITION'
  /** Another kind, or not said. */
  | 'OTHER'
  /** A state. */
  | 'STATE';

/** The accused party's own assessment. */
export type PartyVerdict =
  /** It finds the allegation credible. */
  | 'CREDIBLE'
  /** It takes it for one that it has assessed already. */
  | 'DUPLICATE'
  /** It finds it not credible. */
  | 'NON_CREDIBLE'
  /** It has not said. */
  | 'NOT_YET_ASSESSED';

/** How precisely the place is known, best first. */
export type PlacePrecision =
  /** The city. */
  | 'CITY'
  /** The country. */
  | 'COUNTRY'
  /** The district. */
  | 'DISTRICT'
  /** The very spot. */
  | 'EXACT'
  /** The governorate. */
  | 'GOVERNORATE'
  /** Near a landmark. */
  | 'NEARBY_LANDMARK'
  /** The neighbourhood. */
  | 'NEIGHBOURHOOD'
  /** The street. */
  | 'STREET'
  /** The subdistrict. */
  | 'SUBDISTRICT'
  /** The town. */
  | 'TOWN'
  /** The village. */
  | 'VILLAGE'
  /** Within 100 metres. */
  | 'WITHIN_100M';

/** How the words qualify a number. */
export type Qualifier =
  /** About so many. */
  | 'ABOUT'
  /** This many or more. */
  | 'AT_LEAST'
  /** Between the two ends. */
  | 'BETWEEN'
  /** This number. */
  | 'EXACT'
  /** No number is known. */
  | 'UNKNOWN'
  /** This many or fewer. */
  | 'UP_TO';

/** PROPOSED waits for approval; PUBLISHED is public; RETRACTED and MERGED are tombstones. */
export type RecordState =
  /** Lives on in another record: a tombstone. */
  | 'MERGED'
  /** Waits for approval; the desk alone sees it. */
  | 'PROPOSED'
  /** Public. */
  | 'PUBLISHED'
  /** Withdrawn: a tombstone. */
  | 'RETRACTED';

/** Admiralty scale of sources: A completely reliable … E unreliable, F cannot be judged. */
export type Reliability =
  /** Completely reliable. */
  | 'A'
  /** Usually reliable. */
  | 'B'
  /** Fairly reliable. */
  | 'C'
  /** Not usually reliable. */
  | 'D'
  /** Unreliable. */
  | 'E'
  /** Can't be judged. */
  | 'F';

/** A victim's sex. */
export type Sex =
  /** Female. */
  | 'FEMALE'
  /** Male. */
  | 'MALE'
  /** Not said. */
  | 'UNKNOWN';

/** What incidents are grouped by. */
export type StatsGroup =
  /** Governorate within its country. */
  | 'ADMIN1'
  /** Cause of death or injury. */
  | 'CAUSE'
  /** Country. */
  | 'COUNTRY'
  /** Civilian harm status. */
  | 'GRADE'
  /** Month of the first day, YYYY-MM. */
  | 'MONTH'
  /** Accused party; an incident with two is in both groups. */
  | 'PARTY';

/** How sure it is that a strike took place, and whose. */
export type StrikeStatus =
  /** Contested. */
  | 'CONTESTED'
  /** A belligerent declared it. */
  | 'DECLARED'
  /** Likely. */
  | 'LIKELY'
  /** One source claims it. */
  | 'SINGLE_SOURCE_CLAIM';

/** Which incidents a summary speaks of; what is absent is not narrowed. */
export type SummaryScope = {
  /** Governorate, within a country. */
  admin1?: string | null | undefined;
  /** ISO 3166-1 alpha-2. */
  country?: string | null | undefined;
  /** Grades of the headline; CONFIRMED and FAIR where absent. */
  grades?: Array<Grade> | null | undefined;
  /** Name or global id of an accused party. */
  party?: string | null | undefined;
};

/** A circle on the map. */
export type Surroundings = {
  /** Latitude of its middle, WGS 84 degrees. */
  lat: number;
  /** Longitude of its middle, WGS 84 degrees. */
  lon: number;
  /** Radius in metres, over the great circle. */
  metres: number;
};

/** What happened to a victim. */
export type VictimStatus =
  /** Injured. */
  | 'INJURED'
  /** Killed. */
  | 'KILLED'
  /** Missing. */
  | 'MISSING';

export type IncidentQueryVariables = Exact<{
  code: string;
  asOf?: string | null | undefined;
}>;


export type IncidentQuery = { incident: { id: string, code: string, state: RecordState, version: number, title: string | null, startDate: string, endDate: string, datePrecision: DatePrecision, timeOfDay: string | null, placeName: string | null, country: string | null, admin1: string | null, lat: number | null, lon: number | null, radius: number | null, placePrecision: PlacePrecision | null, grade: Grade, gradeReason: string | null, strikeStatus: StrikeStatus | null, cause: Cause, graphic: boolean, overrideReason: string | null, independentSources: number, recordedAt: string, location: { id: string, name: string, nameAr: string | null, gazetteerId: string | null } | null, killed: { min: number | null, max: number | null, qualifier: Qualifier } | null, injured: { min: number | null, max: number | null, qualifier: Qualifier } | null, childrenKilled: { min: number | null, max: number | null, qualifier: Qualifier } | null, womenKilled: { min: number | null, max: number | null, qualifier: Qualifier } | null, menKilled: { min: number | null, max: number | null, qualifier: Qualifier } | null, parties: Array<{ verdict: PartyVerdict, verdictOn: string | null, reference: string | null, party: { id: string, name: string, kind: PartyKind }, conceded: { min: number | null, max: number | null } | null }>, externalCodes: Array<{ scheme: string, code: string }>, victims: Array<{ id: string, name: string, nameAr: string | null, status: VictimStatus, ageClass: AgeClass, sex: Sex }>, claims: Array<{ id: string, speaker: string | null, allegesHarm: boolean, source: { name: string, reliability: Reliability }, article: { title: string | null, url: string, publishedAt: string | null } | null, killed: { min: number | null, max: number | null, qualifier: Qualifier } | null, quote: { text: string } | null }>, history: Array<{ version: number, recordedAt: string, grade: Grade, killed: { min: number | null, max: number | null } | null }> } | null };

export type IncidentsQueryVariables = Exact<{
  filter?: IncidentFilter | null | undefined;
  orderBy?: IncidentOrder;
  first?: number;
  after?: string | null | undefined;
  asOf?: string | null | undefined;
}>;


export type IncidentsQuery = { incidents: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, code: string, title: string | null, startDate: string, endDate: string, datePrecision: DatePrecision, placeName: string | null, country: string | null, admin1: string | null, lat: number | null, lon: number | null, grade: Grade, cause: Cause, recordedAt: string, killed: { min: number | null, max: number | null, qualifier: Qualifier } | null, injured: { min: number | null, max: number | null, qualifier: Qualifier } | null, parties: Array<{ verdict: PartyVerdict, party: { id: string, name: string } }> }> } };

export type IncidentMapQueryVariables = Exact<{
  zoom: number;
  box?: BoundingBox | null | undefined;
  filter?: IncidentFilter | null | undefined;
}>;


export type IncidentMapQuery = { incidentMap: { total: { incidents: number, killedUnknown: number, killed: { min: number, max: number } | null }, unlocated: { incidents: number }, clusters: Array<{ key: string, lat: number, lon: number, code: string | null, sums: { incidents: number, killed: { min: number, max: number } | null } }> } };

export type SearchQueryVariables = Exact<{
  text: string;
  first?: number;
}>;


export type SearchQuery = { search: Array<{ type: string, id: string, title: string, snippet: string | null, score: number, titleMatches: Array<{ start: number, end: number }>, snippetMatches: Array<{ start: number, end: number }> }> };

export type MetaQueryVariables = Exact<{ [key: string]: never; }>;


export type MetaQuery = { meta: { name: string, licence: string, citation: string, lastChangeAt: string | null, lastCursor: string | null, schemaVersion: string, coordinateDecimals: number | null } };

export type ChangesQueryVariables = Exact<{
  after?: string | null | undefined;
  first?: number;
  filter?: ChangeFilter | null | undefined;
}>;


export type ChangesQuery = { changes: { nodes: Array<{ cursor: string, at: string, kind: ChangeKind, entityKind: EntityKind, entityId: string, code: string | null, tombstone: boolean, after: unknown }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type IncidentStatsQueryVariables = Exact<{
  groupBy: StatsGroup;
  filter?: IncidentFilter | null | undefined;
  asOf?: string | null | undefined;
}>;


export type IncidentStatsQuery = { incidentStats: { groupCount: number, total: { incidents: number, harmIncidents: number, killedUnknown: number, killed: { min: number, max: number } | null, injured: { min: number, max: number } | null }, groups: Array<{ key: string | null, label: string | null, sums: { incidents: number, harmIncidents: number, killedUnknown: number, killed: { min: number, max: number } | null, injured: { min: number, max: number } | null } }> } };

export type MonthsQueryVariables = Exact<{
  from: string;
  to: string;
  scope?: SummaryScope | null | undefined;
  asOf?: string | null | undefined;
}>;


export type MonthsQuery = { monthlySummaries: Array<{ month: string, allegedEvents: number, headlineEvents: number, killedUnknown: number, killed: { min: number, max: number } | null, injured: { min: number, max: number } | null, change: { percent: number, low: number, high: number | null, signCertain: boolean } | null, publishedTallies: Array<{ tally: { publisher: string, killed: { min: number | null, max: number | null } | null }, gap: { min: number | null, max: number | null } }> }> };


export const IncidentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Incident"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incident"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"endDate"}},{"kind":"Field","name":{"kind":"Name","value":"datePrecision"}},{"kind":"Field","name":{"kind":"Name","value":"timeOfDay"}},{"kind":"Field","name":{"kind":"Name","value":"placeName"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"admin1"}},{"kind":"Field","name":{"kind":"Name","value":"lat"}},{"kind":"Field","name":{"kind":"Name","value":"lon"}},{"kind":"Field","name":{"kind":"Name","value":"radius"}},{"kind":"Field","name":{"kind":"Name","value":"placePrecision"}},{"kind":"Field","name":{"kind":"Name","value":"location"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nameAr"}},{"kind":"Field","name":{"kind":"Name","value":"gazetteerId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"gradeReason"}},{"kind":"Field","name":{"kind":"Name","value":"strikeStatus"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"graphic"}},{"kind":"Field","name":{"kind":"Name","value":"overrideReason"}},{"kind":"Field","name":{"kind":"Name","value":"independentSources"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"killed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}}]}},{"kind":"Field","name":{"kind":"Name","value":"injured"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}}]}},{"kind":"Field","name":{"kind":"Name","value":"childrenKilled"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}}]}},{"kind":"Field","name":{"kind":"Name","value":"womenKilled"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}}]}},{"kind":"Field","name":{"kind":"Name","value":"menKilled"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parties"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"party"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"conceded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}}]}},{"kind":"Field","name":{"kind":"Name","value":"verdictOn"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}}]}},{"kind":"Field","name":{"kind":"Name","value":"externalCodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scheme"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"victims"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nameAr"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"ageClass"}},{"kind":"Field","name":{"kind":"Name","value":"sex"}}]}},{"kind":"Field","name":{"kind":"Name","value":"claims"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"speaker"}},{"kind":"Field","name":{"kind":"Name","value":"allegesHarm"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"reliability"}}]}},{"kind":"Field","name":{"kind":"Name","value":"article"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"killed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quote"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"killed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}}]}}]}}]}}]}}]} as unknown as DocumentNode<IncidentQuery, IncidentQueryVariables>;
export const IncidentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Incidents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentOrder"}}},"defaultValue":{"kind":"EnumValue","value":"START_DATE_DESC"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"100"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incidents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"endDate"}},{"kind":"Field","name":{"kind":"Name","value":"datePrecision"}},{"kind":"Field","name":{"kind":"Name","value":"placeName"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"admin1"}},{"kind":"Field","name":{"kind":"Name","value":"lat"}},{"kind":"Field","name":{"kind":"Name","value":"lon"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"killed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}}]}},{"kind":"Field","name":{"kind":"Name","value":"injured"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parties"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"party"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}}]}}]}}]}}]} as unknown as DocumentNode<IncidentsQuery, IncidentsQueryVariables>;
export const IncidentMapDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"IncidentMap"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"zoom"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"box"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"BoundingBox"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incidentMap"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"zoom"},"value":{"kind":"Variable","name":{"kind":"Name","value":"zoom"}}},{"kind":"Argument","name":{"kind":"Name","value":"box"},"value":{"kind":"Variable","name":{"kind":"Name","value":"box"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incidents"}},{"kind":"Field","name":{"kind":"Name","value":"killed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}}]}},{"kind":"Field","name":{"kind":"Name","value":"killedUnknown"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unlocated"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incidents"}}]}},{"kind":"Field","name":{"kind":"Name","value":"clusters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"lat"}},{"kind":"Field","name":{"kind":"Name","value":"lon"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"sums"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incidents"}},{"kind":"Field","name":{"kind":"Name","value":"killed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<IncidentMapQuery, IncidentMapQueryVariables>;
export const SearchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Search"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"search"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"titleMatches"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}}]}},{"kind":"Field","name":{"kind":"Name","value":"snippet"}},{"kind":"Field","name":{"kind":"Name","value":"snippetMatches"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}}]}},{"kind":"Field","name":{"kind":"Name","value":"score"}}]}}]}}]} as unknown as DocumentNode<SearchQuery, SearchQueryVariables>;
export const MetaDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Meta"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meta"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"licence"}},{"kind":"Field","name":{"kind":"Name","value":"citation"}},{"kind":"Field","name":{"kind":"Name","value":"lastChangeAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastCursor"}},{"kind":"Field","name":{"kind":"Name","value":"schemaVersion"}},{"kind":"Field","name":{"kind":"Name","value":"coordinateDecimals"}}]}}]}}]} as unknown as DocumentNode<MetaQuery, MetaQueryVariables>;
export const ChangesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Changes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"100"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"entityKind"}},{"kind":"Field","name":{"kind":"Name","value":"entityId"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"tombstone"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ChangesQuery, ChangesQueryVariables>;
export const IncidentStatsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"IncidentStats"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"groupBy"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StatsGroup"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"IncidentFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incidentStats"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"groupBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"groupBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incidents"}},{"kind":"Field","name":{"kind":"Name","value":"harmIncidents"}},{"kind":"Field","name":{"kind":"Name","value":"killed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}}]}},{"kind":"Field","name":{"kind":"Name","value":"injured"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}}]}},{"kind":"Field","name":{"kind":"Name","value":"killedUnknown"}}]}},{"kind":"Field","name":{"kind":"Name","value":"groupCount"}},{"kind":"Field","name":{"kind":"Name","value":"groups"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"sums"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"incidents"}},{"kind":"Field","name":{"kind":"Name","value":"harmIncidents"}},{"kind":"Field","name":{"kind":"Name","value":"killed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}}]}},{"kind":"Field","name":{"kind":"Name","value":"injured"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}}]}},{"kind":"Field","name":{"kind":"Name","value":"killedUnknown"}}]}}]}}]}}]}}]} as unknown as DocumentNode<IncidentStatsQuery, IncidentStatsQueryVariables>;
export const MonthsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Months"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"scope"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SummaryScope"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"monthlySummaries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"scope"},"value":{"kind":"Variable","name":{"kind":"Name","value":"scope"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"allegedEvents"}},{"kind":"Field","name":{"kind":"Name","value":"headlineEvents"}},{"kind":"Field","name":{"kind":"Name","value":"killed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}}]}},{"kind":"Field","name":{"kind":"Name","value":"injured"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}}]}},{"kind":"Field","name":{"kind":"Name","value":"killedUnknown"}},{"kind":"Field","name":{"kind":"Name","value":"change"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"signCertain"}}]}},{"kind":"Field","name":{"kind":"Name","value":"publishedTallies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tally"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publisher"}},{"kind":"Field","name":{"kind":"Name","value":"killed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"gap"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"min"}},{"kind":"Field","name":{"kind":"Name","value":"max"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MonthsQuery, MonthsQueryVariables>;