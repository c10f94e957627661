import type { Qualifier } from '../types.ts';
import { KIN_AR, PERSON_NOUNS_AR } from './nouns-ar.ts';
import type { PersonNounAr } from './nouns-ar.ts';
import { lookup, readNumberAr } from './numbers-ar.ts';
import type { Quantity } from './qualifiers-en.ts';
import { bounds } from './qualifiers-en.ts';
import type { People } from './shapes.ts';
import type { Token } from './tokens.ts';
import { VAGUE } from './vague.ts';

const QUALIFIERS: [string[], Qualifier][] = [
  [['ما', 'لا', 'يقل', 'عن'], 'AT_LEAST'], [['لا', 'يقل', 'عن'], 'AT_LEAST'], [['اكثر', 'من'], 'AT_LEAST'], [['ازيد', 'من'], 'AT_LEAST'], [['يزيد', 'عن'], 'AT_LEAST'],
  [['ما', 'يزيد', 'عن'], 'AT_LEAST'], [['علي', 'الاقل'], 'AT_LEAST'], [['قرابه'], 'ABOUT'], [['نحو'], 'ABOUT'], [['حوالي'], 'ABOUT'],
  [['ما', 'يقارب'], 'ABOUT'], [['زهاء'], 'ABOUT'], [['ما', 'يصل', 'الي'], 'UP_TO'],
];

/** Reads an Arabic phrase that counts people at token `i`; bare numbers only behind a harm word ("مقتل 5"). */
export function readPeopleAr(tokens: Token[], i: number, afterHarm: boolean): People | null {
  const qualified = readQualifierAr(tokens, i);
  const quantity = readQuantity(tokens, qualified.next, qualified.qualifier);
  if (quantity) return withNoun(tokens, i, quantity, afterHarm || qualified.qualifier !== null);
  return qualified.next > i ? null : readNoun(tokens, i);
}

function readQualifierAr(tokens: Token[], i: number): { qualifier: Qualifier | null; next: number } {
  for (const [words, qualifier] of QUALIFIERS) {
    const fits = words.every((word, at) => tokens[i + at]?.word === word || (at === 0 && /^[وبل]/.test(tokens[i]?.word ?? '') && tokens[i]?.word.slice(1) === word));
    if (fits) return { qualifier, next: i + words.length };
  }
  return { qualifier: null, next: i };
}

/** A number, or a range: "بين 5 و7", "من 5 إلى 7", "5-7". */
function readQuantity(tokens: Token[], i: number, qualifier: Qualifier | null): Quantity | null {
  const opener = tokens[i]?.word ?? '';
  const between = /^[وب]?بين$/.test(opener) || opener === 'من';
  const low = readNumberAr(tokens, between ? i + 1 : i);
  if (!low) return null;
  if (low.vague) {
    const { min, max } = VAGUE[low.vague];
    return { min, max, qualifier: max === null ? 'AT_LEAST' : 'ABOUT', next: low.next, form: 'VAGUE' };
  }
  const joint = tokens[low.next]?.word ?? '';
  const high = between ? readHigh(tokens, low.next) : /^(?:-|–|الي|او)$/.test(joint) ? readNumberAr(tokens, low.next + 1) : null;
  const value = low.value ?? 0;
  if (high?.value != null && high.value > value) return { min: value, max: high.value, qualifier: 'BETWEEN', next: high.next, form: 'NUMBER' };
  if (between) return null;
  const [min, max] = bounds(value, qualifier);
  return { min, max, qualifier: qualifier ?? 'EXACT', next: low.next, form: 'NUMBER' };
}

function readHigh(tokens: Token[], i: number): { value: number | null; next: number } | null {
  const word = tokens[i]?.word ?? '';
  if (word === 'و' || word === 'الي') return readNumberAr(tokens, i + 1);
  return word.startsWith('و') ? readNumberAr(tokens, i) : null;
}

const LINKING = new Set(['من', 'عناصر', 'اصل', 'افراد', 'بين']);
const NOT_PEOPLE = /^(?:عاما|عام|سنه|سنوات|اعوام|يوم|يوما|ايام|ساعه|ساعات|دقيقه|دقايق|شهر|اشهر|شهرا|كم|كيلومتر|مترا|متر|امتار|قذيفه|قذايف|صاروخ|صواريخ|غاره|غارات|منزل|منازل|سياره|سيارات|كيلو|مرات|مره|طايره|طايرات|مليون|الف|بالميه|%)$/;

