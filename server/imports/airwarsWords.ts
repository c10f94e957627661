import type { Cause, Grade, StrikeStatus } from '../../prisma/client/enums.ts';

/** Airwars' published words and ours. A value with two grades takes the first listed here: the one that counts in no headline first. */
export const GRADES: Readonly<Record<string, Grade>> = {
  Contested: 'CONTESTED', Discounted: 'DISCOUNTED', Weak: 'WEAK', Fair: 'FAIR', Confirmed: 'CONFIRMED',
};

export const STRIKE_STATUS: Readonly<Record<string, StrikeStatus>> = {
  'Declared strike': 'DECLARED', 'Likely strike': 'LIKELY', 'Contested strike': 'CONTESTED', 'Single source claim': 'SINGLE_SOURCE_CLAIM',
};

/** By the words that a cause begins with: some hold commas, by which lists are parted as well. */
export const CAUSES: readonly (readonly [string, Cause])[] = [
  ['Heavy weapons', 'HEAVY_WEAPONS'], ['Planted explosives', 'PLANTED_EXPLOSIVES'], ['Small arms', 'SMALL_ARMS'], ['Incendiary', 'INCENDIARY'],
  ['Chemical', 'CBRN'], ['Electromagnetic', 'ELECTROMAGNETIC'], ['Less lethal', 'LESS_LETHAL'], ['Denial of access', 'DENIAL_OF_INDISPENSABLE_OBJECTS'],
  ['Accidents', 'ACCIDENT'], ['Run over', 'ACCIDENT'], ['Use of objects', 'OTHER'], ['Other', 'OTHER'],
];

/** The desk's spelling of parties that Airwars writes another way. */
export const PARTY_NAMES: Readonly<Record<string, string>> = { 'U.S.-led Coalition': 'US-led Coalition', 'US-led coalition': 'US-led Coalition' };

export const COUNTRIES: Readonly<Record<string, string>> = {
  سوريا: 'SY', العراق: 'IQ', ليبيا: 'LY', اليمن: 'YE', الصومال: 'SO', فلسطين: 'PS', غزة: 'PS', لبنان: 'LB', أوكرانيا: 'UA', إيران: 'IR', إسرائيل: 'IL',
};

/** Syria's governorates, and the spellings of each that occur, folded. */
const SYRIA: readonly (readonly [string, string])[] = [
  ['Aleppo', 'aleppo|aleppoo|halab'], ['Idlib', 'idlib|idleb|idlin|idib'], ['Ar-Raqqa', 'raqqa|raqqah|raqq'], ['Deir ez-Zor', 'deir ezzor|deir ez zor|deir ez zour'],
  ['Damascus', 'damascus|damascusus|damasus|damascuc'], ['Rif Dimashq', 'rif dimashq|rural damascus'], ['Hama', 'hama'], ['Homs', 'homs'],
  ['Daraa', 'daraa|dar a'], ['Al-Hasakah', 'hasakah|hasaka|hassakah|hassaka'], ['Latakia', 'latakia|lattakia'], ['Tartus', 'tartus|tartous'],
  ['As-Suwayda', 'suwayda|sweida'], ['Quneitra', 'quneitra|qunaitra'],
];
const BY_SPELLING = new Map(SYRIA.flatMap(([name, spellings]) => spellings.split('|').map((spelling) => [spelling, name] as const)));

/** A Syrian governorate by any of its spellings, with or without article and "governorate"; null for other words, or for two at once. */
export function governorate(text: string): string | null {
  const folded = text.toLowerCase().replace(/[-'’]/g, ' ').replace(/\b(governorate|province|countryside|western|eastern|northern|southern|of|district)\b/g, ' ');
  return BY_SPELLING.get(folded.replace(/\s+/g, ' ').trim().replace(/^(al|ar|ara|as) /, '')) ?? null;
}
