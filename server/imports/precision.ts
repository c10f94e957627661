import type { DatePrecision, PlacePrecision } from '../../prisma/client/enums.ts';

const DAY_MS = 86_400_000;
const BY_DAYS: DatePrecision[] = ['EXACT_DAY', 'DAYS_2', 'DAYS_3', 'DAYS_4', 'DAYS_5', 'DAYS_6', 'WEEK'];

/** The precision that a span of days has, both ends included: up to 31 days a month, beyond it a year. */
export function spanPrecision(start: Date, end: Date): DatePrecision {
  const days = Math.round((end.getTime() - start.getTime()) / DAY_MS) + 1;
  return BY_DAYS[days - 1] ?? (days <= 31 ? 'MONTH' : 'YEAR');
}

/**
 * UCDP's date_prec: 1 the day is known, 2 within two to six days, 3 the week, 4 the month, 5 more than a month. Where start and end
 * name more days than the code allows, the wider of the two holds.
 */
export function ucdpDatePrecision(code: number, start: Date, end: Date): DatePrecision | null {
  const span = spanPrecision(start, end);
  if (code === 1) return span;
  if (code === 2) return span === 'EXACT_DAY' ? 'DAYS_2' : span;
  const least: DatePrecision | undefined = code === 3 ? 'WEEK' : code === 4 ? 'MONTH' : code === 5 ? 'YEAR' : undefined;
  return least ? wider(least, span) : null;
}

const ORDER: DatePrecision[] = [...BY_DAYS, 'MONTH', 'YEAR'];

function wider(one: DatePrecision, other: DatePrecision): DatePrecision {
  return ORDER.indexOf(one) >= ORDER.indexOf(other) ? one : other;
}

export interface PlaceExactness {
  precision: PlacePrecision;
  /** Metres, where the code itself says a distance. */
  radius: number | null;
}

/**
 * UCDP's where_prec: 1 a named populated place, 2 within about 25 km of one, 3 a second-order division, 4 a first-order division,
 * 5 a line or an area beyond one division, 6 the country, 7 international waters or airspace.
 */
export const UCDP_WHERE_PREC: Readonly<Record<string, PlaceExactness>> = {
  1: { precision: 'TOWN', radius: null },
  2: { precision: 'SUBDISTRICT', radius: 25_000 },
  3: { precision: 'DISTRICT', radius: null },
  4: { precision: 'GOVERNORATE', radius: null },
  5: { precision: 'GOVERNORATE', radius: null },
  6: { precision: 'COUNTRY', radius: null },
  7: { precision: 'COUNTRY', radius: null },
};

/** Airwars' words; `exact_location_coalition` are the coordinates that the accused Coalition itself gave. */
export const AIRWARS_GEO_PRECISION: Readonly<Record<string, PlacePrecision>> = {
  exact_location: 'EXACT', exact_location_coalition: 'EXACT', exact_location_other: 'EXACT', within_1m: 'EXACT',
  within_100m: 'WITHIN_100M', nearby_landmark: 'NEARBY_LANDMARK', street: 'STREET', neighbourhood_area: 'NEIGHBOURHOOD',
  village: 'VILLAGE', town: 'TOWN', city: 'CITY', subdistrict: 'SUBDISTRICT', district: 'DISTRICT',
  province_governorate: 'GOVERNORATE', country: 'COUNTRY',
};
