import type { Word } from './fold.ts';
import { folded, KINDS } from './kinds.ts';
import type { Kind } from './kinds.ts';
import { adjoining } from './scan.ts';
import type { NameMention } from './scan.ts';

/** What the words beside a name say about it. */
export interface Cues {
  /** The kind of place that is named: "the village of", مدينة, "governorate"; null where nothing says. */
  kind: Kind | null;
  /** Something is said to be or happen there: in, near, at, في, قرب. */
  locative: boolean;
  /** "north of X", شمالي X: X only says in which direction. */
  direction: boolean;
  /** Stands where fire came from, where somebody is from or was taken to, or in the name of an outlet. */
  elsewhere: boolean;
  /** A hashtag of its own. */
  tagged: boolean;
  /** Begins a sentence, where any word has its capital. */
  opens: boolean;
  /** Opens the text or a line, before a dash or an agency's name: where the reporter sat. */
  dateline: boolean;
  /** Probably part of a person's or an organisation's name. */
  partOfName: boolean;
}

const LOCATIVE = new Set(folded(
  'in near at outside inside around on over toward towards hit struck targeted targeting shelled bombed bombing shelling central downtown ' +
    'في ب علي قرب وسط داخل محيط اطراف استهدف استهدفت قصف قصفت طال طالت استهداف منطقه ضواحي سوق احياء عند بين بالقرب وبلده وقريه قريه بلده مدينه',
));

const ELSEWHERE = new Set(folded('from leaving based stationed resident displaced المتمركزه متمركزه المتمركزين من القادمه قادمه اهالي ابناء نازح نازحين مهجر مهجري مشفي مستشفي مشافي مراسل شبكه وكاله تنسيقيه مركز قناه اذاعه صحيفه راديو native hospital via'));
const PREPOSITIONS = new Set(['in', 'at', 'في', 'the']);
const OUTLET_AFTER = new Set(folded('observatory network media today news post agency times hospital based radio tv channel forces regime army army border university اليوم نيوز ميديا برس بوست تي الان الاعلامي الاعلاميه الحدث'));

/** Where people came from or were brought to, a few words before. */
const LED_ELSEWHERE = /(?:displaced|fled|native of|born in|residents? of|originally from|hails? from|taken|brought|transferred|rushed|transported|admitted|نازح|مهجر|ينحدر|من أبناء|من أهالي|من سكان|نُ?قلوا|نُ?قل|إسعاف|وصلوا)[^.؟!\n]{0,40}$/iu;

/** Where somebody spoke or met. */
const SPOKEN_THERE = /(?:briefing|conference|interview|meeting|talks|summit|agreed|reporters|said|مؤتمر|اجتماع|مباحثات|محادثات|تصريح|تصريحات|قمة)\s+(?:\p{L}+\s+)?(?:in|at|from|في)\s+$/iu;

/** Titles and first words that open a person's name. */
const NAME_BEFORE = new Set(folded('mr mrs ms dr officer sgt sergeant lt lieutenant capt captain chief judge sheriff deputy detective det president minister general gen col colonel maj abu bin ibn umm abdul الطفل الطفله الشاب الشابه المواطن السيد السيده الشهيد الشهيده الدكتور المدعو الحاج ابو ام بن ابن عبد العقيد الرئيس الاستاذ اللواء عائلة لعائلة ال عشيرة آل لآل'));

/** Behind a name they make it a street, a school or a county. */
const THING_AFTER = new Set(folded('street avenue drive road boulevard lane parkway county high school hospital medical creek college university highway court place church st ave blvd dr rd family families residence house home homes clan tribe correspondent school mosque tower building roundabout'));

/** Reads the words on both sides of a name. */
export function readCues(text: string, words: Word[], mention: NameMention): Cues {
  const [one, two] = beforeWords(text, words, mention.from);
  const after = words[mention.to];
  const next = after && adjoining(text, words[mention.to - 1]!, after) ? after.key : '';
  const direction = isCompass(one) || (one === 'of' && isCompass(two));
  const prefixed = hasPlacePrefix(words[mention.from]!, text);
  return {
    kind: KINDS.get(bare(one)) ?? (one === 'of' || isCompass(one) ? KINDS.get(bare(two)) : undefined) ?? KINDS.get(next) ?? null,
    locative: prefixed || LOCATIVE.has(bare(one)) || LOCATIVE.has(one) || KINDS.has(bare(one)) || ((one === 'the' || one === 'of') && (LOCATIVE.has(two) || KINDS.has(two))),
    direction,
    opens: isSentenceStart(text, words[mention.from]!),
    tagged: text[mention.start - 1] === '#',
    elsewhere: isElsewhere(text, mention) || ELSEWHERE.has(one) || ((KINDS.has(bare(one)) || PREPOSITIONS.has(one)) && ELSEWHERE.has(two)) || OUTLET_AFTER.has(next),
    dateline: isDateline(text, mention),
    partOfName: isPartOfName(text, words, mention, one) || THING_AFTER.has(next),
  };
}

