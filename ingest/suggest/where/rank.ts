import { isWithin, standsAlone } from './setting.ts';
import type { Chosen, Setting } from './setting.ts';
import { isHarmful } from '../when/cues.ts';
import type { Document } from '../document.ts';
import type { PlacePrecision } from '../types.ts';

/** The likelihood, 0..1, that the report's event happened at a named place, judged by one mention of it. */
export function scoreMention(document: Document, chosen: Chosen, setting: Setting): number {
  const { cues, place } = chosen;
  let score = 0.2 + SPECIFIC[place.precision];
  score += chosen.inTitle ? 0.2 : 0.22 / (1 + chosen.start / 600);
  const text = chosen.inTitle ? document.title : document.text;
  if (isHarmful(text.slice(Math.max(0, chosen.start - 120), chosen.end + 80))) score += 0.12;
  if (cues.kind && cues.kind !== 'COUNTRYSIDE' && cues.kind !== 'GOVERNORATE') score += 0.12;
  if (cues.kind === 'COUNTRYSIDE') score -= 0.12;
  if (cues.locative) score += 0.1;
  if (cues.direction) score -= 0.08;
  if (isWithin(place, chosen.parents)) score += 0.1;
  if (cues.elsewhere) score -= 0.25;
  if (cues.dateline) score -= 0.12;
  if (cues.partOfName) score -= 0.35;
  if (place.precision !== 'COUNTRY' && standsAlone(chosen, setting)) score -= place.population > 300_000 ? 0.2 : 0.4;
  if (chosen.ordinary) score -= cues.locative ? 0.1 : 0.35;
  if (chosen.loose) score -= 0.1;
  return score + countryScore(chosen, setting);
}

/** The nearer a place pins the event down, the better; a country hardly tells where. */
const SPECIFIC: Record<PlacePrecision, number> = {
  EXACT: 0.22, WITHIN_100M: 0.22, NEARBY_LANDMARK: 0.15, STREET: 0.22, NEIGHBOURHOOD: 0.22, VILLAGE: 0.2, TOWN: 0.2, CITY: 0.12, SUBDISTRICT: 0.1,
  DISTRICT: 0.08, GOVERNORATE: -0.06, COUNTRY: -0.15,
};

/** Small places of a country that the text hardly speaks of are chance matches. */
function countryScore({ place }: Chosen, setting: Setting): number {
  const share = setting.countries.get(place.country) ?? 0;
  if (place.precision === 'COUNTRY') return 0;
  const small = place.population < 300_000;
  return (share < 0.15 ? -0.3 : share < 0.3 ? -0.15 : 0) * (small ? 1.3 : 1);
}
