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

/** Countries that the desk's reports come from: their smallest places count, in lists and hashtags as well, and are also found by their consonants. */
export const FIELD = new Set('SY IQ PS LB YE UA SD SS LY'.split(' '));
