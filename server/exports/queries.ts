import { cellsOf, coarseSql } from '../read/coarse.ts';
import type { ExportWhat } from './columns.ts';
import type { Narrow, Put } from './filters.ts';

/** What an export of records shows of them, and as of which change. */
export interface View {
  /** Everything in every state, with exact coordinates; else what is public. */
  whole: boolean;
  /** The state after this change; null = now. */
  seq: string | null;
  /** First day of the one month to show; null = all. */
  month: string | null;
  /** Decimals of coordinates that readers see; null = all. */
  decimals: number | null;
  /** Only these records, by their ids; null = all. */
  ids?: readonly string[] | null;
  /** Number of the release whose frozen records are read instead of the present ones; null = none. */
  frozen?: number | null;
}

export interface Query {
  text: string;
  values: unknown[];
}

/**
 * Statements whose columns are the export's, row by row in the order of the records' ids. `record_id` and `version` say which version a row
 * shows. Of a frozen release they choose the same versions and give each as it was frozen, in the one column `body`.
 */
export const QUERIES: Record<ExportWhat, (view: View, narrow?: Narrow) => Query> = { incidents, notes, tallies, statements, changes };

const FRAME = `v.state, v.version, ${instant('v.from_at')} as changed_at, v.from_seq::float8 as seq`;

const ALL: Narrow = () => [];

interface Choice {
  values: unknown[];
  /** Columns as they are now; asked for only where they are needed, since each parameter of a statement must be used. */
  select: () => string;
  from: string;
  joins: string;
  where: string[];
  id: string;
}

function written({ values, select, from, joins, where, id }: Choice, { frozen }: View, put: Put): Query {
  const kept = frozen == null ? null : `cross join lateral (
        select body, salt, leaf from frozen_record f where f.record_id = ${id} and f.version = v.version and f.release <= ${put(frozen)}::int order by f.release desc limit 1
      ) f`;
  return { values, text: `select ${id} as record_id, ${kept ? 'f.body, f.salt, f.leaf' : select()} from ${from} ${kept ?? joins} where ${where.join(' and ')} order by ${id}` };
}

function parameters(): { values: unknown[]; put: Put } {
  const values: unknown[] = [];
  return { values, put: (value) => `$${values.push(value)}` };
}

function idCondition(id: string, { ids }: View, put: Put): string[] {
  return ids ? [`${id} = any(${put(ids)}::uuid[])`] : [];
}

function incidents(view: View, narrow: Narrow = ALL): Query {
  const { values, put } = parameters();
  return written({
    values, id: 'v.incident_id', from: 'incident_version v', joins: 'left join location l on l.id = v.location_id',
    where: [
      ...versionConditions('v', view, put), ...monthCondition('v.start_date', view, put), ...idCondition('v.incident_id', view, put),
      ...narrow(put),
    ],
    select: () => `
      v.code, ${day('v.start_date')} as date, v.country, v.admin1, l.admin2, v.place_name as place, ${degrees('v.lat', view)} as lat, ${degrees('v.lon', view)} as lon,
      v.killed_min, v.killed_max, v.injured_min, v.injured_max,
      (select array_agg(p.name order by p.name) from incident_party a join party p on p.id = a.party_id where a.incident_id = v.incident_id and a.version = v.version) as parties,
      v.grade,
      coalesce(
        (select array_agg(distinct s.name) from claim c join source s on s.id = c.source_id where c.id = any(v.claim_ids)),
        (select array_agg(e.scheme || ' ' || e.code order by e.scheme, e.code) from external_code e where e.incident_id = v.incident_id and e.scheme not like '%\\_ID')
      ) as source,
      (select array_agg(distinct r.url) from claim c join article r on r.id = c.article_id where c.id = any(v.claim_ids)) as url,
      v.title, ${day('v.end_date')} as end_date, v.date_precision, v.place_precision, v.radius, v.killed_qualifier, v.injured_qualifier,
      v.children_killed_min, v.children_killed_max, v.women_killed_min, v.women_killed_max, v.men_killed_min, v.men_killed_max,
      v.children_injured_min, v.children_injured_max, v.women_injured_min, v.women_injured_max, v.men_injured_min, v.men_injured_max,
      v.deaths_min, v.deaths_max, v.belligerents_killed_min, v.belligerents_killed_max, v.belligerents_injured_min, v.belligerents_injured_max,
      v.grade_reason, v.strike_status, v.cause, v.override_reason,
      (select array_agg(e.scheme || ' ' || e.code order by e.scheme, e.code) from external_code e where e.incident_id = v.incident_id) as external_codes,
      ${FRAME}`,
  }, view, put);
}

