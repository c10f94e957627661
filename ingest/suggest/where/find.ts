import { choosePlaces, readSetting } from './choose.ts';
import type { Chosen, Reading } from './choose.ts';
import { readCues } from './cues.ts';
import type { Gazetteer } from './gazetteer.ts';
import { scoreMention } from './rank.ts';
import { scanNames } from './scan.ts';
import type { Document } from '../document.ts';
import type { PlaceSuggestion } from '../types.ts';

/** Places handed to a reviewer at most. */
const SUGGESTION_LIMIT = 12;

/**
 * The places a report names, the best guess of where it happened first. Names are found in either script whatever their spelling or
 * prefix, told apart by the country and the other places named, and ranked by how near they pin the event down, by the words around them
 * and by their place in the text. `radius` is metres around the point: a town is no exact point. A place named in the title only has the
 * empty quote 0–0.
 */
export function findPlaces(document: Document, gazetteer: Gazetteer): PlaceSuggestion[] {
  const readings = [...readNames(document.text, gazetteer, false), ...(document.title ? readNames(document.title, gazetteer, true) : [])];
  const setting = readSetting(readings);
  const best = new Map<string, { chosen: Chosen; score: number; count: number; quote: Chosen | null }>();
  for (const chosen of choosePlaces(readings)) {
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
  return [...best.values()]
    .map((entry) => toSuggestion(entry.chosen, entry.score + Math.min(0.12, 0.04 * Math.log2(entry.count)), entry.quote))
    .filter((suggestion) => suggestion.confidence >= 0.1)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, SUGGESTION_LIMIT);
}

function readNames(text: string, gazetteer: Gazetteer, inTitle: boolean): Reading[] {
  const { words, mentions } = scanNames(text, gazetteer);
  return mentions.map((mention) => ({ ...mention, inTitle, cues: readCues(text, words, mention) }));
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
