import { toJson } from '../../prisma/insertRows.ts';
import type { Tx } from '../../prisma/db.ts';
import type { ImportRecord } from './record.ts';

interface Place {
  name: string;
  country: string;
  lat: number;
  lon: number;
}

/**
 * Locations of the records' named points, found again by name, country and coordinates, made where they are new: two statements
 * for any number. @returns location ids by record; a record without a name, a country, a point or a precision has none
 */
export async function locate(tx: Tx, records: readonly ImportRecord[]): Promise<Map<ImportRecord, string>> {
  const placed = records.filter(({ facts }) => facts.placeName && facts.country && facts.lat !== null && facts.lon !== null && facts.placePrecision);
  if (placed.length === 0) return new Map();
  const wanted = toJson(placed.map(({ facts, placeNameAr }) => ({
    name: facts.placeName, name_ar: placeNameAr, country: facts.country, admin1: facts.admin1, lat: facts.lat, lon: facts.lon,
    radius: facts.radius ?? 0, precision: facts.placePrecision,
  })));
  await tx.$executeRaw`
    insert into location (id, name, name_ar, names, country, admin1, lat, lon, radius, precision)
    select distinct on (w.name, w.country, w.lat, w.lon) gen_random_uuid(), w.name, w.name_ar, array[w.name], w.country, w.admin1, w.lat, w.lon, w.radius, w.precision
    from jsonb_populate_recordset(null::location, ${wanted}::jsonb) w
    where not exists (
      select 1 from location l where l.gazetteer_id is null and l.name = w.name and l.country = w.country and l.lat = w.lat and l.lon = w.lon
    )`;
  const found = await tx.$queryRaw<(Place & { id: string })[]>`
    select distinct on (l.name, l.country, l.lat, l.lon) l.id, l.name, l.country, l.lat, l.lon
    from location l join jsonb_populate_recordset(null::location, ${wanted}::jsonb) w using (name, country, lat, lon)
    where l.gazetteer_id is null order by l.name, l.country, l.lat, l.lon, l.id`;
  const ids = new Map(found.map((place) => [key(place), place.id]));
  return new Map(placed.flatMap((record) => {
    const { placeName, country, lat, lon } = record.facts;
    const id = ids.get(key({ name: placeName ?? '', country: country ?? '', lat: lat ?? 0, lon: lon ?? 0 }));
    return id ? [[record, id] as const] : [];
  }));
}

function key({ name, country, lat, lon }: Place): string {
  return JSON.stringify([name, country, lat, lon]);
}
