import { geoMercator, geoPath } from 'd3-geo';
import { countries } from './land.ts';

export interface Point {
  lat: number;
  lon: number;
}

/** Metres in a degree of latitude. */
const DEGREE_M = 111_320;

export const WIDTH = 480;
export const HEIGHT = 300;

/** A drawing of the land around a point, Mercator, some degrees of latitude high. */
export function viewOf(middle: Point, degrees: number) {
  const half = degrees / 2;
  const box: [number, number][] = [[middle.lon - half, middle.lat - half], [middle.lon + half, middle.lat + half]];
  const projection = geoMercator().fitExtent([[0, 0], [WIDTH, HEIGHT]], { type: 'MultiPoint', coordinates: box }).clipExtent([[-1, -1], [WIDTH + 1, HEIGHT + 1]]);
  const path = geoPath(projection);
  return {
    outlines: countries.map((country) => path(country)).filter((outline) => outline !== null),
    toScreen: ({ lat, lon }: Point): [number, number] => projection([lon, lat]) ?? [-99, -99],
    /** The point at a place of the drawing, to some 10 m. */
    toPoint: (x: number, y: number): Point | null => {
      const at = projection.invert?.([x, y]);
      return at ? { lon: rounded(at[0]), lat: rounded(at[1]) } : null;
    },
    /** A distance near a point, in units of the drawing. */
    length: (at: Point, metres: number): number => {
      const [, y] = projection([at.lon, at.lat]) ?? [0, 0];
      const [, above] = projection([at.lon, at.lat + metres / DEGREE_M]) ?? [0, 0];
      return Math.abs(y - above);
    },
  };
}

export function rounded(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}
