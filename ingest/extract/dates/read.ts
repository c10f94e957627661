import { monthOf } from './months.ts';

/** A date as written: a day, or a minute of it with or without its offset from UTC. */
export interface WrittenDate {
  year: number;
  month: number;
  day: number;
  /** `HH:MM` or `HH:MM:SS`; null where only the day is given. */
  time: string | null;
  /** `Z` or `±HH:MM`; null where none is given. */
  offset: string | null;
}

/** Whether 5/6/2017 is read as 6 May (as in the United States) or as 5 June. */
export interface ReadOptions {
  monthFirst?: boolean;
}

const EARLIEST = 1990;
const LATEST = 2100;

/**
 * ISO 8601 as far as the date goes: an instant where time and offset are known, else the day. (A time of day without its
 * zone is no instant: which one it means differs by up to a day.)
 */
export function isoOf(date: WrittenDate): string {
  const pad = (number: number): string => String(number).padStart(2, '0');
  const day = `${date.year}-${pad(date.month)}-${pad(date.day)}`;
  return date.time !== null && date.offset !== null ? `${day}T${date.time}${date.offset}` : day;
}

/** Reads a machine's date: ISO 8601 in its looser spellings, RFC 2822, or seconds or milliseconds since 1970. */
export function readMachineDate(text: string): WrittenDate | null {
  const clean = text.trim().slice(0, 80);
  if (/^1\d{9}(?:\d{3})?$/.test(clean)) return fromEpoch(Number(clean) * (clean.length === 10 ? 1_000 : 1));
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T\s]+(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,:]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?)?/i.exec(clean);
  if (iso) {
    const [, year, month, day, hour, minute, second, zone] = iso;
    return checked(Number(year), Number(month), Number(day), clockOf(hour, minute, second), offsetOf(zone));
  }
  return findDate(clean, {});
}

function fromEpoch(milliseconds: number): WrittenDate | null {
  const iso = new Date(milliseconds).toISOString();
  return checked(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10)), iso.slice(11, 19), 'Z');
}

const NAME = String.raw`(\p{L}[\p{L}\p{M}'’]+(?:\s(?:ال)?(?:ثاني|أول|اول|الثاني|الأول|الاول))?)`;
const AFTER_MONTH = String.raw`(?:\s*[/-]\s*\p{L}[\p{L}\p{M}]*(?:\s\p{L}+)?)?\.?,?`;
const YEAR = String.raw`((?:19|20)\d{2})(?!\d)`;
const FULL_YEAR = /(?:19|20)\d{2}/;
const DAY_MONTH = new RegExp(String.raw`(?<![\d/.:])(\d{1,2})(?:st|nd|rd|th|er|ª|º|\.)?[\s.\-/,]*(?:de|of|da|di|d['’])?\s*${NAME}${AFTER_MONTH}[\s\-/]*(?:de[l]?\s)?\s*${YEAR}`, 'gu');
const MONTH_DAY = new RegExp(String.raw`(?<!\p{L})${NAME}\.?[\s\-]*(\d{1,2})(?:st|nd|rd|th)?\.?,?[\s\-/]+(?:\p{L}+\s)?${YEAR}`, 'gu');
const YEAR_FIRST = /(?<!\d)((?:19|20)\d{2})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)/gu;
const YEAR_NAME_DAY = new RegExp(String.raw`(?<!\d)${YEAR}[.,\s-]+${NAME}\.?[\s-]+(\d{1,2})(?!\d)`, 'gu');
const NUMERIC = /(?<![\d/.-])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?((?:19|20)\d{2}|\d{2}(?![\d]))(?!\d)/gu;

/** Finds the first date in running text, in any of the languages known, with a time of day that stands by it. */
export function findDate(text: string, options: ReadOptions): WrittenDate | null {
  const plain = asciiDigits(text);
  // All but one have the year in full: most texts have none and are not searched for them.
  const full = FULL_YEAR.test(plain) ? [dayMonth(plain), monthDay(plain), yearFirst(plain), yearNameDay(plain)] : [];
  const found = [...full, numeric(plain, options)].filter((one) => one !== null);
  const first = found.sort((a, b) => a.at - b.at || b.length - a.length)[0];
  if (!first) return null;
  const around = plain.slice(first.at + first.length, first.at + first.length + 40);
  const { time, offset } = clockIn(around) ?? clockIn(plain.slice(Math.max(0, first.at - 16), first.at)) ?? { time: null, offset: null };
  return checked(first.year, first.month, first.day, time, offset);
}

interface Found {
  at: number;
  length: number;
  year: number;
  month: number;
  day: number;
}

function dayMonth(text: string): Found | null {
  return eachMatch(text, DAY_MONTH, ([, day, name, year]) => ({ year: Number(year), month: monthOf(name ?? ''), day: Number(day) }));
}

