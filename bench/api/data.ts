import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import pg from 'pg';
import type { Subjects } from './questions.ts';

/** Rows that a made-up history has where no file of events is given. */
const MADE_UP = 100_000;

/** Fills an empty database: events, then sources, articles and claims for them, `times` over. */
export async function fill(client: pg.Client, { databaseUrl, dataDir, events, times }: { databaseUrl: string; dataDir: string; events: string; times: number }): Promise<void> {
  const { rows: [known] } = await client.query<{ n: string }>('select count(*) as n from incident');
  if (Number(known?.n) === 0) {
    if (existsSync(events)) {
      const { status, stderr } = spawnSync(process.execPath, ['dist/cli/desk.js', 'import', 'ucdp', events], { env: { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: dataDir, LOG_LEVEL: 'error' }, encoding: 'utf8', maxBuffer: 100_000_000 });
      if (status !== 0) throw new Error(`The import ended with ${status}: ${stderr.slice(-2_000)}`);
    } else {
      console.log(`${events} is not there: ${MADE_UP} made-up events are measured instead`);
      await quietly(client, MADE_UP_EVENTS);
    }
  }
  const { rows: [claims] } = await client.query<{ n: string }>('select count(*) as n from claim');
  if (Number(claims?.n) === 0) await quietly(client, CLAIMS);
  const { rows: [copied] } = await client.query<{ n: string }>(`select count(distinct split_part(code, '/', 2)) as n from incident where code like '%/%'`);
  for (let copy = Number(copied?.n) + 1; copy < times; copy += 1) await quietly(client, copyOf(copy));
  if (Number(claims?.n) === 0 || Number(copied?.n) + 1 < times) await client.query('vacuum analyze');
  await client.query(PEER_VIEWS);
}

/** Without triggers: these rows are not history. */
async function quietly(client: pg.Client, statements: string): Promise<void> {
  await client.query(`set session_replication_role = replica; ${statements}; set session_replication_role = origin`);
}

const MADE_UP_EVENTS = `
  insert into incident (id) select gen_random_uuid() from generate_series(1, ${MADE_UP});
  insert into location (id, name, names, country, admin1, lat, lon, radius, precision)
    select gen_random_uuid(), 'Place ' || n, '{}', (array['SY', 'IQ', 'YE', 'AF'])[1 + n % 4], 'Area ' || n % 9, 30 + n % 10, 40 + n % 10, 100, 'TOWN' from generate_series(1, 2000) n;
  insert into incident_version (incident_id, code, version, from_seq, from_at, state, title, start_date, end_date, date_precision, location_id, place_name, country, admin1, lat, lon, radius, place_precision,
      grade, cause, killed_min, killed_max, killed_qualifier, deaths_min, deaths_max)
    select i.id, i.code, 1, i.n, now(), 'PUBLISHED', 'Attack on a village by forces ' || i.n, day, day, 'EXACT_DAY', l.id, l.name, l.country, l.admin1, l.lat, l.lon, l.radius, l.precision,
      (enum_range(null::"Grade"))[1 + i.n % 5], 'UNKNOWN', i.n % 5, i.n % 9 + 5, 'BETWEEN', i.n % 5, i.n % 9 + 5
    from (select id, code, row_number() over (order by id) as n from incident) i
    join (select *, row_number() over (order by id) as n from location) l on l.n = 1 + i.n % 2000
    cross join lateral (select date '1995-01-01' + (i.n * 9000 / ${MADE_UP})::int as day) d;
  insert into monthly_rollup select date_trunc('month', start_date), area.country, '', '00000000-0000-0000-0000-000000000000', grade, 1, null, count(*), count(*), 0, count(*),
      sum(killed_min), sum(killed_max), 0, 0, sum(deaths_min), sum(deaths_max)
    from incident_version v cross join lateral (values (''), (v.country)) area (country) group by 1, 2, 5`;

/** Two claims an incident, of forty sources, each with its article; a victim under embargo for one incident in twenty. */
const CLAIMS = `
  insert into source (id, name, kind, language, updated_at) select gen_random_uuid(), 'Source ' || n, 'NEWS_OUTLET', 'en', now() from generate_series(1, 40) n;
  create temporary table numbered as
    select v.incident_id, v.title, v.place_name, v.killed_max, row_number() over (order by v.incident_id) as n from incident_version v where v.to_seq is null;
  create temporary table publisher as select id, row_number() over (order by id) as n from source;
  create temporary table report as
    select r.n, r.nth, r.incident_id, gen_random_uuid() as article_id, gen_random_uuid() as claim_id, p.id as source_id, r.title, r.place_name, r.killed_max
    from (select numbered.*, nth from numbered, generate_series(1, 2) nth) r join publisher p on p.n = 1 + (r.n * 7 + r.nth) % 40;
  insert into article (id, source_id, url, url_key, title, byline, published_at) select article_id, source_id, 'https://paper.example/' || article_id, article_id, 'Report of ' || coalesce(place_name, 'an attack'), '{}', '2017-06' from report;
  insert into claim (id, incident_id, source_id, article_id, quote_start, quote_end, quote, speaker, alleges_harm, killed_min, killed_max, killed_qualifier)
    select claim_id, incident_id, source_id, article_id, 0, 60, 'At least ' || coalesce(killed_max, 1) || ' people were killed near ' || coalesce(place_name, 'the town') || ', residents said.', 'a resident',
      true, coalesce(killed_max, 1), coalesce(killed_max, 1), 'AT_LEAST' from report;
  update incident_version v set claim_ids = array[one.claim_id, other.claim_id] from report one, report other
    where one.incident_id = v.incident_id and one.nth = 1 and other.incident_id = v.incident_id and other.nth = 2;
  insert into victim (id, incident_id, name, status) select gen_random_uuid(), incident_id, 'Name ' || n, 'KILLED' from numbered where n % 20 = 0;
  drop table report; drop table publisher; drop table numbered`;

