import type { Span } from '../types.ts';
import type { Reading, Sentence } from '../words/reading.ts';
import { foldWord } from '../words/words.ts';
import type { Word } from '../words/words.ts';
import { canBeAccused } from './mentions.ts';
import type { Mention } from './mentions.ts';
import type { Clause, Speaker } from './speeches.ts';

interface NamedSpan extends Span {
  name: string;
}

const fold = (list: string) => new Set(list.split(/\s+/).map(foldWord));

/** Words that an Arabic name follows at once. */
const TITLES = fold('الجنرال اللواء العقيد العميد الفريق الدكتور الرئيس السيد السيدة الناطق المفوض المبعوث المنسق الوزير');
const RANKS = fold('الجنرال اللواء العقيد العميد الفريق الرائد المقدم النقيب الدكتور');
/** Callings that a name follows, at once or behind a word or two: "مهندس البلدية عدنان الشيخ", "الناطق العسكري العميد ...". */
const CALLINGS = fold(`مهندس المهندس المهندسة طبيب الطبيب الطبيبة طبيبة ممرض الممرض ممرضة الممرضة منسق المنسق منسقة المنسقة مسعف المسعف باحث الباحث الباحثة باحثة ناشط الناشط الناشطة
  مدير المدير مديرة المديرة رئيس رئيسة مسؤول المسؤول عضو محافظ المحافظ مراسل متحدث المتحدث المتحدثة الناطق الناطقة معلم المعلم المعلمة جراح الجراح صيدلي مختار`);
/** Words between a calling and its name. */
const CALLING_REACH = 3;
/** What follows a speaker's name: "that", a comma, a colon or where it was said. */
const OPENS_SPEECH = /^\s*(?:[،,:؛«"“]|(?:إن|أن|إنه|إنها|أنه|أنها|في بيان|في تصريح|لـ)(?=[\s:]|$))/u;
const SPOKESMAN = fold('المتحدث المتحدثة الناطق مدير مديرة رئيس رئيسة مسؤول منسق مدیر');
const NO_NAME = fold('إن أن في من على إلى عن خلال اليوم أمس حول بعد قبل التي الذي رفض نفى قال أكد لدى باسم');

/**
 * The speaker of an Arabic word of speech: the organisation right behind the verb ("أعلنت الشبكة السورية") or right before
 * it, and the person named behind a title or behind "المتحدث باسم" and the organisation.
 */
export function arabicSpeaker({ reading, sentence, verb, inside }: Clause): Speaker | null {
  const mention = inside.find((one) => one.first > verb && one.first <= verb + 4 && isSubject(reading, verb, one))
    ?? inside.findLast((one) => one.last <= verb && verb - one.last <= 1 && !isJoined(reading, one));
  if (mention && canBeAccused(mention.actor) && reading.words[verb]!.forms.some((form) => COUNTS.has(form))) return null;
  const person = personBehind(reading, sentence, verb, mention ?? null);
  if (!person && !mention) return null;
  return {
    person: person?.name ?? null,
    actor: mention?.actor ?? null,
    span: person ?? { start: mention!.start, end: mention!.end },
  };
}

/** Verbs of counting look like nouns: "رصد قوات النظام" is the watch of those forces. Parties to a conflict don't count. */
const COUNTS = fold('رصد رصدت وثق وثقت سجل سجلت أحصى أحصت');
const CLOSES = fold('إن أن ان عن من في على خلال إلى مع بعد قبل أنه أنها إنه');

/** Nothing between verb and name that opens another clause: "قال نشطاء إن قوات ..." is not the forces' word. */
function isSubject(reading: Reading, verb: number, mention: Mention): boolean {
  if (isJoined(reading, mention) && !reading.words[verb]!.forms.some((form) => TAKES_OF.has(form))) return false;
  const between = reading.words.slice(verb + 1, mention.first);
  if (between.some((word) => word.forms.some((form) => CLOSES.has(form)))) return false;
  return !/[،,:؛.]/.test(reading.document.text.slice(reading.words[verb]!.end, mention.start));
}

const TAKES_OF = fold('وفق وفقا حسب');

/** "to Israel", "in Israel" in one word: no subject. */
function isJoined(reading: Reading, mention: Mention): boolean {
  return /^[بلك]/.test(reading.words[mention.first]!.fold) && !mention.actor.aliases.some((alias) => foldWord(alias).startsWith(reading.words[mention.first]!.fold));
}

function personBehind(reading: Reading, sentence: Sentence, verb: number, mention: Mention | null): NamedSpan | null {
  const to = Math.min(sentence.last, verb + 6);
  for (let index = verb + 1; index < to; index += 1) {
    const word = reading.words[index]!;
    if (TITLES.has(word.fold) && !CALLINGS.has(word.fold)) return nameAt(reading, sentence, index + 1);
    if (SPOKESMAN.has(word.fold) && mention && mention.first > index && mention.first <= index + 3) return nameAt(reading, sentence, pastRank(reading, mention.last));
    if (index === verb + 1 && CALLINGS.has(word.fold)) return calledName(reading, sentence, index);
  }
  return null;
}

function pastRank(reading: Reading, index: number): number {
  return RANKS.has(reading.words[index]?.fold ?? '') ? index + 1 : index;
}

/** The two words that stand right before what is said, behind a calling: Arabic has no capitals to tell a name by. */
function calledName(reading: Reading, sentence: Sentence, calling: number): NamedSpan | null {
  for (let first = calling + 1; first <= calling + CALLING_REACH; first += 1) {
    const behindRank = pastRank(reading, first);
    const name = nameAt(reading, sentence, behindRank);
    if (name && (behindRank > first || OPENS_SPEECH.test(reading.document.text.slice(name.end, name.end + 12)))) return name;
  }
  return null;
}

/** Two words, with nothing but spaces or one opening quotation mark between, none of which is a little word. */
function nameAt(reading: Reading, sentence: Sentence, first: number): NamedSpan | null {
  const [given, family] = [reading.words[first], reading.words[first + 1]];
  if (!given || !family || first + 1 >= sentence.last) return null;
  if (!plain(given) || !plain(family) || !/^[\s"«]*$/.test(reading.document.text.slice(given.end, family.start))) return null;
  return { name: reading.document.text.slice(given.start, family.end), start: given.start, end: family.end };
}

function plain(word: Word): boolean {
  return /^[\u0621-\u064a]{2,}$/.test(word.fold) && !NO_NAME.has(word.fold);
}
