import { choosePlaces } from './choose.ts';
import { readCues } from './cues.ts';
import { keyOf } from './fold.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Place } from './place.ts';
import { scoreMention } from './rank.ts';
import { scanNames } from './scan.ts';
import { readSetting } from './setting.ts';
import type { Chosen, Reading } from './setting.ts';
import { isSupported } from './support.ts';
import type { Document } from '../document.ts';
import type { PlaceSuggestion } from '../types.ts';

/** The same for titles; those of posts hold the whole post. */
const TITLE_LIMIT = 1000;

/** Places handed to a reviewer at most. */
const SUGGESTION_LIMIT = 12;

/**
 * The places a report names, the best guess of where it happened first. Names are found in either script whatever their spelling or
 * prefix, told apart by the country and the other places named, and ranked by how near they pin the event down, by the words around them
 * and by their place in the text. `radius` is metres around the point: a town is no exact point. A place named in the title only has the
 * empty quote 0–0.
 */
export function findPlaces(document: Document, gazetteer: Gazetteer): PlaceSuggestion[] {
  const readings = [
    ...readNames(document.text, gazetteer, false),
    ...readNames(document.title.slice(0, TITLE_LIMIT), gazetteer, true),
  ];
  const setting = readSetting(readings);
  const entries = new Map<string, Entry>();
  for (const chosen of choosePlaces(readings, setting)) {
    if (isSupported(chosen, setting)) enter(entries, chosen, scoreMention(document, chosen, setting));
  }
  demoteCapitals([...entries.values()]);
  return [...entries.values()]
    .map(toSuggestion)
    .filter((suggestion) => suggestion.confidence >= 0.1)
    .toSorted((a, b) => b.confidence - a.confidence)
    .slice(0, SUGGESTION_LIMIT);
}

/** A place with its best mention, all of them counted, and the best one of the text. */
interface Entry { chosen: Chosen; score: number; count: number; quote: Chosen | null }

function enter(entries: Map<string, Entry>, chosen: Chosen, score: number): void {
  const quote = chosen.inTitle ? null : chosen;
  const entry = entries.get(chosen.place.id);
  if (!entry) {
    entries.set(chosen.place.id, { chosen, score, count: 1, quote });
    return;
  }
  entry.count += 1;
  entry.quote ??= quote;
  if (score > entry.score) Object.assign(entry, { score, chosen, quote: quote ?? entry.quote });
}

/** "بلدة تفتناز في إدلب": beside a village or town of its area that scores nearly as much, a capital mostly stands for the area. */
function demoteCapitals(entries: Entry[]): void {
  const best = new Map<string, number>();
  for (const { chosen, score } of entries) {
    const { place } = chosen;
    if (isCapitalName(place) || place.precision === 'GOVERNORATE' || place.precision === 'COUNTRY') continue;
    const area = `${place.country}:${place.admin1}`;
    best.set(area, Math.max(best.get(area) ?? 0, score));
  }
  for (const entry of entries) {
    const { place, cues } = entry.chosen;
    if (!isCapitalName(place) || cues.kind === 'CITY') continue;
    if ((best.get(`${place.country}:${place.admin1}`) ?? 0) > entry.score - 0.15) entry.score -= 0.15;
  }
}

/** Is the city's name that of its area as well (Idlib; Gaza City in the Gaza Strip)? */
function isCapitalName(place: Place): boolean {
  return place.precision === 'CITY' && place.admin1 !== null && keyOf(place.admin1).startsWith(keyOf(place.name).replace(/ city$/, ''));
}

function readNames(text: string, gazetteer: Gazetteer, inTitle: boolean): Reading[] {
  const { words, mentions } = scanNames(text, gazetteer);
  return mentions.map((mention, i) => {
    const next = mentions[i + 1];
    const beside = next && /^,\s$/.test(text.slice(mention.end, Math.min(next.start, mention.end + 4)));
    const parents = beside ? next.candidates.filter((place) => place.precision === 'GOVERNORATE' || place.precision === 'COUNTRY') : null;
    return { ...mention, inTitle, written: text.slice(mention.start, mention.end), parents, cues: readCues(text, words, mention) };
  });
}

/** Said twice, a place is a little likelier; said ten times, hardly more than that. */
function toSuggestion({ chosen, score, count, quote }: Entry): PlaceSuggestion {
  const { place, cues } = chosen;
  const confidence = score + Math.min(0.12, 0.04 * Math.log2(count));
  const around = cues.kind === 'COUNTRYSIDE' && place.precision !== 'GOVERNORATE';
  return {
    name: place.name,
    country: place.country,
    admin1: place.admin1,
    lat: place.lat,
    lon: place.lon,
    // "the countryside of Saraqib" is the land around the town.
    precision: around ? 'SUBDISTRICT' : place.precision,
    radius: around ? Math.max(place.radius, 15_000) : place.radius,
    gazetteerId: place.id,
    confidence: Math.round(Math.min(0.95, Math.max(0.02, confidence)) * 100) / 100,
    quote: quote ? { start: quote.start, end: quote.end } : { start: 0, end: 0 },
  };
}
