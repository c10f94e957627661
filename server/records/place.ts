import type { PlacePrecision } from '../../prisma/client/enums.ts';
import { uuid7 } from '../../common/uuid7.ts';
import type { Tx } from '../../prisma/db.ts';
import { insertRows } from '../../prisma/insertRows.ts';
import { DeskError } from '../errors.ts';
import { checkShort } from './shortText.ts';

/** A place as a reviewer or an import gives it. Radius is metres. */
export interface PlaceDraft {
  locationId?: string | null;
  gazetteerId?: string | null;
  name?: string | null;
  nameAr?: string | null;
  country?: string | null;
  admin1?: string | null;
  admin2?: string | null;
  lat?: number | null;
  lon?: number | null;
  radius?: number | null;
  precision?: PlacePrecision | null;
}

/** The columns that an incident or a note keeps of its place. */
export interface PlaceFacts {
  locationId: string | null;
  placeName: string | null;
  country: string | null;
  admin1: string | null;
  lat: number | null;
  lon: number | null;
  radius: number | null;
  placePrecision: PlacePrecision | null;
}

/** A radius in metres that is honest for each precision, where nobody gave a better one. */
export const USUAL_RADIUS: Record<PlacePrecision, number> = {
  EXACT: 25, WITHIN_100M: 100, NEARBY_LANDMARK: 300, STREET: 500, NEIGHBOURHOOD: 1_000, VILLAGE: 1_500, TOWN: 3_000, CITY: 8_000,
  SUBDISTRICT: 15_000, DISTRICT: 30_000, GOVERNORATE: 80_000, COUNTRY: 400_000,
};

/**
 * Turns a draft into columns. A named point becomes a Location (found again by its gazetteer id), so that places can be listed and
 * mapped. @throws DeskError NOT_FOUND for an unknown location id, BAD_USER_INPUT for a point off the globe
 */
export async function placeFacts(tx: Tx, draft: PlaceDraft | null | undefined): Promise<PlaceFacts> {
  if (!draft) return { locationId: null, placeName: null, country: null, admin1: null, lat: null, lon: null, radius: null, placePrecision: null };
  for (const name of ['name', 'nameAr', 'admin1', 'admin2', 'gazetteerId'] as const) checkShort(`place, ${name}`, draft[name]);
  const location = draft.locationId ? await tx.location.findUnique({ where: { id: draft.locationId } }) : null;
  if (draft.locationId && !location) throw new DeskError('NOT_FOUND', 'There is no such location');
  const precision = draft.precision ?? location?.precision ?? null;
  const facts: PlaceFacts = {
    locationId: location?.id ?? null,
    placeName: draft.name ?? location?.name ?? null,
    country: emptyToNull(draft.country ?? location?.country),
    admin1: emptyToNull(draft.admin1 ?? location?.admin1),
    lat: draft.lat ?? location?.lat ?? null,
    lon: draft.lon ?? location?.lon ?? null,
    radius: draft.radius ?? location?.radius ?? (precision ? USUAL_RADIUS[precision] : null),
    placePrecision: precision,
  };
  checkPoint(facts);
  if (!location) facts.locationId = await locate(tx, draft, facts);
  return facts;
}

function checkPoint(facts: PlaceFacts): void {
  const faults = placeFaults(facts);
  if (faults.length > 0) throw new DeskError('BAD_USER_INPUT', faults.join('; '), { faults });
}

/** What is wrong with a place, as words. */
export function placeFaults({ lat, lon, radius, country }: Pick<PlaceFacts, 'lat' | 'lon' | 'radius' | 'country'>): string[] {
  const faults: string[] = [];
  if ((lat === null) !== (lon === null)) faults.push('give both latitude and longitude, or neither');
  if (lat !== null && Math.abs(lat) > 90) faults.push('the latitude must lie between -90 and 90');
  if (lon !== null && Math.abs(lon) > 180) faults.push('the longitude must lie between -180 and 180');
  if (radius !== null && radius < 0) faults.push('the radius must not be negative');
  if (country !== null && !/^[A-Z]{2}$/.test(country)) faults.push(`the country must be an ISO 3166-1 code of two capital letters, not "${country.slice(0, 40)}"`);
  return faults;
}

async function locate(tx: Tx, draft: PlaceDraft, facts: PlaceFacts): Promise<string | null> {
  const { placeName: name, country, lat, lon } = facts;
  if (!name || !country || lat === null || lon === null) return null;
  const gazetteerId = draft.gazetteerId ?? null;
  const find = () => (gazetteerId
    ? tx.location.findUnique({ where: { gazetteerId } })
    : tx.location.findFirst({ where: { gazetteerId: null, name, country, lat, lon } }));
  const known = await find();
  if (known) return known.id;
  const id = uuid7();
  // Of two who bring the same gazetteer place at once, the second waits here and then finds the first one's.
  await insertRows(tx, 'location', [{
    id, gazetteerId, name, nameAr: draft.nameAr ?? null, names: [name], country, admin1: facts.admin1, admin2: draft.admin2 ?? null,
    lat, lon, radius: facts.radius ?? 0, precision: facts.placePrecision ?? 'COUNTRY',
  }], { ignoreConflicts: true });
  return (await find())?.id ?? id;
}

function emptyToNull(text: string | null | undefined): string | null {
  return text ? text : null;
}
