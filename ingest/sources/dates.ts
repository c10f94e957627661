const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Hours east of Greenwich: RFC 822's names and those seen in feeds that mean one thing only. */
const ZONES: Readonly<Record<string, number>> = {
  ut: 0, utc: 0, gmt: 0, z: 0, wet: 0, est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7,
  bst: 1, cet: 1, cest: 2, eet: 2, eest: 3, msk: 3, trt: 3,
};

const ISO = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(.*))?$/i;
const RFC822 = /^(?:[a-z]+\.?(?:,\s*|\s+))?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s,-]+(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(.*))?$/i;
const MONTH_FIRST = /^(?:[a-z]+\.?(?:,\s*|\s+))?([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(.*))?$/i;

/**
 * Reads a feed's date: RFC 822 and ISO 8601 as they are found in the wild. Never the local zone of this machine: a time without a zone is
 * taken as UTC, which feeds mean more often than not.
 * @returns `2017-07-13T09:00:00Z`, `2017-07-13` if no time was given, `2017-07` if no day was, null if it can't be read
 */
export function feedDate(text: string | null | undefined): string | null {
  const trimmed = (text ?? '').trim().replace(/\s+/g, ' ').slice(0, 80);
  const iso = ISO.exec(trimmed);
  if (iso !== null) return written(iso[1], Number(iso[2]), iso[3], iso.slice(4));
  const rfc = RFC822.exec(trimmed);
  if (rfc !== null) return written(rfc[3], monthOf(rfc[2]), rfc[1], rfc.slice(4));
  const us = MONTH_FIRST.exec(trimmed);
  return us === null ? null : written(us[3], monthOf(us[1]), us[2], us.slice(4));
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').toLowerCase()) + 1;
}

function written(yearText: string | undefined, month: number, dayText: string | undefined, time: readonly (string | undefined)[]): string | null {
  const [hour, minute, second = '0', zone = ''] = time;
  const year = fullYear(yearText ?? '');
  const day = Number(dayText ?? 1);
  const date = new Date(Date.UTC(year, month - 1, day));
  // Rolled over: there is no such day.
  if (year < 1990 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  if (dayText === undefined) return date.toISOString().slice(0, 7);
  if (hour === undefined || minute === undefined) return date.toISOString().slice(0, 10);
  const offset = offsetMinutes(zone.trim());
  if (offset === null || Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return null;
  date.setUTCHours(Number(hour), Number(minute) - offset, Number(second));
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** RFC 822's two digits: the web's own years. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** Minutes east of Greenwich; null if there is a zone that we don't know. */
function offsetMinutes(zone: string): number | null {
  if (zone === '') return 0;
  const numeric = /^(?:gmt|utc)?\s*([+\-−])(\d{1,2}):?(\d{2})?\b/i.exec(zone);
  if (numeric !== null) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    if (minutes > 14 * 60) return null;
    return numeric[1] === '+' ? minutes : -minutes;
  }
  const named = ZONES[/^[a-z]+/i.exec(zone)?.[0].toLowerCase() ?? ''];
  return named === undefined ? null : named * 60;
}
