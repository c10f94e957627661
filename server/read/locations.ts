import { Prisma } from '../../prisma/client/client.ts';
import type { LocationModel } from '../../prisma/client/models.ts';
import { columnsOf } from '../../prisma/columns.ts';
import type { Db } from '../../prisma/db.ts';
import type { Connection, PageArgs } from '../../schema/connection.ts';
import type { LocationFilter } from '../../schema/inputs/filters.ts';
import type { Location } from '../../schema/types/places.ts';
import { may } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';
import { behindCursor, inOrder } from './keyset.ts';
import { byId, byText, page, type OrderColumn } from './page.ts';
import type { Decimals } from './coarse.ts';
import { presentLocation } from './present.ts';

/** Ids of places that only proposals have named so far: to list them would tell where something unpublished happened. */
export const UNPUBLISHED_PLACES = Prisma.sql`
  select r.location_id as id from (
    select location_id from incident_version where state <> 'PUBLISHED' and location_id is not null
    union
    select location_id from humanitarian_note where state <> 'PUBLISHED' and location_id is not null
  ) r
  where not exists (select 1 from incident_version v where v.location_id = r.location_id and v.state = 'PUBLISHED')
    and not exists (select 1 from humanitarian_note n where n.location_id = r.location_id and n.state = 'PUBLISHED')`;

const NAME: Column = { ...byText<LocationModel>('name', (row) => row.name, 'asc'), expression: 'l.name', type: 'text' };
const ID: Column = { ...byId<LocationModel>('id', (row) => row.id), expression: 'l.id', type: 'uuid' };

type Column = OrderColumn<LocationModel> & { expression: string; type: string };

const COLUMNS = columnsOf('l', Prisma.LocationScalarFieldEnum);

/** Places by name; the public sees those of public records and of the gazetteer. */
export async function listLocations(db: Db, viewer: Viewer, list: { args: PageArgs; limit: number; filter: LocationFilter | null; decimals: Decimals }): Promise<Connection<Location>> {
  const where = Prisma.sql`${shownTo(viewer)} and ${conditions(list.filter ?? {})}`;
  return page(list.args, list.limit, {
    order: [NAME, ID],
    find: ({ direction, cursor, take }) => {
      const keyset = { columns: [NAME, ID], direction, values: cursor };
      return db.$queryRaw<LocationModel[]>`select ${COLUMNS} from location l where ${where} and ${behindCursor(keyset)} order by ${inOrder(keyset)} limit ${take}`;
    },
    count: async () => (await db.$queryRaw<[{ count: number }]>`select count(*)::int as count from location l where ${where}`)[0].count,
  }, (row) => presentLocation(row, list.decimals));
}

/** One place, or null where there is none that the viewer may see. */
export async function findLocation(db: Db, viewer: Viewer, id: string): Promise<LocationModel | null> {
  const [row] = await db.$queryRaw<LocationModel[]>`select ${COLUMNS} from location l where l.id = ${id}::uuid and ${shownTo(viewer)}`;
  return row ?? null;
}

function conditions({ text, countries }: LocationFilter): Prisma.Sql {
  const all = [Prisma.sql`true`];
  if (countries) all.push(Prisma.sql`l.country = any(${countries}::text[])`);
  if (text) all.push(Prisma.sql`(starts_with(lower(l.name), lower(${text})) or starts_with(l.name_ar, ${text}))`);
  return Prisma.join(all, ' and ');
}

function shownTo(viewer: Viewer): Prisma.Sql {
  return may(viewer, 'read the desk') ? Prisma.sql`true` : Prisma.sql`l.id not in (${UNPUBLISHED_PLACES})`;
}
