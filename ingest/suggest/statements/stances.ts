import type { StatementSuggestion } from '../types.ts';
import { foldWord } from '../words/words.ts';

export type Stance = StatementSuggestion['stance'];

const STANCES: [Stance, string][] = [
  ['DENIES', `reject rejects rejected rejecting deny denies denied denying denial dismiss dismisses dismissed refute refuted refutes disputes disputed
    baseless unfounded false untrue noncredible
    نفى نفت ينفي تنفي ننفي أنكر أنكرت ينكر تنكر كذب كذبت`],
  ['ACCEPTS', `acknowledge acknowledges acknowledged admit admits admitted concede concedes conceded apologise apologised apologize apologized regret regrets
    regretted unintentionally inadvertently
    اعترف اعترفت يعترف تعترف أقر أقرت يقر تقر تبنى تبنت اعتذر اعتذرت تعتذر`],
  ['INVESTIGATES', `investigate investigates investigated investigating investigation investigations inquiry probe assessing reviewing
    تحقيق تحقيقا يحقق تحقق يتحقق تتحقق نتحقق تحقيقات`],
  ['CONDEMNS', `condemn condemns condemned condemning condemnation denounce denounces denounced deplore deplores deplored decried
    أدان أدانت يدين تدين دان دانت إدانة ندد نددت يندد تندد استنكر استنكرت شجب`],
];

/** Phrases of two words. */
const PAIRS = new Map<string, Stance>([
  ['no evidence', 'DENIES'], ['not credible', 'DENIES'], ['not responsible', 'DENIES'], ['no truth', 'DENIES'], ['not target', 'DENIES'], ['never targeted', 'DENIES'],
  ['took responsibility', 'ACCEPTS'], ['accepted responsibility', 'ACCEPTS'], ['claimed responsibility', 'ACCEPTS'], ['accepts responsibility', 'ACCEPTS'],
  ['looking into', 'INVESTIGATES'], ['under review', 'INVESTIGATES'],
]);
/** "Denied access", "deny entry": of help, not of a deed. */
const NOT_OF_A_DEED = new Set(['access', 'entry', 'aid', 'medical', 'permission', 'food', 'bail', 'visas', 'اصابات', 'اصابه', 'نتائج', 'اهداف', 'تقدم'].map(foldWord));

/** "رفض" is refusal of anything; it denies where what is refused is a charge. */
const fold = (words: string) => new Set(words.split(' ').map(foldWord));
const REFUSES = fold('رفض رفضت يرفض ترفض نرفض');
/** "يدرس" is the study of anything; it investigates where what is studied is a charge. */
const STUDIES = fold('يدرس تدرس ندرس يراجع تراجع نراجع');
const OF_A_CHARGE = fold('اتهام اتهامات الاتهامات الاتهام ادعاءات الادعاءات مزاعم المزاعم تقرير التقرير تقارير التقارير مسؤولية مسؤوليته مسؤوليتها اتهامه اتهامها');

const STANCE_BY_WORD = new Map(STANCES.flatMap(([stance, words]) => words.split(/\s+/).map((word): [string, Stance] => [foldWord(word), stance])));

/** The stance that a word speaks of, given the words behind it. A noun with its article is none: "التبني" is a town. */
export function stanceAt(forms: readonly string[], behind: readonly string[]): Stance | null {
  const next = behind[0] ?? '';
  const pair = PAIRS.get(`${forms[0]} ${next}`);
  if (pair) return pair;
  if (NOT_OF_A_DEED.has(next) || forms[0]!.startsWith('ال')) return null;
  if (forms.some((form) => REFUSES.has(form))) return behind.some((word) => OF_A_CHARGE.has(word)) ? 'DENIES' : null;
  if (forms.some((form) => STUDIES.has(form))) return behind.some((word) => OF_A_CHARGE.has(word)) ? 'INVESTIGATES' : null;
  for (const form of forms) {
    const stance = STANCE_BY_WORD.get(form);
    if (stance) return stance;
  }
  return null;
}

/** A plain statement of an accused party is weaker than any stance. */
export const STANCE_RANK: Record<Stance, number> = { DENIES: 0, ACCEPTS: 1, INVESTIGATES: 2, CONDEMNS: 3, OTHER: 4 };