/** A word of place without its prefix: وقرية, لمدينة. */
function bare(key: string): string {
  const rest = key.slice(1);
  return key.length >= 4 && /^[وفبلك]/.test(key) && (KINDS.has(rest) || LOCATIVE.has(rest)) ? rest : key;
}

const COMPASS = /^(?:(?:north|suth)?(?:east|west)?(?:ern)?|[بوفل]?(?:شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي))$/;

const isCompass = (key: string): boolean => key !== '' && COMPASS.test(key);

/** The keys of the two words before, '' beyond the start or across punctuation that ends a phrase. */
function beforeWords(text: string, words: Word[], i: number): [string, string] {
  const keys: [string, string] = ['', ''];
  for (let back = 1; back <= 2; back++) {
    const word = words[i - back];
    const later = words[i - back + 1];
    if (!word || !later || !/^[\s#"“«(]{0,3}$/.test(text.slice(word.end, later.start)) || text.slice(word.end, later.start).includes('\n')) break;
    keys[back - 1] = word.key;
  }
  return keys;
}

/** بالرقة, وبحلب: the letter ب before a name says "in". */
function hasPlacePrefix(word: Word, text: string): boolean {
  return word.arabic && /^[وف]?ب/.test(word.key) && word.key.length > 3 && text[word.start - 1] !== '#';
}

function isElsewhere(text: string, mention: NameMention): boolean {
  const before = text.slice(Math.max(0, mention.start - 60), mention.start);
  return LED_ELSEWHERE.test(before) || SPOKEN_THERE.test(before);
}

const DATELINE_AFTER = /^(?:\s?[,،]\s?[\p{L}.]{2,14})?(?:\s?\([^)\n]{1,40}\))?\s?(?:[—–:]|-\s|--|\()/u;

function isDateline(text: string, mention: NameMention): boolean {
  const lineStart = text.lastIndexOf('\n', mention.start) + 1;
  const lineEnd = text.indexOf('\n', mention.end);
  if (mention.start - lineStart < 2 && lineEnd >= 0 && lineEnd - mention.end < 2 && lineStart > 0) return true;
  return mention.start - lineStart < 3 && DATELINE_AFTER.test(text.slice(mention.end, mention.end + 60));
}

/** "Hector Alfaro": a capital next to it that is no word of place, in the same phrase; Arabic: a title or a first name before it. */
function isPartOfName(text: string, words: Word[], mention: NameMention, before: string): boolean {
  if (NAME_BEFORE.has(before)) return true;
  if (words[mention.from]!.arabic) return text[mention.start - 1] === '@';
  const previous = words[mention.from - 1];
  const after = words[mention.to];
  const capitalBefore = previous?.capital && !previous.arabic && text.slice(previous.end, mention.start) === ' ' && !LOCATIVE.has(previous.key) && !KINDS.has(previous.key) && !isSentenceStart(text, previous);
  const capitalAfter = after?.capital && !after.arabic && text.slice(mention.end, after.start) === ' ' && !KINDS.has(after.key) && !isUpperCase(text, mention);
  if (!words[mention.from]!.arabic && isUpperCase(text, mention) && mention.end - mention.start < 6 && !isDateline(text, mention)) return true; // SANA
  return Boolean(capitalBefore) || Boolean(capitalAfter) || text[mention.start - 1] === '@';
}

function isUpperCase(text: string, mention: NameMention): boolean {
  const name = text.slice(mention.start, mention.end);
  return name === name.toUpperCase();
}

function isSentenceStart(text: string, word: Word): boolean {
  return word.start === 0 || /[.!?\n“"]\s?$/.test(text.slice(Math.max(0, word.start - 2), word.start));
}
