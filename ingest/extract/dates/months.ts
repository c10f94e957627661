/** Languages whose month names are known, by locale: a language with several calendars' names or spellings stands more than once. */
const LOCALES = [
  'en', 'de', 'de-AT', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'nb', 'nn', 'da', 'fi', 'is', 'et', 'lv', 'lt', 'pl', 'cs', 'sk', 'sl', 'hr', 'sr', 'sr-Latn', 'bs', 'mk', 'bg',
  'ru', 'uk', 'be', 'ro', 'hu', 'el', 'tr', 'az', 'sq', 'ca', 'eu', 'gl', 'id', 'ms', 'fil', 'sw', 'he', 'fa', 'ur', 'ps', 'hi', 'bn', 'ta', 'th', 'ka', 'hy', 'kk', 'ku', 'am', 'so',
  'ar-EG', 'ar-SY', 'ar-MA', 'ar-DZ', 'ar-TN', 'ar-SA',
];

/** Spellings that papers use and the locale data lacks. */
const EXTRA: readonly (readonly [string, number])[] = [
  ['sept', 9], ['janv', 1], ['févr', 2], ['juil', 7], ['mrz', 3], ['maart', 3], ['mrt', 3], ['setiembre', 9], ['set', 9], ['ene', 1], ['ago', 8], ['dic', 12], ['mei', 5], ['okt', 10], ['dez', 12],
  ['agustus', 8], ['ags', 8], ['اب', 8], ['آب', 8], ['اغسطس', 8], ['ابريل', 4], ['اكتوبر', 10], ['تشرين الاول', 10], ['ايلول', 9], ['ايار', 5], ['اذار', 3], ['نيسان', 4], ['كانون اول', 12],
  ['лютого', 2], ['січня', 1], ['мая', 5], ['травня', 5], ['rêbendan', 1], ['januar', 1], ['jänner', 1], ['feber', 2],
];

let table: Map<string, number> | null = null;

/** The month (1–12) that a word or two name in any of the languages, or null. Case and full stops don't matter. */
export function monthOf(name: string): number | null {
  table ??= build();
  return table.get(plainName(name)) ?? null;
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[.,'’]/g, '').replace(/\s+/g, ' ').trim();
}

/** Names alone and as they stand beside a day ("13 июля"), long and short. Words that are a month in one language and not in another lose to the first. */
function build(): Map<string, number> {
  const names = new Map<string, number>();
  for (const locale of LOCALES) {
    for (const month of ['long', 'short'] as const) {
      const alone = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { month, timeZone: 'UTC' });
      const inDate = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { month, day: 'numeric', year: 'numeric', timeZone: 'UTC' });
      for (let number = 1; number <= 12; number += 1) {
        const date = new Date(Date.UTC(2017, number - 1, 15));
        const beside = inDate.formatToParts(date).find((part) => part.type === 'month')?.value ?? '';
        for (const name of [alone.format(date), beside]) add(names, plainName(name), number);
      }
    }
  }
  for (const [name, number] of EXTRA) add(names, name, number);
  return names;
}

function add(names: Map<string, number>, name: string, number: number): void {
  if (name.length >= 2 && /\p{L}/u.test(name) && !names.has(name)) names.set(name, number);
}
