import type { HarmKind } from '../types.ts';
import { PERSON_NOUNS_AR } from './nouns-ar.ts';
import { lookup } from './numbers-ar.ts';
import type { Direction, HarmWord } from './shapes.ts';
import type { Token } from './tokens.ts';

interface VerbAr {
  kind: HarmKind;
  direction: Direction;
  alone: HarmWord['alone'];
}

const VERBS = new Map<string, VerbAr>();

function add(kind: HarmKind, direction: Direction, alone: HarmWord['alone'], list: string): void {
  for (const word of list.split(' ')) VERBS.set(word, { kind, direction, alone });
}

// Verbal nouns and verbs stand before their people; plural verbs behind them.
add('killed', 'RIGHT', null, 'مقتل استشهاد استشهد استشهدت ارتقاء ارتقي مصرع وفاه توفي توفيت يقتل تقتل قتلت لقتل بقتل اغتيال اعدام قتله يستشهد تودي اودت اودي حياه');
add('killed', 'RIGHT', 1, 'قتل');
add('killed', 'EITHER', 'MANY', 'قتلوا استشهدوا قضوا قتلن');
add('injured', 'RIGHT', null, 'اصابه اصيب اصيبت جرح جرحت يصاب تصاب اصابت اصاب تصيب لاصابه باصابه');
add('injured', 'EITHER', 'MANY', 'اصيبوا جرحوا اصبن');

export function isArabic(token: Token): boolean {
  const code = token.word.charCodeAt(0);
  return code >= 0x620 && code <= 0x6d3 && token.value === null;
}

/** Reads an Arabic harm word at token `i`, or null. */
export function readHarmAr(tokens: Token[], i: number): HarmWord | null {
  return readNone(tokens, i) ?? readLostLife(tokens, i) ?? readToll(tokens, i) ?? readVerb(tokens, i) ?? readNoun(tokens, i);
}

function harm(from: number, to: number, kinds: HarmKind[], direction: Direction, extra: Partial<HarmWord> = {}): HarmWord {
  return { from, to, kinds, direction, hit: false, alone: null, toll: false, self: false, none: false, ...extra };
}

const NOT = /^(?:[وف]?(?:دون|لم|لا|عدم|بدون|ولا|بلا|ولم|وعدم|لن))$/;
const OCCUR = /^(?:[وت]?(?:وقوع|تسجيل|سقوط|حدوث|تقع|يقع|يسقط|تسقط|تسجل|تسفر|يسفر|يسجل|توجد|يوجد|اي|تسبب|تخلف|يخلف|تودي|عن|وجود|ان|في|خساير|تسجيل|الاعلان))$/;
const UNKNOWN = /^(?:ورود|معلومات|معرفه|ترد|يرد|تتوفر|انباء|معلوم|تعرف|يعرف|اخري|اضافيه|حصيله|تاكيد|توضح|تتضح)$/;

/**
 * "دون وقوع إصابات", "لم تسفر الغارة عن ضحايا" are none; "دون معلومات عن إصابات" leaves it open, so that its noun must not
 * count either: a harm word of no kind.
 */
function readNone(tokens: Token[], i: number): HarmWord | null {
  if (!NOT.test(tokens[i]!.word)) return null;
  let unknown = false;
  let subject = 0;
  for (let at = i + 1; at < i + 8; at += 1) {
    const word = tokens[at]?.word ?? '';
    const kinds = zeroKinds(tokens, at);
    if (kinds) {
      const open = unknown || UNKNOWN.test(tokens[at + 1]?.word ?? '') || /^جديده$/.test(tokens[at + 1]?.word ?? '');
      return { ...harm(i, at + 1, open ? [] : kinds, 'INSIDE'), none: true };
    }
    unknown ||= UNKNOWN.test(word);
    if (UNKNOWN.test(word) || OCCUR.test(word)) continue;
    subject += 1;
    if (at === i + 1 || subject > 2 || !/^[\u0620-\u06ff]/.test(word)) return null;
  }
  return null;
}

function zeroKinds(tokens: Token[], i: number): HarmKind[] | null {
  const word = tokens[i]?.word ?? '';
  if (word === 'خساير' && tokens[i + 1]?.word === 'بشريه') return ['killed', 'injured'];
  if (word === 'بشريه' || /^(?:ال)?ضحايا$/.test(word)) return ['killed', 'injured'];
  if (/^(?:قتلي|شهداء|وفيات)$/.test(word)) return ['killed'];
  if (/^(?:اصابات|جرحي|اصابه)$/.test(word)) return ['injured'];
  return null;
}