function notes(view: View, narrow: Narrow = ALL): Query {
  const { values, put } = parameters();
  return written({
    values, id: 'v.id', from: 'humanitarian_note v', joins: 'left join article r on r.id = v.article_id left join source s on s.id = r.source_id',
    where: [...versionConditions('v', view, put), ...monthCondition('v.date', view, put), ...idCondition('v.id', view, put), ...narrow(put)],
    select: () => `
      v.id, ${day('v.date')} as date, v.sectors::text[] as sectors, v.country, v.admin1, v.place_name as place,
      v.affected_min, v.affected_max, v.affected_status, s.name as source, r.url, v.affected_qualifier, v.speaker, v.organisation, ${day('v.expires_on')} as expires_on,
      ${incidentCodes(view, put)} as incidents, v.quote, ${FRAME}`,
  }, view, put);
}

function tallies(view: View, narrow: Narrow = ALL): Query {
  const { values, put } = parameters();
  return written({
    values, id: 'v.id', from: 'published_tally v', joins: 'left join party p on p.id = v.party_id left join article r on r.id = v.article_id',
    where: [...versionConditions('v', view, put), ...monthCondition('v.start_date', view, put), ...idCondition('v.id', view, put), ...narrow(put)],
    select: () => `
      v.id, v.publisher, p.name as party, ${day('v.start_date')} as start_date, ${day('v.end_date')} as end_date, v.countries, v.area, v.events,
      v.killed_min, v.killed_max, v.injured_min, v.injured_max, ${day('v.published_on')} as published_on, r.url,
      v.killed_qualifier, v.injured_qualifier, v.change_percent, v.rank, v.quote, ${FRAME}`,
  }, view, put);
}

function statements(view: View, narrow: Narrow = ALL): Query {
  const { values, put } = parameters();
  return written({
    values, id: 'v.id', from: 'statement v',
    joins: 'left join party p on p.id = v.party_id left join article r on r.id = v.article_id left join source s on s.id = r.source_id',
    where: [...versionConditions('v', view, put), ...monthCondition('v.date', view, put), ...idCondition('v.id', view, put), ...narrow(put)],
    select: () => `
      v.id, ${day('v.date')} as date, v.speaker, v.organisation, p.name as party, v.stance, s.name as source, r.url,
      ${incidentCodes(view, put)} as incidents, v.quote, ${FRAME}`,
  }, view, put);
}

/** A change's party_ids are those accused before or after it; its other columns tell of after. */
const PARTIES_AFTER = `(select array_agg(p.name order by p.name) from party p where p.id = any(c.party_ids)
  and (c.after->'parties' @> jsonb_build_array(jsonb_build_object('partyId', p.id)) or c.after->>'partyId' = p.id::text))`;

/** Readers hear of what was public before and after, and of what left the public only that it did; as in the feed. */
function changes(view: View, narrow: Narrow = ALL): Query {
  const { values, put } = parameters();
  const shown = (side: string, value: string) => (view.whole ? value : `case when c.public_${side} then ${value} end`);
  const where = [view.whole ? 'true' : '(c.public_before or c.public_after)', ...(view.seq === null ? [] : [`c.seq <= ${put(view.seq)}`]), ...narrow(put)];
  return {
    values,
    text: `
      select c.seq::float8 as seq, ${instant('c.at')} as at, c.kind, c.entity_kind, c.entity_id, c.entity_version, c.code,
        ${shown('after', 'c.country')} as country, ${shown('after', 'c.admin1')} as admin1, ${shown('after', 'c.grade')} as grade,
        ${shown('after', PARTIES_AFTER)} as parties,
        c.reason, c.actor_role, ${view.whole ? 'c.before' : 'case when c.public_before and c.public_after then c.before end'} as before, ${shown('after', 'c.after')} as after
      from change c
      where ${where.join(' and ')}
      order by c.seq`,
  };
}

/** Codes of the incidents that a record is about and that are seen beside it. */
function incidentCodes(view: View, put: Put): string {
  return `(select array_agg(i.code order by i.code) from incident i join incident_version w on w.incident_id = i.id
        where i.id = any(v.incident_ids) and ${versionConditions('w', view, put).join(' and ')})`;
}

function versionConditions(alias: string, { seq, whole }: View, put: Put): string[] {
  const at = seq === null ? null : put(seq);
  const held = at === null ? `${alias}.to_seq is null` : `${alias}.from_seq <= ${at} and (${alias}.to_seq is null or ${alias}.to_seq > ${at})`;
  return whole ? [held] : [held, `${alias}.state = 'PUBLISHED'`];
}

function monthCondition(column: string, { month }: View, put: Put): string[] {
  if (month === null) return [];
  const first = `${put(month)}::date`;
  return [`${column} >= ${first} and ${column} < ${first} + interval '1 month'`];
}

function day(column: string): string {
  return `to_char(${column}, 'YYYY-MM-DD')`;
}

function instant(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

function degrees(column: string, { whole, decimals }: View): string {
  return whole || decimals === null ? column : coarseSql(column, cellsOf(decimals));
}
