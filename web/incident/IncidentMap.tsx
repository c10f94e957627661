import { geoMercator, geoPath } from 'd3-geo';
import { useMemo } from 'react';
import { countries } from '../map/land.ts';
import type { Grade } from '../gql/graphql.ts';
import { GRADE_COLOURS } from '../parts/gradeColours.ts';

export interface Dot {
  code: string;
  lat: number;
  lon: number;
  grade: Grade;
  title?: string | null;
  placeName?: string | null;
  killed?: { max?: number | null } | null;
}

interface Props {
  label: string;
  dots: readonly Dot[];
  /** Shows the land around one point instead of all dots. */
  around?: { lat: number; lon: number };
}

const WIDTH = 640;
const HEIGHT = 420;
/** Degrees of land shown at the least around the outermost dots. */
const MARGIN = 2.5;

/** Incidents on the countries' outlines, drawn from data of the console's own: no tile is loaded from anywhere. */
export function IncidentMap({ label, dots, around }: Props) {
  const { outlines, place } = useMemo(() => drawing(around ? [around] : dots), [around, dots]);
  return (
    <svg className="map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {outlines.map((outline, index) => <path key={index} d={outline} />)}
      {dots.map(({ code, lat, lon, grade, title, placeName, killed }) => {
        const [x, y] = place(lon, lat);
        return <circle key={code} cx={x} cy={y} r={radiusOf(killed?.max)} fill={GRADE_COLOURS[grade]} fillOpacity={0.85}><title>{`${code} ${title ?? placeName ?? ''}`}</title></circle>;
      })}
    </svg>
  );
}

/** The area of a dot grows with the people killed, within what can still be told apart. */
function radiusOf(killed: number | null | undefined): number {
  return Math.min(4 + Math.sqrt(killed ?? 0), 14);
}

function drawing(points: readonly { lat: number; lon: number }[]) {
  const shown = points.length > 0 ? points : [{ lat: 33, lon: 44 }];
  const corners: [number, number][] = shown.flatMap(({ lat, lon }) => [[lon - MARGIN, lat - MARGIN], [lon + MARGIN, lat + MARGIN]]);
  const projection = geoMercator().fitExtent([[20, 20], [WIDTH - 20, HEIGHT - 20]], { type: 'MultiPoint', coordinates: corners }).clipExtent([[0, 0], [WIDTH, HEIGHT]]);
  const path = geoPath(projection);
  const outlines = countries.map((country) => path(country)).filter((outline) => outline !== null);
  return { outlines, place: (lon: number, lat: number): [number, number] => projection([lon, lat]) ?? [-99, -99] };
}
