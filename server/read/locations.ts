import { Prisma } from '../../prisma/client/client.ts';
import type { LocationModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import type { Connection, PageArgs } from '../../schema/connection.ts';
import type { LocationFilter } from '../../schema/inputs/filters.ts';
import type { Location } from '../../schema/types/places.ts';
import { may } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';
import { byId, byText, page } from './page.ts';
import { presentLocation, type Decimals } from './present.ts';

/** Ids of places that only proposals have named so far: to list them would tell where something unpublished happened. */
export const UNPUBLISHED_PLACES = Prisma.sql`
  select r.location_id as id from (
    select location_id from incident_version where state <> 'PUBLISHED' and location_id is not null
    union
    select location_id from humanitarian_note where state <> 'PUBLISHED' and location_id is not null
  ) r
  where not exists (select 1 from incident_version v where v.location_id = r.location_id and v.state = 'PUBLISHED')
    and not exists (select 1 from humanitarian_note n where n.location_id = r.location_id and n.state = 'PUBLISHED')`;

/** Places by name; the public sees those of public records and of the gazetteer. */
export async function listLocations(db: Db, viewer: Viewer, list: { args: PageArgs; limit: number; filter: LocationFilter | null; decimals: Decimals }): Promise<Connection<Location>> {
  const { text, countries } = list.filter ?? {};
  const where: Prisma.LocationWhereInput = {
    id: { notIn: await hiddenFrom(db, viewer) },
    ...(countries && { country: { in: countries } }),
    ...(text && { OR: [{ name: { startsWith: text, mode: 'insensitive' } }, { nameAr: { startsWith: text } }] }),
  };
  return page(list.args, list.limit, {
    order: [byText<LocationModel>('name', (row) => row.name, 'asc'), byId<LocationModel>('id', (row) => row.id)],
    find: ({ where: behind, orderBy, take }) => db.location.findMany({ where: { AND: [where, behind ?? {}] }, orderBy, take }),
    count: () => db.location.count({ where }),
  }, (row) => presentLocation(row, list.decimals));
}

/** One place, or null where there is none that the viewer may see. */
export async function findLocation(db: Db, viewer: Viewer, id: string): Promise<LocationModel | null> {
  return (await hiddenFrom(db, viewer)).includes(id) ? null : db.location.findUnique({ where: { id } });
}

async function hiddenFrom(db: Db, viewer: Viewer): Promise<string[]> {
  if (may(viewer, 'read the desk')) return [];
  return (await db.$queryRaw<{ id: string }[]>(UNPUBLISHED_PLACES)).map(({ id }) => id);
}
