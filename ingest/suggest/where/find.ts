import { choosePlaces, isSupported, readSetting } from './choose.ts';
import type { Chosen, Reading } from './choose.ts';
import { readCues } from './cues.ts';
import { keyOf } from './fold.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Place } from './place.ts';
import { scoreMention } from './rank.ts';
import { scanNames } from './scan.ts';
import type { Document } from '../document.ts';
import type { PlaceSuggestion } from '../types.ts';

/** How far a text is read, in UTF-16 code units: keeps the longest page under 50 ms. What happened stands in its first lines. */
const READ_LIMIT = 30_000;

/** Places handed to a reviewer at most. */
const SUGGESTION_LIMIT = 12;

/**
 * The places a report names, the best guess of where it happened first. Names are found in either script whatever their spelling or
 * prefix, told apart by the country and the other places named, and ranked by how near they pin the event down, by the words around them
 * and by their place in the text. `radius` is metres around the point: a town is no exact point. A place named in the title only has the
 * empty quote 0–0.
 */
export function findPlaces(document: Document, gazetteer: Gazetteer): PlaceSuggestion[] {
  const readings = [...readNames(document.text.slice(0, READ_LIMIT), gazetteer, false), ...(document.title ? readNames(document.title.slice(0, 1000), gazetteer, true) : [])];
  const setting = readSetting(readings);
  const best = new Map<string, Entry>();
  for (const chosen of choosePlaces(readings, setting)) {
    if (!isSupported(chosen, setting)) continue;
    const score = scoreMention(document, chosen, setting);
    const other = best.get(chosen.place.id);
    const quote = chosen.inTitle ? null : chosen;
    if (!other) best.set(chosen.place.id, { chosen, score, count: 1, quote });
    else {
      other.count += 1;
      other.quote ??= quote;
      if (score > other.score) Object.assign(other, { score, chosen, quote: quote ?? other.quote });
    }
  }
  demoteCapitals([...best.values()]);
  return [...best.values()]
    .map((entry) => toSuggestion(entry.chosen, entry.score + Math.min(0.12, 0.04 * Math.log2(entry.count)), entry.quote))
    .filter((suggestion) => suggestion.confidence >= 0.1)
    .toSorted((a, b) => b.confidence - a.confidence)
    .slice(0, SUGGESTION_LIMIT);
}

interface Entry { chosen: Chosen; score: number; count: number; quote: Chosen | null }

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

function toSuggestion({ place, cues }: Chosen, score: number, quote: Chosen | null): PlaceSuggestion {
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
    confidence: Math.round(Math.min(0.95, Math.max(0.02, score)) * 100) / 100,
    quote: quote ? { start: quote.start, end: quote.end } : { start: 0, end: 0 },
  };
}
