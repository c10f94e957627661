import { Prisma } from '../../prisma/client/client.ts';

/** Stands for "every accused party" in a rollup's key, as '' does for every country and governorate. */
export const ALL_PARTIES = '00000000-0000-0000-0000-000000000000';

/** What is summed over the versions `m`, each with its sign: +1 for one that begins, -1 for one that ends. */
const SUMS = {
  events: 'sum(m.sign)::int',
  harm_events: 'coalesce(sum(m.sign) filter (where m.killed_max > 0 or m.injured_max > 0), 0)::int',
  killed_unknown: 'coalesce(sum(m.sign) filter (where m.killed_max is null), 0)::int',
  injured_unknown: 'coalesce(sum(m.sign) filter (where m.injured_max is null), 0)::int',
  ...Object.fromEntries(
    ['killed_min', 'killed_max', 'injured_min', 'injured_max', 'deaths_min', 'deaths_max'].map((column) => [
      column, `coalesce(sum(m.sign * m.${column}::bigint), 0)::bigint`,
    ]),
  ),
};
const NAMES = Object.keys(SUMS);

function list(write: (name: string, sum: string) => string, separator = ', '): Prisma.Sql {
  return Prisma.raw(Object.entries(SUMS).map(([name, sum]) => write(name, sum)).join(separator));
}

/**
 * Moves the monthly sums by what the changes `first..last` did: versions that begin there are added, versions that end there
 * are taken away. Each touched cell gets a new row from `last` on, so the sums can be read as of any earlier change. An incident is
 * counted once in each cell that it belongs to: all places, its country, its governorate; all parties, and each accused party.
 * @returns WITH queries
 */
export function movedSums(first: bigint, last: bigint): Prisma.Sql {
  // By number, not from one to another: a plan for any values takes a range for a large part of all versions.
  const turn = Prisma.sql`array(select generate_series(${first}::bigint, ${last}::bigint))`;
  return Prisma.sql`
    moved as (
      select v.*, 1 as sign from incident_version v where v.from_seq = any(${turn}) and v.state = 'PUBLISHED'
      union all
      select v.*, -1 from incident_version v where v.to_seq = any(${turn}) and v.state = 'PUBLISHED'
    ),
    delta as (
      select date_trunc('month', m.start_date)::date as month, area.country, area.admin1, party.party_id, m.grade,
        ${list((name, sum) => `${sum} as ${name}`)}
      from moved m
      cross join lateral (
        values ('', ''), (m.country, ''), (m.country, m.admin1)
      ) area (country, admin1)
      cross join lateral (
        select ${ALL_PARTIES}::uuid as party_id
        union all
        select p.party_id from incident_party p where p.incident_id = m.incident_id and p.version = m.version
      ) party
      where area.country is not null and area.admin1 is not null
      group by 1, 2, 3, 4, 5
      having ${list((_name, sum) => `${sum} <> 0`, ' or ')}
    ),
    closed as (
      update monthly_rollup r set to_seq = ${last} from delta d
      where r.to_seq is null and r.month = d.month and r.country = d.country and r.admin1 = d.admin1 and r.party_id = d.party_id and r.grade = d.grade
      returning r.*
    ),
    summed as (
      insert into monthly_rollup (month, country, admin1, party_id, grade, from_seq, ${Prisma.raw(NAMES.join(', '))})
      select month, country, admin1, party_id, grade, ${last}, ${list((name) => `d.${name} + coalesce(c.${name}, 0)`)}
      from delta d left join closed c using (month, country, admin1, party_id, grade)
    )`;
}
