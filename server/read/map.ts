import { Prisma } from '../../prisma/client/client.ts';
import type { Db } from '../../prisma/db.ts';
import type { BoundingBox, IncidentFilter } from '../../schema/inputs/filters.ts';
import type { IncidentMap } from '../../schema/types/stats.ts';
import { DeskError } from '../errors.ts';
import { conditionsOf } from './conditions.ts';
import { inBox, seen } from './geometry.ts';
import { globalId } from './ids.ts';
import { holds } from './incidents.ts';
import type { Decimals } from './coarse.ts';
import { addSums, presentSums, SUMS, type SumsRow } from './sums.ts';

export interface MapQuestion {
  box: BoundingBox | null | undefined;
  /** Of the map's tiles, 0 = the whole world in one. */
  zoom: number;
  filter: IncidentFilter | null | undefined;
  asOf: bigint | null;
  decimals: Decimals;
}

/** Cells are a quarter of a tile: 64 pixels where tiles have 256. */
const FINER = 2;
const DEEPEST = 20;
/** Cells that a box may have: more than any screen shows, few enough to send. */
const MOST_CELLS = 10_000;
/** Where the web's map ends; what lies beyond belongs to the last row. */
const MERCATOR_EDGE = 85.0511287798066;

type CellRow = SumsRow & { x: number | null; y: number | null; lat: number; lon: number; id: string; code: string };

/** Published incidents by cells of the web's map (Mercator tiles). @throws DeskError BAD_USER_INPUT where the box has too many cells at this zoom */
export async function incidentMap(db: Db, question: MapQuestion): Promise<IncidentMap> {
  const { box, zoom, filter, asOf, decimals } = question;
  checkZoom(zoom, box ?? filter?.box);
  const cellZoom = zoom + FINER;
  const [lat, lon] = [seen('lat', decimals), seen('lon', decimals)];
  const rows = await db.$queryRaw<CellRow[]>`
    select ${column(lon, cellZoom)} as x, ${row(lat, cellZoom)} as y, ${mean(lat)} as lat, ${mean(lon)} as lon,
      min(v.incident_id::text) as id, (select code from incident where id = min(v.incident_id::text)::uuid) as code, ${SUMS}
    from incident_version v
    where ${holds(asOf)} and v.state = 'PUBLISHED' and ${await conditionsOf(db, filter ?? {}, decimals)} and ${box ? inBox(box, decimals) : Prisma.sql`true`}
    group by 1, 2`;
  const cellRows = rows.filter(({ x }) => x !== null).toSorted((one, other) => other.incidents - one.incidents || (one.x ?? 0) - (other.x ?? 0) || (one.y ?? 0) - (other.y ?? 0));
  return {
    total: presentSums(addSums(rows)),
    unlocated: presentSums(addSums(rows.filter(({ x }) => x === null))),
    clusters: cellRows.map((cell) => ({
      key: `${cellZoom}/${cell.x}/${cell.y}`, lat: cell.lat, lon: cell.lon, sums: presentSums(cell),
      incidentId: cell.incidents === 1 ? globalId('Incident', cell.id) : null, code: cell.incidents === 1 ? cell.code : null,
    })),
  };
}

/** To a tenth of a millimetre: past that a mean depends on the order in which rows come, and one question would have two answers. */
function mean(degrees: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`round(avg(${degrees})::numeric, 9)::float8`;
}

function column(lon: Prisma.Sql, zoom: number): Prisma.Sql {
  const cells = 2 ** zoom;
  return located(Prisma.sql`least(${cells - 1}, floor((${lon} + 180) / 360 * ${cells}::float8))::int`);
}

function row(lat: Prisma.Sql, zoom: number): Prisma.Sql {
  const cells = 2 ** zoom;
  const inside = Prisma.sql`least(${MERCATOR_EDGE}::float8, greatest(${-MERCATOR_EDGE}::float8, ${lat}))`;
  return located(Prisma.sql`least(${cells - 1}, greatest(0, floor((1 - asinh(tan(radians(${inside}))) / pi()) / 2 * ${cells}::float8)))::int`);
}

/** `least` and `greatest` pass over nulls: without this, incidents without a point would lie in the last cell. */
function located(cell: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`case when v.lat is not null then ${cell} end`;
}

function checkZoom(zoom: number, box: BoundingBox | null | undefined): void {
  if (zoom < 0 || zoom > DEEPEST) throw new DeskError('BAD_USER_INPUT', `A zoom lies between 0 and ${DEEPEST}, not ${zoom}`);
  if (cellsOf(zoom, box) <= MOST_CELLS) return;
  let fits = zoom;
  while (cellsOf(fits, box) > MOST_CELLS) fits -= 1;
  throw new DeskError('BAD_USER_INPUT', `At zoom ${zoom} this box has more than ${MOST_CELLS} cells: ask for a smaller box, or for zoom ${fits}`, { zoom: fits });
}

function cellsOf(zoom: number, box: BoundingBox | null | undefined): number {
  const cells = 2 ** (zoom + FINER);
  if (!box) return cells * cells;
  const { south, west, north, east } = box;
  const wide = (west <= east ? east - west : east - west + 360) / 360;
  const high = Math.abs(mercator(south) - mercator(north));
  return Math.min(cells, wide * cells + 1) * Math.min(cells, high * cells + 1);
}

/** 0 at the map's northern edge, 1 at its southern. */
function mercator(lat: number): number {
  const inside = Math.min(MERCATOR_EDGE, Math.max(-MERCATOR_EDGE, lat));
  return (1 - Math.asinh(Math.tan((inside * Math.PI) / 180)) / Math.PI) / 2;
}
