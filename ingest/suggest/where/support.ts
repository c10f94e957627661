import { keyOf, stems } from './fold.ts';
import { FIELD } from './place.ts';
import { areaOf, isWithin, WELL_KNOWN } from './setting.ts';
import type { Chosen, Setting } from './setting.ts';

/**
 * Villages and small towns far from the desk's field share their names with people, streets and words; they count only where the text names
 * their state or country, behind them ("Crossville, Tenn.") or anywhere else, and something is said to be there.
 */
export function isSupported(chosen: Chosen, setting: Setting): boolean {
  const { place, cues } = chosen;
  if (chosen.ordinary && !isCalledSo(chosen)) return false;
  if (place.precision === 'NEIGHBOURHOOD' && isBareWord(chosen)) return false;
  if (FIELD.has(place.country) || isWithin(place, chosen.parents) || place.population >= WELL_KNOWN || place.precision === 'GOVERNORATE' || place.precision === 'COUNTRY') return true;
  if (cues.partOfName) return false;
  // Everything in the United States would be near once they are named, and their reports name the state.
  const near = setting.named.has(areaOf(place)) || (place.country !== 'US' && setting.named.has(place.country));
  return near && (cues.locative || cues.dateline || cues.kind !== null);
}

/** Quarters are named after everything (الأسد، الزهور): one word with nothing beside it that speaks of a place is none. */
function isBareWord({ cues, written }: Chosen): boolean {
  return cues.kind === null && !cues.locative && !cues.tagged && !/[\s_-]/.test(written);
}

/** Ordinary words that are towns so often in the news that "in" suffices (الباب، القائم); after it others still are words (في البلاد). */
const OFTEN_TOWNS = new Set(['باب', 'قايم', 'بلد', 'جزيره']);

/** Do the words around an ordinary word say that it is a place here? */
function isCalledSo({ cues, written, parents, place }: Chosen): boolean {
  if (cues.kind !== null || cues.tagged || cues.dateline || parents?.length || (place.population > 300_000 && /^[A-Z]/.test(written) && !cues.opens)) return true;
  return cues.locative && (/^[A-Za-z]/.test(written) || OFTEN_TOWNS.has(keyOf(written)) || stems(keyOf(written)).some((stem) => OFTEN_TOWNS.has(stem)));
}