/** All incidents once more, with what hangs on them, under ids of their own. Totals stay: they are as many rows however many incidents there are. */
function copyOf(copy: number): string {
  const moved = (column: string) => `md5(${column}::text || '/${copy}')::uuid`;
  const first = `from incident where code not like '%/%'`;
  return `
    insert into incident (id, code, current_version) select ${moved('id')}, code || '/${copy}', current_version ${first};
    create temporary table copied as select v.* from incident_version v where to_seq is null and exists (select ${first} and id = v.incident_id);
    update copied set incident_id = ${moved('incident_id')}, code = code || '/${copy}', claim_ids = array(select ${moved('c')} from unnest(claim_ids) c);
    insert into incident_version select * from copied;
    insert into incident_party select ${moved('incident_id')}, version, party_id, verdict from incident_party p where exists (select ${first} and id = p.incident_id);
    create temporary table claimed as select c.* from claim c where exists (select ${first} and id = c.incident_id);
    update claimed set id = ${moved('id')}, incident_id = ${moved('incident_id')};
    insert into claim select * from claimed;
    drop table copied; drop table claimed`;
}

/** What PostGraphile serves: the same facts as flat views, with keys and relations by its smart tags, and functions for what its conditions can't say. */
const PEER_VIEWS = `
  drop schema if exists peer cascade; create schema peer;
  create view peer.location as select id, name, country, admin1, lat, lon from public.location;
  create view peer.source as select id, name, kind, reliability, language from public.source;
  create view peer.article as select id, source_id, title, url, published_at from public.article;
  create view peer.incident_now as
    select v.incident_id as id, v.code, v.title, v.start_date, v.end_date, v.country, v.admin1, v.place_name, v.location_id, v.lat, v.lon, v.grade, v.cause, v.killed_min, v.killed_max, v.deaths_min, v.deaths_max
    from public.incident_version v where v.to_seq is null and v.state = 'PUBLISHED';
  create view peer.claim as select id, incident_id, source_id, article_id, quote, speaker, killed_min, killed_max from public.claim;
  create view peer.month_summary as
    select month, sum(events)::int as alleged_events, sum(harm_events) filter (where grade in ('CONFIRMED', 'FAIR'))::int as headline_events,
      sum(killed_unknown) filter (where grade in ('CONFIRMED', 'FAIR'))::int as killed_unknown,
      sum(killed_min) filter (where grade in ('CONFIRMED', 'FAIR'))::int as killed_min, sum(killed_max) filter (where grade in ('CONFIRMED', 'FAIR'))::int as killed_max,
      sum(injured_min) filter (where grade in ('CONFIRMED', 'FAIR'))::int as injured_min, sum(injured_max) filter (where grade in ('CONFIRMED', 'FAIR'))::int as injured_max
    from public.monthly_rollup where to_seq is null and country = '' and admin1 = '' and party_id = '00000000-0000-0000-0000-000000000000' group by month;
  comment on view peer.location is E'@primaryKey id';
  comment on view peer.source is E'@primaryKey id';
  comment on view peer.article is E'@primaryKey id\\n@foreignKey (source_id) references peer.source (id)';
  comment on view peer.incident_now is E'@primaryKey id\\n@unique code\\n@foreignKey (location_id) references peer.location (id)';
  comment on view peer.claim is E'@primaryKey id\\n@foreignKey (incident_id) references peer.incident_now (id)\\n@foreignKey (source_id) references peer.source (id)\\n@foreignKey (article_id) references peer.article (id)';
  create function peer.incidents_of(in_country text, from_day date, to_day date) returns setof peer.incident_now language sql stable as $$
    select * from peer.incident_now where country = in_country and start_date <= to_day and end_date >= from_day order by start_date desc, id desc $$;
  create function peer.months(from_month date, to_month date) returns setof peer.month_summary language sql stable as $$
    select * from peer.month_summary where month between from_month and to_month order by month $$;
  create function peer.search_incidents(words text) returns setof peer.incident_now language sql stable as $$
    select n.* from public.incident_version v join peer.incident_now n on n.id = v.incident_id
    where v.to_seq is null and incident_words(v.title, v.place_name, v.admin1) @@ websearch_to_tsquery('simple', fold(words)) order by n.start_date desc, n.id desc $$`;

/** What to ask for: codes from all over, and the country and month that have a little more than fifty incidents. */
export async function subjectsOf(client: pg.Client): Promise<Subjects> {
  const { rows: codes } = await client.query<{ code: string }>(`select code from incident where code not like '%/%' order by md5(code) limit 400`);
  const { rows: [busiest] } = await client.query<{ country: string; month: string; last: string }>(`
    select country, to_char(date_trunc('month', start_date), 'YYYY-MM') as month, to_char(date_trunc('month', start_date) + interval '1 month - 1 day', 'YYYY-MM-DD') as last
    from incident_version where to_seq is null and country is not null and end_date < date_trunc('month', start_date) + interval '1 month'
    group by 1, 2, 3 having count(*) >= 60 order by count(*), 1, 2 limit 1`);
  const { rows: [months] } = await client.query<{ first: string; last: string }>(`
    select to_char(min(month), 'YYYY-MM') as first, to_char(min(month) + interval '47 months', 'YYYY-MM') as last
    from (select distinct month from monthly_rollup where to_seq is null and country = '' and month >= '1995-01-01' order by month desc limit 48) latest`);
  if (!busiest || !months) throw new Error('The database has too few incidents to ask about');
  return { codes: codes.map(({ code }) => code), country: busiest.country, from: `${busiest.month}-01`, to: busiest.last, ...months, word: 'government' };
}
