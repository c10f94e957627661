import { readDocument } from '../suggest/document.ts';
import type { PlaceSuggestion } from '../suggest/types.ts';
import { findDates } from '../suggest/when/find.ts';
import { findPlaces } from '../suggest/where/find.ts';
import type { Gazetteer } from '../suggest/where/gazetteer.ts';
import { metresBetween } from '../../common/distance.ts';
import type { Site } from './types.ts';

/** Where and when a report's event was, as far as the finders of `suggest` can tell. */
export interface Setting {
  sites: Site[];
  eventDay: number | null;
}

/** Places with a larger radius are areas: half of all reports share them. Metres. */
const WIDEST = 15_000;
const MOST_SITES = 3;
/** Read from the start of a text, in UTF-16 code units: later places and dates are mostly those of other events, and reading them costs time. */
const READ = 1500;
const MS_A_DAY = 86_400_000;

/** @param day day of publication, days since 1970-01-01, or null */
export function settingOf(title: string, text: string, day: number | null, gazetteer: Gazetteer): Setting {
  const published = day === null ? {} : { publishedAt: new Date(day * MS_A_DAY).toISOString().slice(0, 10) };
  const document = readDocument({ title, text: text.slice(0, READ), ...published });
  const places = withoutCapitals(findPlaces(document, gazetteer).filter(({ radius }) => radius < WIDEST)).slice(0, MOST_SITES);
  const event = findDates(document).find(({ role, precision }) => role === 'EVENT' && precision === 'EXACT_DAY');
  return { sites: places.map(toSite), eventDay: event === undefined ? null : Date.parse(event.start) / MS_A_DAY };
}

/** Beside a village of its area, a capital mostly stands for the area, which reports of many events share. */
function withoutCapitals(places: PlaceSuggestion[]): PlaceSuggestion[] {
  const narrow = places.filter(({ name, admin1 }) => name !== admin1);
  return narrow.length > 0 ? narrow : places;
}

function toSite({ gazetteerId, lat, lon }: PlaceSuggestion): Site {
  return { id: gazetteerId, lat, lon };
}

/** Great-circle distance in kilometres. */
export function distanceKm(a: Site, b: Site): number {
  return metresBetween(a, b) / 1000;
}
