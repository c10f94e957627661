import { Prisma } from '../../prisma/client/client.ts';
import type { ReviewItemModel } from '../../prisma/client/models.ts';
import type { Db, Tx } from '../../prisma/db.ts';
import type { IncidentRow } from '../read/present.ts';
import { readSuggestions } from './suggestions.ts';

const DAYS = 3;
const KILOMETRES = 50;
const MOST = 10;

/**
 * Recorded incidents that an item may be a report of: those that other reports of the same event were attached to, then those within
 * three days and 50 km of its best date and place. Best first; both reads go by index, so the cost doesn't grow with the archive.
 */
export async function candidateIncidents(db: Db, item: ReviewItemModel): Promise<IncidentRow[]> {
  const ids = await candidateIds(db, item);
  const rows = await db.incidentVersion.findMany({ where: { OR: ids.map(({ id, version }) => ({ incidentId: id, version })) } });
  const byId = new Map(rows.map((row) => [row.incidentId, row]));
  return ids.flatMap(({ id }) => byId.get(id) ?? []);
}

/** Which incidents and versions these are, best first. */
export async function candidateIds(db: Db | Tx, item: ReviewItemModel): Promise<{ id: string; version: number }[]> {
  const { dates, places } = readSuggestions(item.suggestions);
  const date = dates[0];
  const place = places[0];
  const near = date && place
    ? Prisma.sql`or v.start_date between ${date.start}::date - ${DAYS}::int and ${date.end}::date + ${DAYS}::int
        and v.lat between ${place.lat - KILOMETRES / 111} and ${place.lat + KILOMETRES / 111}
        and abs(v.lon - ${place.lon}) * cos(radians(${place.lat})) < ${KILOMETRES / 111}`
    : Prisma.empty;
  const related = Prisma.sql`v.incident_id in (
    select c.incident_id from claim c join review_item r on r.article_id = c.article_id
    where r.id <> ${item.id}::uuid and (r.cluster = ${item.cluster}::uuid or r.family = ${item.family}::uuid) and c.withdrawn_at is null)`;
  return db.$queryRaw<{ id: string; version: number }[]>`
    select v.incident_id as id, v.version from incident_version v
    where v.to_seq is null and v.state in ('PUBLISHED', 'PROPOSED') and (${related} ${near})
    order by (${related}) desc, abs(v.start_date - ${date?.start ?? null}::date) nulls last, v.incident_id
    limit ${MOST}`;
}
