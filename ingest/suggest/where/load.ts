import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { projectRoot } from '../../../common/root.ts';
import type { PlacePrecision } from '../types.ts';
import { keyOf } from './fold.ts';
import { addPlaces, emptyGazetteer } from './gazetteer.ts';
import type { Gazetteer } from './gazetteer.ts';
import { metresBetween } from '../../../common/distance.ts';
import { FIELD } from './place.ts';
import type { Place, PlaceRow } from './place.ts';

const FOLDER = 'ingest/suggest/where/places';

let loaded: Gazetteer | null = null;

/**
 * The shipped gazetteer: GeoNames (CC BY 4.0) with the project's own lists of areas and places. Read once a process, in about half a
 * second; later calls hand out the same one, so `addPlaces` to it holds for all.
 */
export function loadGazetteer(): Gazetteer {
  loaded ??= readGazetteer();
  return loaded;
}

/** A fresh copy, for tests and for measuring with and without further lists. */
export function readGazetteer(): Gazetteer {
  const gazetteer = emptyGazetteer();
  const areas = readAreas();
  const towns = readGeoNames(areas);
  addPlaces(gazetteer, towns.filter((row) => FIELD.has(row.country)), { join: false });
  addPlaces(gazetteer, towns.filter((row) => !FIELD.has(row.country)), { join: false, skeletons: false });
  addPlaces(gazetteer, readCompiled(areas), { rename: true });
  addPlaces(gazetteer, areaPlaces(areas, towns), { skeletons: false });
  addPlaces(gazetteer, countryPlaces(towns), { skeletons: false });
  return gazetteer;
}

interface Area { country: string; code: string; name: string; arabic: string[]; others: string[] }

function dataLines(name: string): string[][] {
  const bytes = readFileSync(join(projectRoot(), FOLDER, name));
  const text = name.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8');
  return text.split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'));
}

const list = (field: string | undefined): string[] => (field ? field.split(';').filter(Boolean) : []);

function readAreas(): Map<string, Area> {
  const areas = new Map<string, Area>();
  for (const [country = '', code = '', name = '', arabic, others] of dataLines('areas.tsv')) {
    areas.set(`${country}.${code}`, { country, code, name, arabic: list(arabic), others: list(others) });
  }
  return areas;
}

/** A row with the code of its area, needed for the areas' centres. */
type Town = PlaceRow & { area: string };

function readGeoNames(areas: Map<string, Area>): Town[] {
  return dataLines('geonames.tsv.gz').map(([id = '', name = '', lat, lon, country = '', code = '', feature = '', people, arabic, latin]) => {
    const population = Number(people) || 0;
    const arabicNames = list(arabic);
    const area = `${country}.${code}`;
    const precision = precisionOf(feature, population);
    return {
      id: `geonames:${id}`, name: pressName(areas.get(area), name), arabic: arabicNames[0] ?? null, country, admin1: areas.get(area)?.name ?? null, lat: Number(lat), lon: Number(lon),
      precision, radius: radiusOf(precision, population), population, names: [name, ...arabicNames, ...list(latin)], area,
    };
  });
}

/** A capital that its area is named after is shown under the area's name, as the press writes it: Raqqa, not Ar Raqqah. */
function pressName(area: Area | undefined, name: string): string {
  const key = keyOf(name);
  return area && [area.name, ...area.others].some((other) => keyOf(other) === key) ? area.name : name;
}

/** GeoNames' feature code (without PPL) and population as our precision. */
function precisionOf(feature: string, population: number): PlacePrecision {
  if (feature === 'X') return 'NEIGHBOURHOOD';
  if (feature === 'C' || feature === 'A' || population >= 50_000) return 'CITY';
  if (population >= 5000 || feature === 'A2' || feature === 'A3') return 'TOWN';
  return 'VILLAGE';
}

/** Metres: how far built-up land reaches from the centre, by the kind of place; great cities are larger. */
export function radiusOf(precision: PlacePrecision, population: number): number {
  switch (precision) {
    case 'CITY': return population > 2_000_000 ? 15_000 : population > 300_000 ? 8000 : 5000;
    case 'TOWN': return 2500;
    case 'VILLAGE': return 1500;
    case 'NEIGHBOURHOOD': return 1000;
    case 'SUBDISTRICT': return 12_000;
    case 'DISTRICT': return 25_000;
    default: return 500;
  }
}

