import type { Cues } from './cues.ts';
import { metresBetween } from '../../../common/distance.ts';
import type { Place } from './place.ts';
import { areaOf, isWithin } from './setting.ts';
import type { Chosen, Reading, Setting } from './setting.ts';

/**
 * Chooses for every name the candidate that fits the country, the area and the other places of the text best. Names found by their consonants
 * only count in areas that the text names.
 */
export function choosePlaces(readings: Reading[], setting: Setting): Chosen[] {
  return readings.flatMap((reading) => {
    const candidates = reading.loose ? reading.candidates.filter((place) => setting.named.has(areaOf(place))) : reading.candidates;
    let best = candidates[0];
    let bestFit = -Infinity;
    for (const place of candidates) {
      const fit = fitOf(place, reading, setting);
      if (fit > bestFit) [best, bestFit] = [place, fit];
    }
    return best ? [{ ...reading, place: best }] : [];
  });
}

/** How well a candidate fits: its country and area, its size, the kind that is said, what is named right behind it and near it. */
function fitOf(place: Place, reading: Reading, setting: Setting): number {
  let fit = 2 * (setting.countries.get(place.country) ?? 0) + 1.5 * (setting.areas.get(areaOf(place)) ?? 0);
  fit += Math.log10(1 + place.population) * 0.12 + kindFit(place, reading.cues);
  if (place.name === reading.written || place.arabic === reading.written) fit += 0.3;
  if (place.precision === 'COUNTRY') fit += 0.8;
  if (isWithin(place, reading.parents)) fit += 2;
  return fit + nearness(place, setting);
}

/** 0..0.6 by the distance to the nearest certain place; kept per place, since a name may be said a hundred times. */
function nearness(place: Place, setting: Setting): number {
  let known = setting.nearness.get(place);
  if (known === undefined) {
    let nearest = Infinity;
    for (const point of setting.points) if (point !== place) nearest = Math.min(nearest, metresBetween(point, place));
    known = nearest === Infinity ? 0 : 0.6 / (1 + nearest / 40_000);
    setting.nearness.set(place, known);
  }
  return known;
}

/** "Aleppo governorate" means the governorate, "Aleppo city" the city, and "Aleppo" rather the city. */
function kindFit(place: Place, cues: Cues): number {
  const region = place.precision === 'GOVERNORATE';
  switch (cues.kind) {
    case 'GOVERNORATE':
    case 'COUNTRYSIDE': return region ? 1 : 0;
    case 'CITY':
    case 'TOWN': return place.precision === 'CITY' || place.precision === 'TOWN' ? 0.5 : 0;
    case 'VILLAGE': return place.precision === 'VILLAGE' ? 0.5 : place.precision === 'TOWN' ? 0.3 : 0;
    case 'NEIGHBOURHOOD': return place.precision === 'NEIGHBOURHOOD' ? 0.8 : 0;
    default: return region ? -0.2 : 0;
  }
}
