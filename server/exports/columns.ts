/** How a column is kept: DAY is YYYY-MM-DD, INSTANT is ISO 8601 in UTC, LIST is several texts, BIGINT goes past 2^31. */
export type ColumnKind = 'TEXT' | 'INTEGER' | 'BIGINT' | 'NUMBER' | 'DAY' | 'INSTANT' | 'LIST' | 'JSON';

export interface Column {
  name: string;
  kind: ColumnKind;
  /** HXL hashtag with its attributes; columns without one are not in the HXL file. */
  tag: string | null;
}

/** A value as the database hands it over; null is unknown or not given, never zero. */
export type Cell = string | number | readonly string[] | object | null;

export type Row = Readonly<Record<string, Cell>>;

const columns = (kind: ColumnKind, names: string): Column[] => names.split(' ').map((name) => ({ name, kind, tag: null }));
const tagged = (name: string, kind: ColumnKind, tag: string): Column => ({ name, kind, tag });

/** The tagged columns come first, in the order of the HXL file. */
export const INCIDENT_COLUMNS: readonly Column[] = [
  tagged('code', 'TEXT', '#event+code'), tagged('date', 'DAY', '#date+occurred'),
  tagged('country', 'TEXT', '#country+code'), tagged('admin1', 'TEXT', '#adm1+name'), tagged('admin2', 'TEXT', '#adm2+name'), tagged('place', 'TEXT', '#loc+name'),
  tagged('lat', 'NUMBER', '#geo+lat'), tagged('lon', 'NUMBER', '#geo+lon'),
  tagged('killed_min', 'INTEGER', '#affected+killed+civilian+min'), tagged('killed_max', 'INTEGER', '#affected+killed+civilian+max'),
  tagged('injured_min', 'INTEGER', '#affected+injured+civilian+min'), tagged('injured_max', 'INTEGER', '#affected+injured+civilian+max'),
  tagged('parties', 'LIST', '#group+name'), tagged('grade', 'TEXT', '#status+grade'),
  tagged('source', 'LIST', '#meta+source'), tagged('url', 'LIST', '#meta+url'),
  ...columns('TEXT', 'title'), ...columns('DAY', 'end_date'), ...columns('TEXT', 'date_precision place_precision'), ...columns('INTEGER', 'radius'),
  ...columns('TEXT', 'killed_qualifier injured_qualifier'),
  ...columns('INTEGER', 'children_killed_min children_killed_max women_killed_min women_killed_max men_killed_min men_killed_max'),
  ...columns('INTEGER', 'children_injured_min children_injured_max women_injured_min women_injured_max men_injured_min men_injured_max'),
  ...columns('INTEGER', 'deaths_min deaths_max belligerents_killed_min belligerents_killed_max belligerents_injured_min belligerents_injured_max'),
  ...columns('TEXT', 'grade_reason strike_status cause override_reason'), ...columns('LIST', 'external_codes'),
  ...columns('TEXT', 'state'), ...columns('INTEGER', 'version'), ...columns('INSTANT', 'changed_at'), ...columns('BIGINT', 'seq'),
];

export const NOTE_COLUMNS: readonly Column[] = [
  tagged('id', 'TEXT', '#meta+id'), tagged('date', 'DAY', '#date'), tagged('sectors', 'LIST', '#sector+code'),
  tagged('country', 'TEXT', '#country+code'), tagged('admin1', 'TEXT', '#adm1+name'), tagged('place', 'TEXT', '#loc+name'),
  tagged('affected_min', 'INTEGER', '#affected+min'), tagged('affected_max', 'INTEGER', '#affected+max'), tagged('affected_status', 'TEXT', '#status+population'),
  tagged('source', 'TEXT', '#meta+source'), tagged('url', 'TEXT', '#meta+url'),
  ...columns('TEXT', 'affected_qualifier speaker organisation'), ...columns('DAY', 'expires_on'), ...columns('LIST', 'incidents'),
  ...columns('TEXT', 'quote state'), ...columns('INTEGER', 'version'), ...columns('INSTANT', 'changed_at'), ...columns('BIGINT', 'seq'),
];

export const TALLY_COLUMNS: readonly Column[] = [
  tagged('id', 'TEXT', '#meta+id'), tagged('publisher', 'TEXT', '#meta+source'), tagged('party', 'TEXT', '#group+name'),
  tagged('start_date', 'DAY', '#date+start'), tagged('end_date', 'DAY', '#date+end'), tagged('countries', 'LIST', '#country+code'), tagged('area', 'TEXT', '#loc+name'),
  tagged('events', 'INTEGER', '#event+num'),
  tagged('killed_min', 'INTEGER', '#affected+killed+civilian+min'), tagged('killed_max', 'INTEGER', '#affected+killed+civilian+max'),
  tagged('injured_min', 'INTEGER', '#affected+injured+civilian+min'), tagged('injured_max', 'INTEGER', '#affected+injured+civilian+max'),
  tagged('published_on', 'DAY', '#date+reported'), tagged('url', 'TEXT', '#meta+url'),
  ...columns('TEXT', 'killed_qualifier injured_qualifier'), ...columns('NUMBER', 'change_percent'),
  ...columns('TEXT', 'rank quote state'), ...columns('INTEGER', 'version'), ...columns('INSTANT', 'changed_at'), ...columns('BIGINT', 'seq'),
];

export const STATEMENT_COLUMNS: readonly Column[] = [
  tagged('id', 'TEXT', '#meta+id'), tagged('date', 'DAY', '#date'), tagged('speaker', 'TEXT', '#meta+speaker'), tagged('organisation', 'TEXT', '#meta+organisation'),
  tagged('party', 'TEXT', '#group+name'), tagged('stance', 'TEXT', '#status+stance'), tagged('source', 'TEXT', '#meta+source'), tagged('url', 'TEXT', '#meta+url'),
  ...columns('LIST', 'incidents'), ...columns('TEXT', 'quote state'), ...columns('INTEGER', 'version'), ...columns('INSTANT', 'changed_at'), ...columns('BIGINT', 'seq'),
];

export const CHANGE_COLUMNS: readonly Column[] = [
  tagged('seq', 'BIGINT', '#meta+seq'), tagged('at', 'INSTANT', '#date+changed'), tagged('kind', 'TEXT', '#meta+change'),
  tagged('entity_kind', 'TEXT', '#meta+kind'), tagged('entity_id', 'TEXT', '#meta+id'), tagged('entity_version', 'INTEGER', '#meta+version'), tagged('code', 'TEXT', '#event+code'),
  tagged('country', 'TEXT', '#country+code'), tagged('admin1', 'TEXT', '#adm1+name'), tagged('parties', 'LIST', '#group+name'), tagged('grade', 'TEXT', '#status+grade'),
  tagged('reason', 'TEXT', '#meta+reason'),
  ...columns('TEXT', 'actor_role'), ...columns('JSON', 'before after'),
];

export const COLUMNS = {
  incidents: INCIDENT_COLUMNS, notes: NOTE_COLUMNS, tallies: TALLY_COLUMNS, statements: STATEMENT_COLUMNS, changes: CHANGE_COLUMNS,
} as const satisfies Record<string, readonly Column[]>;

export type ExportWhat = keyof typeof COLUMNS;
export const EXPORT_WHAT = Object.keys(COLUMNS) as ExportWhat[];