/** "فقد مدني حياته", "لقي شاب مصرعه", "راح ضحيتها 5". */
function readLostLife(tokens: Token[], i: number): HarmWord | null {
  const word = tokens[i]!.word;
  if (/^[وب]?(?:فقدان|فقد|فقدت|فقدوا|لقي|لقيت|يفقد)$/.test(word)) {
    for (let at = i + 1; at < i + 10; at += 1) if (/^(?:ل?حيات|مصرع|حتف)(?:ه|ها|هم|هما)$/.test(tokens[at]?.word ?? '')) return { ...harm(i, i + 1, ['killed'], 'RIGHT'), alone: 1 };
    return null;
  }
  if (/^[وف]?راح$/.test(word) && tokens[i + 1]?.word === 'ضحيه') return harm(i, i + 2, ['killed'], 'RIGHT');
  return /^ضحيت(?:ه|ها)$/.test(word) ? harm(i, i + 1, ['killed'], 'RIGHT') : null;
}

/** "ارتفاع عدد القتلى إلى 5", "حصيلة الضحايا … إلى 5": the number stands behind "إلى". */
function readToll(tokens: Token[], i: number): HarmWord | null {
  if (!/^(?:[وبل]?ال)?[وب]?(?:حصيله|عدد|تعداد|اعداد)$/.test(tokens[i]!.word)) return null;
  const noun = lookup(PERSON_NOUNS_AR, tokens[i + 1]?.word ?? '');
  if (!noun?.harm && tokens[i]!.word !== 'حصيله' && tokens[i]!.word !== 'الحصيله') return null;
  for (let at = i + 1; at < i + 12; at += 1) {
    const word = tokens[at]?.word ?? '';
    if (word === 'الي' || word === 'بلغ' || word === 'بلغت') return { ...harm(at, at + 1, [noun?.harm ?? 'killed'], 'RIGHT'), toll: true };
    if (/^[.؛]$/.test(word)) return null;
  }
  return null;
}

const INTENT = /^(?:محاوله|يحاول|تهديد|هدد|بهدف|لمحاوله|يريد|خشيه|ينوي)$/;

function readVerb(tokens: Token[], i: number): HarmWord | null {
  const word = tokens[i]!.word;
  const verb = verbOf(word);
  if (!verb || INTENT.test(tokens[i - 1]?.word ?? '')) return null;
  const next = tokens[i + 1]?.word ?? '';
  if (verb.kind === 'injured' && /^(?:مباشره|بليغه|بجروح|خطيره|الهدف|اهداف|هدف)$/.test(next) && !/^ا?ص(?:يب|يبت)$/.test(word)) return null;
  if (word === 'حياه' || word === 'الحياه') return null;
  if (/^(?:جرح|قتل)$/.test(word) && /^(?:في|ب)$/.test(tokens[i - 1]?.word ?? '')) return null;
  return { ...harm(i, i + 1, [verb.kind], verb.direction), alone: verb.alone === 'MANY' ? 'MANY' : aloneOf(word, next) };
}

/** A verb or verbal noun followed by a name or a title of a person: one. */
function aloneOf(word: string, next: string): 1 | null {
  if (next === '' || /^[^\u0620-\u06ff]/.test(next)) return null;
  return /^[وبل]?(?:مقتل|استشهاد|استشهد|توفي|اغتيال|مصرع|ارتقاء)$/.test(word) && !/^(?:في|علي|من|الي|و.*|عن|جراء|نتيجه|خلال)$/.test(next) ? 1 : null;
}

function verbOf(word: string): VerbAr | undefined {
  return VERBS.get(word) ?? (/^[وفبل]/.test(word) ? VERBS.get(word.slice(1)) : undefined);
}

/** "5 قتلى", "شهيدان", "وقوع جرحى": the noun carries both the people and what happened to them. */
function readNoun(tokens: Token[], i: number): HarmWord | null {
  const word = tokens[i]!.word;
  const noun = lookup(PERSON_NOUNS_AR, word);
  if (!noun?.harm) return null;
  if (/^(?:ال|وال)/.test(word) && noun.number === 1) return null;
  return { ...harm(i, i + 1, [noun.harm], 'INSIDE'), alone: noun.number === null ? 'MANY' : null };
}