function monthDay(text: string): Found | null {
  return eachMatch(text, MONTH_DAY, ([, name, day, year]) => ({ year: Number(year), month: monthOf(name ?? ''), day: Number(day) }));
}

function yearFirst(text: string): Found | null {
  return eachMatch(text, YEAR_FIRST, ([, year, month, day]) => ({ year: Number(year), month: Number(month), day: Number(day) }));
}

function yearNameDay(text: string): Found | null {
  return eachMatch(text, YEAR_NAME_DAY, ([, year, name, day]) => ({ year: Number(year), month: monthOf(name ?? ''), day: Number(day) }));
}

function numeric(text: string, options: ReadOptions): Found | null {
  return eachMatch(text, NUMERIC, ([, one, sign, two, year]) => {
    const [a, b] = [Number(one), Number(two)];
    const full = Number(year) < 100 ? 2000 + Number(year) : Number(year);
    const monthFirst = b > 12 || (a <= 12 && (options.monthFirst ?? false) && sign !== '.');
    return monthFirst ? { year: full, month: a, day: b } : { year: full, month: b, day: a };
  });
}

/** The first match whose parts make a day of the calendar; at most a handful is tried. */
function eachMatch(text: string, pattern: RegExp, read: (match: RegExpExecArray) => { year: number; month: number | null; day: number }): Found | null {
  pattern.lastIndex = 0;
  for (let tries = 0; tries < 6; tries += 1) {
    const match = pattern.exec(text);
    if (!match) return null;
    const { year, month, day } = read(match);
    if (month !== null && checked(year, month, day, null, null)) return { at: match.index, length: match[0].length, year, month, day };
    pattern.lastIndex = match.index + 1;
  }
  return null;
}

const ZONES: Readonly<Record<string, string>> = {
  z: 'Z', utc: 'Z', gmt: 'Z', est: '-05:00', edt: '-04:00', cst: '-06:00', cdt: '-05:00', mst: '-07:00', mdt: '-06:00', pst: '-08:00', pdt: '-07:00', et: '-05:00',
  bst: '+01:00', wet: 'Z', west: '+01:00', cet: '+01:00', cest: '+02:00', mez: '+01:00', mesz: '+02:00', eet: '+02:00', eest: '+03:00', msk: '+03:00', trt: '+03:00',
  ist: '+05:30', pkt: '+05:00', aest: '+10:00', aedt: '+11:00', jst: '+09:00', kst: '+09:00', hkt: '+08:00', sgt: '+08:00', sast: '+02:00', eat: '+03:00',
};

/** A time of day within a few words of the date. */
function clockIn(text: string): { time: string; offset: string | null } | null {
  const match = /(?<!\d)(\d{1,2})(?:[:٫]|[.h](?=\d{2}\s?(?:uhr|[ap]\.?m|h\b|$)))(\d{2})(?::(\d{2}))?\s*([ap]\.?\s?m\b\.?|[صم](?!\p{L}))?\s*\(?\s*((?:utc|gmt)?\s?[+-]\d{1,2}:?(?:\d{2})?|[a-z]{1,4}\b)?/iu.exec(text);
  if (!match) return null;
  const [, hour, minute, second, half, zone] = match;
  let hours = Number(hour);
  if (half && /^[pم]/i.test(half) && hours < 12) hours += 12;
  if (half && /^[aص]/i.test(half) && hours === 12) hours = 0;
  const time = clockOf(String(hours), minute, second);
  return time === null ? null : { time, offset: offsetOf(zone) };
}

function clockOf(hour?: string, minute?: string, second?: string): string | null {
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}${second === undefined ? '' : `:${second}`}`;
}

function offsetOf(zone: string | undefined): string | null {
  if (zone === undefined) return null;
  const clean = zone.toLowerCase().trim();
  const named = ZONES[clean];
  if (named !== undefined) return named;
  const match = /([+-])(\d{1,2}):?(\d{2})?$/.exec(clean);
  if (!match || Number(match[2]) > 14) return null;
  return `${match[1]}${(match[2] as string).padStart(2, '0')}:${match[3] ?? '00'}`;
}

function checked(year: number, month: number, day: number, time: string | null, offset: string | null): WrittenDate | null {
  if (!(year >= EARLIEST && year <= LATEST && month >= 1 && month <= 12 && day >= 1)) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return { year, month, day, time, offset };
}

/** Arabic-Indic and Persian digits as ASCII ones, direction marks dropped. */
function asciiDigits(text: string): string {
  // eslint-disable-next-line no-control-regex
  if (/^[\u0000-\u007f]*$/.test(text)) return text;
  return text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').replace(/[،\u00a0]/g, ' ');
}
