import { foldArabic, foldLatin } from './fold.ts';
import type { PlacePrecision } from '../types.ts';

/** The kind of place that a word beside a name says it is. */
export type Kind = PlacePrecision | 'COUNTRYSIDE';

/** Words of place, folded as the text's words are. */
export const KINDS = new Map<string, Kind>([
  ...entries('VILLAGE', 'village villages hamlet قريه قري قريتي مزرعه مزارع كفر'),
  ...entries('TOWN', 'town towns township بلده بلدات بلدتي'),
  ...entries('CITY', 'city cities مدينه مدن مدينتي'),
  ...entries('NEIGHBOURHOOD', 'neighborhood neighbourhood neighborhoods neighbourhoods quarter camp camps suburb حي احياء حيي مخيم مخيمات ضاحيه'),
  ...entries('SUBDISTRICT', 'subdistrict sub-district ناحيه نواحي'),
  ...entries('DISTRICT', 'district قضاء مقاطعه'),
  ...entries('GOVERNORATE', 'governorate province oblast governorates provinces state محافظه محافظتي محافظات ولايه'),
  ...entries('COUNTRYSIDE', 'countryside rural reef rif ريف ريفي بريف ارياف'),
]);

function entries(kind: Kind, words: string): [string, Kind][] {
  return folded(words).map((word) => [word, kind]);
}

/** Tables hold words as the text's words are folded: "village" is read as "vilage". */
export function folded(words: string): string[] {
  return words.split(' ').map((word) => (/^[a-z]/.test(word) ? foldLatin(word) : foldArabic(word)));
}
