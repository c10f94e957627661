/** What single words say about time. Keys are folded (`foldWord` in tokens.ts): small letters, plain alef, ه for ة, ي for ى. */
export type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';

const ENGLISH_MONTHS = 'january february march april may june july august september october november december'.split(' ');

/** Levantine and Iraqi names; the two with كانون and تشرين are two words and are put together by the reader. */
const LEVANTINE = ['', 'شباط', 'اذار', 'نيسان', 'ايار', 'حزيران', 'تموز', 'اب', 'ايلول', '', '', ''];

/** Gulf and Egyptian, Maghrebi and Moroccan names, by month. */
const WESTERN_ARABIC = [
  'يناير جانفي', 'فبراير فيفري', 'مارس', 'ابريل افريل', 'مايو ماي', 'يونيو يونيه جوان', 'يوليو يوليه يوليوز جويليه', 'اغسطس اوت غشت',
  'سبتمبر شتنبر', 'اكتوبر', 'نوفمبر نونبر', 'ديسمبر دجنبر',
];

export const MONTHS = new Map<string, number>();
ENGLISH_MONTHS.forEach((name, index) => {
  MONTHS.set(name, index + 1);
  MONTHS.set(name.slice(0, 3), index + 1);
});
MONTHS.set('sept', 9);
LEVANTINE.forEach((name, index) => name && MONTHS.set(name, index + 1));
WESTERN_ARABIC.forEach((names, index) => names.split(' ').forEach((name) => MONTHS.set(name, index + 1)));
// Spellings met in the press.
for (const [name, month] of [['يلول', 9], ['اذر', 3], ['تموز', 7], ['حزيزان', 6], ['نيسن', 4], ['فبرابر', 2]] as const) MONTHS.set(name, month);

/** First word of a two-word Levantine month, with the month for "first" and for "second". */
export const PAIRED_MONTHS = new Map<string, readonly [number, number]>([['تشرين', [10, 11]], ['كانون', [12, 1]]]);
export const FIRST = new Set(['الاول', 'اول', 'الأول', '1', 'الاولي']);
export const SECOND = new Set(['الثاني', 'ثاني', 'الثانى', '2', 'التاني']);

/** Words that are months only beside a number or after a word such as "in": May, March, آب (father), ماي (my). */
export const DOUBTFUL_MONTHS = new Set(['may', 'march', 'mar', 'dec', 'jan', 'jun', 'august', 'اب', 'ماي', 'مارس', 'اوت', 'جوان']);

export const WEEKDAYS = new Map<string, number>();
'sunday monday tuesday wednesday thursday friday saturday'.split(' ').forEach((name, index) => WEEKDAYS.set(name, index));
'الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت'.split(' ').forEach((name, index) => WEEKDAYS.set(name, index));
for (const [name, weekday] of [['الإثنين', 1], ['الاتنين', 1], ['الثلاثا', 2], ['الاربعا', 3], ['احد', -1]] as const) {
  if (weekday >= 0) WEEKDAYS.set(name, weekday);
}

/** Only beside a date ("Fri, 3 June"): "sat" and "sun" are words. */
export const SHORT_WEEKDAYS = new Map<string, number>([
  ['sun', 0], ['mon', 1], ['tue', 2], ['tues', 2], ['wed', 3], ['thu', 4], ['thur', 4], ['thurs', 4], ['fri', 5], ['sat', 6],
]);

export const UNITS = new Map<string, Unit>([
  ['day', 'DAY'], ['days', 'DAY'], ['week', 'WEEK'], ['weeks', 'WEEK'], ['month', 'MONTH'], ['months', 'MONTH'], ['year', 'YEAR'],
  ['years', 'YEAR'], ['يوم', 'DAY'], ['ايام', 'DAY'], ['اسبوع', 'WEEK'], ['اسابيع', 'WEEK'], ['شهر', 'MONTH'], ['اشهر', 'MONTH'],
  ['شهور', 'MONTH'], ['سنه', 'YEAR'], ['سنوات', 'YEAR'], ['عام', 'YEAR'], ['اعوام', 'YEAR'],
]);

/** Dual forms say their number themselves. */
export const DUAL_UNITS = new Map<string, Unit>([
  ['يومين', 'DAY'], ['اسبوعين', 'WEEK'], ['شهرين', 'MONTH'], ['سنتين', 'YEAR'], ['عامين', 'YEAR'],
]);

export const SMALL_NUMBERS = new Map<string, number>([
  ['a', 1], ['an', 1], ['one', 1], ['two', 2], ['three', 3], ['four', 4], ['five', 5], ['six', 6], ['seven', 7], ['eight', 8], ['nine', 9], ['ten', 10],
  ['ثلاثه', 3], ['ثلاث', 3], ['اربعه', 4], ['اربع', 4], ['خمسه', 5], ['خمس', 5], ['سته', 6], ['ست', 6], ['سبعه', 7], ['ثمانيه', 8], ['تسعه', 9], ['عشره', 10],
]);

/** "ago": before the figure in Arabic, behind it in English. */
export const AGO_BEFORE = new Set(['قبل', 'منذ']);
export const AGO_AFTER = new Set(['ago', 'earlier']);

/** Words that alone name a day by its distance from the day of publication. */
export const DAY_WORDS = new Map<string, number>([
  ['today', 0], ['tonight', 0], ['yesterday', -1], ['اليوم', 0], ['امس', -1], ['البارحه', -1], ['الليله', 0], ['overnight', 0],
]);

/** "just now": said of a thing on the day it is reported. */
export const MOMENTS = new Set(['قليل', 'ساعات', 'ساعه', 'ساعتين', 'دقائق', 'لحظات', 'moments', 'hours', 'minutes', 'hour']);

export const LAST = new Set(['last', 'past', 'previous', 'الماضي', 'الماضيه', 'المنصرم', 'المنصرمه', 'الفائت', 'الفائته', 'السابق', 'السابقه']);
export const THIS = new Set(['this', 'الجاري', 'الحالي', 'هذا', 'هذه', 'الجاريه', 'الحاليه']);
export const NEXT = new Set(['next', 'coming', 'القادم', 'القادمه', 'المقبل', 'المقبله', 'tomorrow', 'upcoming']);

export const PARTS_OF_DAY = new Set([
  'morning', 'afternoon', 'evening', 'night', 'early', 'late', 'noon', 'midnight', 'dawn', 'صباح', 'مساء', 'فجر', 'ظهر', 'عصر', 'ليله', 'ليل', 'يوم', 'نهار', 'ظهيره', 'منتصف', 'عشيه',
]);

/** Words that let a bare month or year be read as one. */
export const TIME_PREPOSITIONS = new Set([
  'in', 'since', 'during', 'of', 'from', 'until', 'till', 'by', 'early', 'late', 'mid', 'between', 'through', 'before', 'after', 'year', 'month', 'last', 'this', 'throughout',
  'في', 'منذ', 'خلال', 'عام', 'سنه', 'العام', 'شهر', 'مطلع', 'بدايه', 'نهايه', 'اواخر', 'اوائل', 'منتصف', 'حتي', 'من', 'الي', 'شهري',
]);

export const ORDINALS = new Set(['st', 'nd', 'rd', 'th']);
