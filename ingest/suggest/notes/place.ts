import type { PlaceSuggestion } from '../types.ts';
import type { Reading } from '../words/reading.ts';

/** Sentences back that a place is carried over: "Raqqa" may stand before "the region". */
const CARRY = 3;
const SAID_IN = /(?:said|told|briefing|reporters|speaking|conference|statement|من|مؤتمر)\s+(?:\w+\s+){0,2}in\s+$/i;

/** The place that sentences `first..last` speak of: the report's own where they name it, the last named in them, else in those just before, towns before countries, else the report's first. */
export function placeNear(reading: Reading, first: number, last: number, places: readonly PlaceSuggestion[]): string | null {
  const main = places.slice(0, 1).filter(({ precision }) => precision !== 'COUNTRY');
  if (reading.sentences.slice(first, last + 1).some((_, offset) => lastNamed(reading, first + offset, main) !== null)) return main[0]!.name;
  const narrow = places.filter(({ precision }) => precision !== 'COUNTRY');
  for (const known of [narrow, places]) {
    for (let number = last; number >= Math.max(0, first - CARRY); number -= 1) {
      const name = lastNamed(reading, number, known);
      if (name !== null) return name;
    }
  }
  return places[0]?.name ?? null;
}

function lastNamed(reading: Reading, number: number, places: readonly PlaceSuggestion[]): string | null {
  const { start, end } = reading.sentences[number]!;
  const sentence = reading.document.text.slice(start, Math.min(end, start + 2000));
  let name: string | null = null;
  let furthest = -1;
  for (const place of places) {
    for (const written of writings(reading, place)) {
      const at = sentence.lastIndexOf(written);
      if (at <= furthest || SAID_IN.test(sentence.slice(Math.max(0, at - 40), at))) continue;
      furthest = at;
      name = place.name;
    }
  }
  return name;
}

/** The name and how the text writes it. */
function writings(reading: Reading, place: PlaceSuggestion): string[] {
  const quoted = reading.document.text.slice(place.quote.start, place.quote.end);
  return quoted.length > 2 && quoted !== place.name ? [place.name, quoted] : [place.name];
}
