import { joined, lookUp, wordAt } from './mentions.ts';
import type { Phrase, Reading } from './mentions.ts';
import { AGO_AFTER, AGO_BEFORE, DAY_WORDS, DUAL_UNITS, LAST, MOMENTS, NEXT, PARTS_OF_DAY, SMALL_NUMBERS, THIS, UNITS, WEEKDAYS } from './words.ts';
import type { Unit } from './words.ts';

/**
 * Dates that lean on the day of publication, read at token i; null where there is none. Known: today, yesterday, last night, on Wednesday,
 * last Friday, two days ago, last month, this week; اليوم، أمس، أول أمس، يوم الجمعة، الخميس الماضي، قبل يومين، الشهر الماضي، هذا الشهر.
 */
export function readRelative(phrase: Phrase, i: number): Reading | null {
  return readAgo(phrase, i) ?? readLastOrThis(phrase, i) ?? readWeekday(phrase, i) ?? readDayWord(phrase, i);
}

const ONE_UNIT = /^(?:يوم|اسبوع|شهر|سنه|عام)$/;

const ago = (unit: Unit, amount: number, whole: boolean, next: number): Reading => ({ saying: { kind: 'AGO', unit, amount, whole }, next });

/** "two days ago", "3 weeks earlier", قبل ثلاثة أيام، منذ يومين، قبل قليل. */
function readAgo(phrase: Phrase, i: number): Reading | null {
  const key = wordAt(phrase, i);
  if (AGO_BEFORE.has(key)) {
    const next = wordAt(phrase, i + 1);
    if (!joined(phrase, i + 1)) return null;
    if (MOMENTS.has(next)) return ago('DAY', 0, false, i + 2);
    const dual = DUAL_UNITS.get(next);
    if (dual) return ago(dual, 2, false, i + 2);
    const single = key === 'قبل' && ONE_UNIT.test(next) ? UNITS.get(next) : undefined; // قبل أيام is too vague to be a day
    return single ? ago(single, 1, false, i + 2) : readCounted(phrase, i + 1);
  }
  const counted = readCounted(phrase, i);
  return counted && AGO_AFTER.has(wordAt(phrase, counted.next)) && joined(phrase, counted.next) ? { ...counted, next: counted.next + 1 } : null;
}

/** "two days", 3 سنوات. */
function readCounted(phrase: Phrase, i: number): Reading | null {
  const token = phrase.tokens[i];
  const unit = UNITS.get(wordAt(phrase, i + 1));
  const amount = token?.number ?? SMALL_NUMBERS.get(token?.key ?? '');
  if (!unit || amount === undefined || amount > 99 || !joined(phrase, i + 1)) return null;
  return ago(unit, amount, false, i + 2);
}

/** "last month", "this week", "last night", الشهر الماضي، هذا الأسبوع، الليلة الماضية. */
function readLastOrThis(phrase: Phrase, i: number): Reading | null {
  const key = wordAt(phrase, i);
  const next = wordAt(phrase, i + 1);
  if (!joined(phrase, i + 1)) return null;
  if (LAST.has(key) || THIS.has(key)) {
    const weekday = WEEKDAYS.get(next);
    if (weekday !== undefined) return { saying: { kind: 'WEEKDAY', weekday, past: LAST.has(key), today: false }, next: i + 2 };
    const unit = UNITS.get(next.replace(/^ال/, ''));
    if (unit) return ago(unit, LAST.has(key) ? 1 : 0, unit !== 'DAY', i + 2);
    if (LAST.has(key) && next === 'night') return ago('DAY', 1, false, i + 2);
    return THIS.has(key) && PARTS_OF_DAY.has(next) ? ago('DAY', 0, false, i + 2) : null;
  }
  if (!LAST.has(next) && !THIS.has(next)) return null;
  if (key === 'الليله') return ago('DAY', 1, false, i + 2);
  const unit = key.startsWith('ال') ? UNITS.get(key.slice(2)) : undefined;
  return unit ? ago(unit, LAST.has(next) ? 1 : 0, unit !== 'DAY', i + 2) : null;
}

/** "on Wednesday", يوم الجمعة, مساء اليوم الأحد, الخميس الماضي; not "next Friday". */
function readWeekday(phrase: Phrase, i: number): Reading | null {
  const weekday = lookUp(WEEKDAYS, wordAt(phrase, i));
  if (weekday === undefined) return null;
  // السبت is a name as well; English days always have their capital.
  if (/^[a-z]/.test(wordAt(phrase, i)) && !phrase.tokens[i]!.capital) return null;
  const after = joined(phrase, i + 1) ? wordAt(phrase, i + 1) : '';
  const before = joined(phrase, i) ? wordAt(phrase, i - 1) : '';
  if (NEXT.has(after) || NEXT.has(before)) return null;
  const past = LAST.has(after);
  const today = before === 'اليوم' || before === 'today' || after === 'today';
  return { saying: { kind: 'WEEKDAY', weekday, past, today }, next: past || after === 'today' ? i + 2 : i + 1 };
}

/** اليوم is also "the day" of something: اليوم الأول، اليوم الثاني, and العام must not be taken for it. */
function readDayWord(phrase: Phrase, i: number): Reading | null {
  const key = wordAt(phrase, i);
  if (key === 'day' && wordAt(phrase, i + 1) === 'before' && wordAt(phrase, i + 2) === 'yesterday') return ago('DAY', 2, false, i + 3);
  if (/^[وف]?اول$/.test(key) && wordAt(phrase, i + 1) === 'امس' && joined(phrase, i + 1)) return ago('DAY', 2, false, i + 2);
  const amount = lookUp(DAY_WORDS, key);
  if (amount === undefined) return null;
  const after = joined(phrase, i + 1) ? wordAt(phrase, i + 1) : '';
  if (key === 'today' && phrase.tokens[i]!.capital && phrase.tokens[i - 1]?.capital && joined(phrase, i)) return null; // "USA Today"
  if (key.endsWith('اليوم') && (/^(الاول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر|التالي|ال.*عشر|نفسه|ذاته)$/.test(after) || wordAt(phrase, i - 1) === 'حتي')) return null;
  if (key === 'لليوم') return null;
  return ago('DAY', -amount, false, i + 1);
}
