/** Mean radius of the earth, in metres (IUGG). */
export const EARTH_METRES = 6_371_008.8;

interface Point {
  lat: number;
  lon: number;
}

/** Great-circle distance in metres (haversine). */
export function metresBetween(one: Point, other: Point): number {
  const half = (degrees: number): number => Math.sin((degrees * Math.PI) / 360) ** 2;
  const cosine = (degrees: number): number => Math.cos((degrees * Math.PI) / 180);
  const h = half(other.lat - one.lat) + cosine(one.lat) * cosine(other.lat) * half(other.lon - one.lon);
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}