function withNoun(tokens: Token[], from: number, quantity: Quantity, bare: boolean): People | null {
  const { min, max, qualifier, next, form } = quantity;
  const count = { from, min, max, qualifier, form };
  for (let at = next; at < next + 3; at += 1) {
    const word = tokens[at]?.word ?? '';
    const noun = personNoun(word);
    if (noun && !(at > next && noun.harm)) return { ...count, to: at + 1, who: preciseWho(tokens, at, noun), generic: noun.generic, harm: noun.harm };
    if (NOT_PEOPLE.test(word) || !LINKING.has(word)) break;
  }
  const after = tokens[next]?.word ?? '';
  if (/^(?:منهم|منهن|بينهم|منها)$/.test(after)) return { ...count, to: next + 1, who: 'people', generic: true };
  const plainNumber = bare && !NOT_PEOPLE.test(after) && (form === 'NUMBER' || form === 'VAGUE');
  return plainNumber ? { ...count, to: next, who: 'people', generic: true } : null;
}

function personNoun(word: string): PersonNounAr | undefined {
  return KIN_AR.get(word) ?? (word.startsWith('و') ? KIN_AR.get(word.slice(1)) : undefined) ?? lookup(PERSON_NOUNS_AR, word);
}

/** "10 قتلى مدنيين", "5 جرحى من عناصر": the word behind the noun may name the group. */
function preciseWho(tokens: Token[], i: number, noun: PersonNounAr): PersonNounAr['who'] {
  if (!noun.generic || noun.who !== 'people') return noun.who;
  for (let at = i + 1; at <= i + 2; at += 1) {
    const word = tokens[at]?.word ?? '';
    const following = lookup(PERSON_NOUNS_AR, word);
    if (following && !following.harm && following.who !== 'people' && !word.startsWith('و')) return following.who;
    if (!/^(?:من|في|صفوف)$/.test(word)) break;
  }
  return 'people';
}

const NUMBER_AFTER = new Map<string, number>([['اثنين', 2], ['اثنان', 2], ['اثنتين', 2], ['واحد', 1], ['واحده', 1]]);
const LITERAL_ONE = /^[وبل]?(?:احد|احدي)$/;

/** Said of one of several as often as of the only one. */
const WEAK_SINGULAR = /جثه|جثمان|ضحيه|شهيدا$/;

/** A noun without a number: singular one, dual two, plural at least two; "الثلاثة" behind it says more. */
function readNoun(tokens: Token[], i: number): People | null {
  const word = tokens[i]!.word;
  if (LITERAL_ONE.test(word)) return null;
  const noun = personNoun(word);
  if (!noun) return null;
  const told = NUMBER_AFTER.get(tokens[i + 1]?.word ?? '') ?? definiteNumber(tokens[i + 1]?.word ?? '', noun);
  const { who, generic, harm } = noun;
  if (told !== undefined) return { from: i, to: i + 2, min: told, max: told, qualifier: 'EXACT', form: 'NUMBER', who, generic, harm };
  if (noun.number === null) return { from: i, to: i + 1, min: VAGUE.PLURAL.min, max: null, qualifier: 'AT_LEAST', form: 'PLURAL', who: preciseWho(tokens, i, noun), generic, harm };
  return { from: i, to: i + 1, min: noun.number, max: noun.number, qualifier: 'EXACT', form: noun.number === 2 ? 'NUMBER' : WEAK_SINGULAR.test(word) ? 'IMPLICIT' : 'ARTICLE', who: preciseWho(tokens, i, noun), generic, harm };
}

const DEFINITE_NUMBERS = new Map<string, number>(['الثلاثه', 'الاربعه', 'الخمسه', 'السته', 'السبعه', 'الثمانيه', 'التسعه', 'العشره'].map((word, i) => [word, i + 3]));

function definiteNumber(word: string, noun: PersonNounAr): number | undefined {
  return noun.number === null ? DEFINITE_NUMBERS.get(word) : undefined;
}
