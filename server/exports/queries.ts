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
}

export interface Query {
  text: string;
  values: unknown[];
}

/** Statements whose columns are the export's, row by row in the order in which records came in. */
export const QUERIES = { incidents, notes, tallies, changes } as const;

function incidents(view: View): Query {
  const values: unknown[] = [];
  const where = [...versionConditions('v', view, values), ...monthCondition('v.start_date', view, values)];
  return {
    values,
    text: `
      select i.code, ${day('v.start_date')} as date, v.country, v.admin1, l.admin2, v.place_name as place, ${degrees('v.lat', view)} as lat, ${degrees('v.lon', view)} as lon,
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
        v.state, v.version, ${instant('v.from_at')} as changed_at, v.from_seq::float8 as seq
      from incident_version v join incident i on i.id = v.incident_id left join location l on l.id = v.location_id
      where ${where.join(' and ')}
      order by v.incident_id`,
  };
}

function notes(view: View): Query {
  const values: unknown[] = [];
  const where = [...versionConditions('v', view, values), ...monthCondition('v.date', view, values)];
  return {
    values,
    text: `
      select v.id, ${day('v.date')} as date, v.sectors::text[] as sectors, v.country, v.admin1, v.place_name as place,
        v.affected_min, v.affected_max, v.affected_status, s.name as source, r.url, v.affected_qualifier, v.speaker, v.organisation, ${day('v.expires_on')} as expires_on,
        (select array_agg(i.code order by i.code) from incident i join incident_version w on w.incident_id = i.id
          where i.id = any(v.incident_ids) and ${versionConditions('w', view, values).join(' and ')}) as incidents,
        v.quote, v.state, v.version, ${instant('v.from_at')} as changed_at, v.from_seq::float8 as seq
      from humanitarian_note v left join article r on r.id = v.article_id left join source s on s.id = r.source_id
      where ${where.join(' and ')}
      order by v.id`,
  };
}

function tallies(view: View): Query {
  const values: unknown[] = [];
  const where = [...versionConditions('v', view, values), ...monthCondition('v.start_date', view, values)];
  return {
    values,
    text: `
      select v.id, v.publisher, p.name as party, ${day('v.start_date')} as start_date, ${day('v.end_date')} as end_date, v.countries, v.area, v.events,
        v.killed_min, v.killed_max, v.injured_min, v.injured_max, ${day('v.published_on')} as published_on, r.url,
        v.killed_qualifier, v.injured_qualifier, v.change_percent, v.rank, v.quote, v.state, v.version, ${instant('v.from_at')} as changed_at, v.from_seq::float8 as seq
      from published_tally v left join party p on p.id = v.party_id left join article r on r.id = v.article_id
      where ${where.join(' and ')}
      order by v.id`,
  };
}

/** Readers hear that a record left the public, and of what it was while it was public, never of what it is since. */
function changes(view: View): Query {
  const values: unknown[] = [];
  const shown = (side: string, value: string) => (view.whole ? value : `case when c.public_${side} then ${value} end`);
  const where = [view.whole ? 'true' : '(c.public_before or c.public_after)', ...(view.seq === null ? [] : [`c.seq <= $${values.push(view.seq)}`])];
  return {
    values,
    text: `
      select c.seq::float8 as seq, ${instant('c.at')} as at, c.kind, c.entity_kind, c.entity_id, c.entity_version, c.code,
        ${shown('after', 'c.country')} as country, ${shown('after', 'c.admin1')} as admin1, ${shown('after', 'c.grade')} as grade,
        ${shown('after', '(select array_agg(p.name order by p.name) from party p where p.id = any(c.party_ids))')} as parties,
        c.reason, c.actor_role, ${shown('before', 'c.before')} as before, ${shown('after', 'c.after')} as after
      from change c
      where ${where.join(' and ')}
      order by c.seq`,
  };
}

function versionConditions(alias: string, { seq, whole }: View, values: unknown[]): string[] {
  const at = seq === null ? null : `$${values.push(seq)}`;
  const held = at === null ? `${alias}.to_seq is null` : `${alias}.from_seq <= ${at} and (${alias}.to_seq is null or ${alias}.to_seq > ${at})`;
  return whole ? [held] : [held, `${alias}.state = 'PUBLISHED'`];
}

function monthCondition(column: string, { month }: View, values: unknown[]): string[] {
  if (month === null) return [];
  const first = `$${values.push(month)}::date`;
  return [`${column} >= ${first} and ${column} < ${first} + interval '1 month'`];
}

function day(column: string): string {
  return `to_char(${column}, 'YYYY-MM-DD')`;
}

function instant(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

function degrees(column: string, { whole, decimals }: View): string {
  return whole || decimals === null ? column : `round(${column}::numeric, ${decimals})::float8`;
}
