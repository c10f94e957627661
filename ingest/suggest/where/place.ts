import type { PlacePrecision } from '../types.ts';

/** A place of the gazetteer. */
export interface Place {
  /** Stable, with its source before the colon: `geonames:172955`, `desk:sy-kafr-nabl`, `ocha:C4126`. */
  id: string;
  /** The name shown, in Latin letters where there is one. */
  name: string;
  /** The name in Arabic, or null. */
  arabic: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Name of the first-level area (governorate, state), or null. */
  admin1: string | null;
  lat: number;
  lon: number;
  precision: PlacePrecision;
  /** Metres around the point within which the place lies, roughly. */
  radius: number;
  /** 0 where unknown. */
  population: number;
}

/** A place to add, with every name it is looked up by. */
export interface PlaceRow extends Place {
  names: string[];
}

const EARTH = 6_371_000;
const RADIAN = Math.PI / 180;

/** Great-circle distance in metres (haversine). */
export function distance(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const dLat = Math.sin(((b.lat - a.lat) * RADIAN) / 2);
  const dLon = Math.sin(((b.lon - a.lon) * RADIAN) / 2);
  const h = dLat * dLat + Math.cos(a.lat * RADIAN) * Math.cos(b.lat * RADIAN) * dLon * dLon;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Countries that the desk's reports come from: their smallest places count, in lists and hashtags as well, and are also found by their consonants. */
export const FIELD = new Set('SY IQ PS LB YE UA SD SS LY'.split(' '));
