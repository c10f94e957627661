import { useWords, type Words } from './useWords.ts';

export interface RangeLike {
  min?: number | null;
  max?: number | null;
  qualifier?: string;
}

/** Dates, numbers and ranges as people read them. Unknown is said in words: it is not zero. */
export function useFormats() {
  const { locale, say } = useWords();
  const known = made.get(say);
  if (known) return known;
  const formats = makeFormats(locale, say);
  made.set(say, formats);
  return formats;
}

type Formats = ReturnType<typeof makeFormats>;

/** One set for each language: a formatter takes some 50 µs to make, and a page asks for dozens. */
const made = new WeakMap<Words['say'], Formats>();

function makeFormats(locale: string, say: Words['say']) {
  const number = new Intl.NumberFormat(locale);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const monthName = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  const range = (value: RangeLike | null | undefined): string => {
    const { min, max } = value ?? {};
    if (min == null && max == null) return say('app.unknown');
    if (min != null && max != null) return min === max ? prefixed(number.format(min), value?.qualifier) : `${number.format(min)}–${number.format(max)}`;
    return min == null ? `${say('qualifier.UP_TO')} ${number.format(max ?? 0)}` : `${say('qualifier.AT_LEAST')} ${number.format(min)}`;
  };
  const prefixed = (figure: string, qualifier?: string) =>
    qualifier === 'ABOUT' || qualifier === 'AT_LEAST' || qualifier === 'UP_TO' ? `${say(`qualifier.${qualifier}`)} ${figure}` : figure;
  return {
    range,
    number: (value: number) => number.format(value),
    /** An ISO day, or an instant of which only the day is told; what isn't a date stays as it is. */
    day: (value: string) => (Number.isNaN(Date.parse(value)) ? value : day.format(new Date(value))),
    days: (start: string, end: string) => (start === end ? day.format(new Date(start)) : day.formatRange(new Date(start), new Date(end))),
    instant: (value: string) => instant.format(new Date(value)),
    month: (value: string) => monthName.format(new Date(`${value}-01T00:00:00Z`)),
  };
}
