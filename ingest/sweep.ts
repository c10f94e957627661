import type { Ingest } from './context.ts';

/** What is due now, as rows say it. */
export interface Due {
  pages: string[];
  feeds: string[];
  probes: string[];
}

const MOST = 200;
/** A feed that is being looked at is not due again for this long. */
export const LOOK_SECONDS = 120;

/**
 * Finds the pages and feeds whose time has come. Of pages that must be fetched, one for each host whose turn is free (new ones before those
 * that are read again): the others would only queue up behind it. Pages whose worker died are due again when their lease has run out.
 */
export async function findDue({ db }: Pick<Ingest, 'db'>): Promise<Due> {
  await db.$executeRaw`
    update scrape_job j set state = 'WAITING', stage = 'DISCOVERED', round = round + 1, attempts = 0, next_try_at = null
    from source s where s.id = j.source_id and s.active and j.state = 'DONE' and j.next_try_at <= now()`;
  const pages = await db.$queryRaw<{ id: string }[]>`
    with due as (
      select j.id, j.stage, j.host, j.round, j.next_try_at, j.created_at from scrape_job j join source s on s.id = j.source_id
      where j.state in ('WAITING', 'RETRYING', 'RUNNING') and (j.next_try_at is null or j.next_try_at <= now()) and s.active
    )
    (select id from due where stage <> 'DISCOVERED' limit ${MOST})
    union all
    (select distinct on (due.host) due.id from due left join host h on h.name = due.host
     where due.stage = 'DISCOVERED' and (h.name is null or h.next_allowed_at <= now() and (h.busy_until is null or h.busy_until <= now()))
     order by due.host, due.round, due.next_try_at nulls first, due.created_at, due.id
     limit ${MOST})`;
  const feeds = await db.$queryRaw<{ id: string }[]>`
    update feed f set next_poll_at = now() + make_interval(secs => ${LOOK_SECONDS}::int)
    where f.id in (
      select f.id from feed f join source s on s.id = f.source_id
      where f.active and s.active and f.next_poll_at <= now() order by f.next_poll_at limit ${MOST} for update of f skip locked
    )
    returning f.id`;
  const probes = await db.$queryRaw<{ id: string }[]>`
    select id from probe where state in ('WAITING', 'RUNNING') and (taken_until is null or taken_until <= now()) order by created_at limit ${MOST}`;
  const ids = (rows: { id: string }[]): string[] => rows.map(({ id }) => id);
  return { pages: ids(pages), feeds: ids(feeds), probes: ids(probes) };
}