/** Kinds of place in the project's own list. */
const KINDS: PlacePrecision[] = ['CITY', 'TOWN', 'VILLAGE', 'NEIGHBOURHOOD', 'NEARBY_LANDMARK', 'SUBDISTRICT', 'DISTRICT'];

/** The project's own list: country, area code, precision, lat, lon, name, Arabic names, other names. */
function readCompiled(areas: Map<string, Area>): PlaceRow[] {
  return dataLines('compiled.tsv').map(([country = '', code = '', precision = '', lat, lon, name = '', arabic, others]) => {
    const kind = KINDS.find((one) => one === precision) ?? 'VILLAGE';
    return {
    id: `desk:${country}-${code}-${name.toLowerCase().replace(/[^a-z]+/g, '-')}`,
    name, arabic: list(arabic)[0] ?? null, country, admin1: areas.get(`${country}.${code}`)?.name ?? null, lat: Number(lat), lon: Number(lon),
    precision: kind,
    // Written down to a hundredth of a degree, so the point itself may be two or three kilometres off.
    radius: radiusOf(kind, 0) + 2500, population: 0, names: [...list(arabic), ...list(others)],
    };
  });
}

/** Areas as places: the middle of their towns, with the radius that holds nine tenths of them. */
function areaPlaces(areas: Map<string, Area>, towns: Town[]): PlaceRow[] {
  const members = groupBy(towns, (town) => town.area);
  return [...areas].flatMap(([key, area]) => {
    const round = members.get(key);
    if (!round) return [];
    const middle = centre(round, 0.9);
    return [{ ...middle, id: `area:${key}`, name: area.name, arabic: area.arabic[0] ?? null, country: area.country, admin1: area.name,
      precision: 'GOVERNORATE' as const, population: 0, names: [...area.arabic, ...area.others] }];
  });
}

function countryPlaces(towns: Town[]): PlaceRow[] {
  const english = new Intl.DisplayNames('en', { type: 'region' });
  const arabic = new Intl.DisplayNames('ar', { type: 'region' });
  return [...groupBy(towns, (town) => town.country)].map(([code, round]) => ({
    ...centre(round, 0.9), id: `country:${code}`, name: COUNTRY_NAMES[code]?.[0] ?? english.of(code) ?? code, arabic: arabic.of(code) ?? null, country: code, admin1: null,
    precision: 'COUNTRY' as const, population: 0, names: COUNTRY_NAMES[code] ?? [],
  }));
}

/** What the press calls countries, where it isn't what the Unicode tables call them; the first is shown. */
const COUNTRY_NAMES: Record<string, string[]> = {
  PS: ['Palestine', 'Occupied Palestinian Territory', 'Palestinian Territories', 'فلسطين'],
  US: ['United States', 'United States of America', 'U.S.', 'امريكا'],
  SY: ['Syria', 'Syrian Arab Republic', 'سوريا', 'سورية'],
  TR: ['Turkey', 'Türkiye', 'تركيا'],
  GB: ['United Kingdom', 'Britain', 'UK', 'بريطانيا'],
  CD: ['DR Congo', 'Democratic Republic of the Congo'],
  MM: ['Myanmar', 'Burma'],
  CI: ['Ivory Coast'],
};

/** Map.groupBy, which Node 20 lacks. */
function groupBy(towns: Town[], keyFor: (town: Town) => string): Map<string, Town[]> {
  const groups = new Map<string, Town[]>();
  for (const town of towns) {
    const key = keyFor(town);
    const group = groups.get(key);
    if (group) group.push(town);
    else groups.set(key, [town]);
  }
  return groups;
}

function centre(towns: Place[], share: number): { lat: number; lon: number; radius: number } {
  const lat = towns.reduce((sum, town) => sum + town.lat, 0) / towns.length;
  const lon = towns.reduce((sum, town) => sum + town.lon, 0) / towns.length;
  const reach = towns.map((town) => metresBetween(town, { lat, lon })).toSorted((a, b) => a - b);
  const radius = reach[Math.floor((reach.length - 1) * share)] ?? 0;
  return { lat: Number(lat.toFixed(4)), lon: Number(lon.toFixed(4)), radius: Math.max(5000, Math.ceil(radius / 1000) * 1000) };
}
