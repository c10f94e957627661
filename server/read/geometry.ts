import { EARTH_METRES } from '../../common/distance.ts';
import { Prisma } from '../../prisma/client/client.ts';
import type { BoundingBox, Surroundings } from '../../schema/inputs/filters.ts';
import { DeskError } from '../errors.ts';
import { cellsOf, coarseSql, type Decimals } from './coarse.ts';

/** Half the earth's girth: whoever looks further sees all of it. */
const FURTHEST_METRES = 20_037_508;

/** A coordinate of an incident `v` as the viewer sees it: what isn't shown exactly can't be asked for exactly either. */
export function seen(column: 'lat' | 'lon', decimals: Decimals): Prisma.Sql {
  return Prisma.raw(decimals === null ? `v.${column}` : `(${coarseSql(`v.${column}`, cellsOf(decimals))})`);
}

/** Incidents in a box, its edges included; one whose west is greater than its east goes across the date line. @throws DeskError BAD_USER_INPUT */
export function inBox({ south, west, north, east }: BoundingBox, decimals: Decimals): Prisma.Sql {
  checkPoint(south, west);
  checkPoint(north, east);
  if (south > north) throw new DeskError('BAD_USER_INPUT', `The box's south ${south} lies north of its north ${north}`);
  const [lat, lon] = [seen('lat', decimals), seen('lon', decimals)];
  const inLon = west <= east ? Prisma.sql`${lon} between ${west}::float8 and ${east}::float8` : Prisma.sql`(${lon} >= ${west}::float8 or ${lon} <= ${east}::float8)`;
  return Prisma.sql`(${near(south, north, west, east, decimals)} and ${lat} between ${south}::float8 and ${north}::float8 and ${inLon})`;
}

/** Incidents at most so many metres from a point, over the great circle. @throws DeskError BAD_USER_INPUT */
export function around({ metres, ...middle }: Surroundings, decimals: Decimals): Prisma.Sql {
  checkPoint(middle.lat, middle.lon);
  const [lat, lon] = [squarable(middle.lat), squarable(middle.lon)];
  if (!(metres >= 0 && metres <= FURTHEST_METRES)) throw new DeskError('BAD_USER_INPUT', `A radius lies between 0 and ${FURTHEST_METRES} metres, not ${metres}`);
  const distance = Prisma.sql`2 * ${EARTH_METRES}::float8 * asin(least(1, sqrt(
    sin(radians(${seen('lat', decimals)} - ${lat}::float8) / 2) ^ 2
    + cos(radians(${lat}::float8)) * cos(radians(${seen('lat', decimals)})) * sin(radians(${seen('lon', decimals)} - ${lon}::float8) / 2) ^ 2)))`;
  return Prisma.sql`(${windowAround(lat, lon, metres, decimals)} and ${distance} <= ${metres}::float8)`;
}

/** The box around a circle, for the index; where the circle reaches a pole it goes all around. */
function windowAround(lat: number, lon: number, metres: number, decimals: Decimals): Prisma.Sql {
  const angle = metres / EARTH_METRES;
  const degrees = (angle * 180) / Math.PI;
  const [south, north] = [Math.max(-90, lat - degrees), Math.min(90, lat + degrees)];
  const reach = Math.sin(angle) / Math.cos((lat * Math.PI) / 180);
  if (south === -90 || north === 90 || reach >= 1) return near(south, north, -180, 180, decimals);
  const wide = (Math.asin(reach) * 180) / Math.PI;
  return near(south, north, wrapped(lon - wide), wrapped(lon + wide), decimals);
}

function wrapped(lon: number): number {
  if (lon < -180) return lon + 360;
  return lon > 180 ? lon - 360 : lon;
}

/** A little more than the box, by the index of exact points: what lies in it is looked at closely by the caller. */
function near(south: number, north: number, west: number, east: number, decimals: Decimals): Prisma.Sql {
  const edge = decimals === null ? 1e-6 : 10 ** -decimals;
  const box = (from: number, to: number) =>
    Prisma.sql`point(v.lon, v.lat) <@ box(point(${from - edge}::float8, ${south - edge}::float8), point(${to + edge}::float8, ${north + edge}::float8))`;
  return west <= east ? Prisma.sql`(v.lat is not null and ${box(west, east)})` : Prisma.sql`(v.lat is not null and (${box(west, 180)} or ${box(-180, east)}))`;
}

function checkPoint(lat: number, lon: number): void {
  if (!(Math.abs(lat) <= 90)) throw new DeskError('BAD_USER_INPUT', `A latitude lies between -90 and 90 degrees, not ${lat}`);
  if (!(Math.abs(lon) <= 180)) throw new DeskError('BAD_USER_INPUT', `A longitude lies between -180 and 180 degrees, not ${lon}`);
}

/** Zero where it is less than a tenth of a millimetre: PostgreSQL refuses to square the smallest numbers. */
function squarable(degrees: number): number {
  return Math.abs(degrees) < 1e-9 ? 0 : degrees;
}
