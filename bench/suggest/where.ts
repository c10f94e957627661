import { readDocument } from '../../ingest/suggest/document.ts';
import { findPlaces } from '../../ingest/suggest/where/find.ts';
import type { Gazetteer } from '../../ingest/suggest/where/gazetteer.ts';
import { loadGazetteer } from '../../ingest/suggest/where/load.ts';
import { metresBetween } from '../../common/distance.ts';
import { keyOf } from '../../ingest/suggest/where/fold.ts';

/** A text of the bench's sets with what is known of where it happened. */
export interface PlacedRecord {
  id: string;
  incident?: string;
  language?: string;
  title?: string;
  publishedAt?: string | null;
  text: string;
  truth: { lat?: number | null; lon?: number | null; city?: string | null; state?: string | null };
}

export interface WhereScore {
  texts: number;
  answered: number;
  /** First place within ten kilometres. */
  first: number;
  /** Any suggested place within ten kilometres. */
  any: number;
  /** Texts that name, letter for letter, a gazetteer place within ten kilometres: those that the gazetteer knows. */
  known: number;
  firstOfKnown: number;
}

const NEAR = 10_000;

/** Scores `findPlaces` on texts with true coordinates. */
export function scoreWhere(records: PlacedRecord[], gazetteer: Gazetteer = loadGazetteer()): WhereScore {
  const score: WhereScore = { texts: 0, answered: 0, first: 0, any: 0, known: 0, firstOfKnown: 0 };
  for (const record of records) {
    const { lat, lon } = record.truth;
    if (lat === null || lon === null || lat === undefined || lon === undefined) continue;
    const places = findPlaces(readDocument({ ...record, publishedAt: record.publishedAt ?? undefined }), gazetteer);
    const near = places.map((place) => metresBetween(place, { lat, lon }) <= NEAR);
    const known = isNamed(record, { lat, lon }, gazetteer);
    score.texts += 1;
    if (near.length > 0) score.answered += 1;
    if (near[0]) score.first += 1;
    if (near.includes(true)) score.any += 1;
    if (known) score.known += 1;
    if (known && near[0]) score.firstOfKnown += 1;
  }
  return score;
}

/** Does the text hold a name of a place (no area or country) within ten kilometres of the truth? Found independently of `findPlaces`. */
function isNamed(record: PlacedRecord, truth: { lat: number; lon: number }, gazetteer: Gazetteer): boolean {
  const text = ` ${keyOf(`${record.title ?? ''} ${record.text.slice(0, 20_000)}`)} `;
  return namesNear(truth, gazetteer).some((key) => text.includes(` ${key} `));
}

const nearby = new Map<string, string[]>();

function namesNear(truth: { lat: number; lon: number }, gazetteer: Gazetteer): string[] {
  const id = `${truth.lat},${truth.lon},${gazetteer.places.length}`;
  let keys = nearby.get(id);
  if (!keys) {
    keys = [];
    for (const [key, places] of gazetteer.names) {
      const close = places.some((place) => Math.abs(place.lat - truth.lat) < 0.1 && place.precision !== 'COUNTRY' && place.precision !== 'GOVERNORATE' && metresBetween(place, truth) <= NEAR);
      if (close && key.length > 2) keys.push(key);
    }
    nearby.set(id, keys);
  }
  return keys;
}

/** US texts give the city by name: share whose first place (or any) has that name, in the state that is true. */
export function scoreCity(records: PlacedRecord[], gazetteer: Gazetteer = loadGazetteer()): { texts: number; first: number; any: number } {
  const score = { texts: 0, first: 0, any: 0 };
  for (const record of records) {
    const names = (record.truth.city ?? '').split(/[()]/).map(keyOf).filter(Boolean);
    if (names.length === 0) continue;
    const places = findPlaces(readDocument({ ...record, publishedAt: record.publishedAt ?? undefined }), gazetteer);
    const right = places.map((place) => names.includes(keyOf(place.name)) && (place.admin1 ?? record.truth.state) === record.truth.state);
    score.texts += 1;
    if (right[0]) score.first += 1;
    if (right.includes(true)) score.any += 1;
  }
  return score;
}
