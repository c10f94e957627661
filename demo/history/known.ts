import type { DemoIncident, DemoLedger, DemoParty, DemoTally } from '../facts.ts';

/** What is publicly known and worth checking against: seven incidents of 2017 as Airwars grades them, and published totals. */

export const COALITION = 'US-led Coalition';

export const knownParties: DemoParty[] = [
  { name: COALITION, nameAr: 'التحالف الدولي بقيادة الولايات المتحدة', kind: 'COALITION', aliases: ['International Coalition', 'Combined Joint Task Force'], demonstration: false },
];

type Verdict = DemoIncident['parties'][number];

/** Where they happened is left at the country: only dates, grades and numbers are needed of them here. */
function known(code: string, date: string, grade: DemoIncident['grade'], killed: [number, number] | null, more: Partial<DemoIncident & Verdict> = {}): DemoIncident {
  const country = code.startsWith('CI') ? 'IQ' : 'SY';
  const { verdict = 'NOT_YET_ASSESSED', concededMin = null, concededMax = null, ...rest } = more;
  return {
    scheme: 'AIRWARS', code, demonstration: false, title: `Airwars ${code}`, startDate: date, endDate: date, datePrecision: 'EXACT_DAY',
    country, admin1: null, placeName: country === 'IQ' ? 'Iraq' : 'Syria', lat: null, lon: null, radius: null, placePrecision: 'COUNTRY',
    parties: [{ name: COALITION, verdict, concededMin, concededMax }], grade, gradeReason: null, strikeStatus: null, cause: 'UNKNOWN',
    killedMin: killed?.[0] ?? null, killedMax: killed?.[1] ?? null, killedQualifier: qualifierOf(killed),
    childrenKilledMin: null, childrenKilledMax: null, injuredMin: null, injuredMax: null, injuredQualifier: 'UNKNOWN', note: null, ...rest,
  };
}

function qualifierOf(range: [number, number] | null): 'EXACT' | 'BETWEEN' | 'UNKNOWN' {
  if (!range) return 'UNKNOWN';
  return range[0] === range[1] ? 'EXACT' : 'BETWEEN';
}

export const knownIncidents: DemoIncident[] = [
  known('CI392', '2017-01-05', 'WEAK', [26, 26], { verdict: 'NON_CREDIBLE' }),
  known('CS483', '2017-02-11', 'WEAK', [0, 1], { note: 'Seven sources report the raid.' }),
  known('CI601', '2017-04-03', 'CONTESTED', [3, 3], { injuredMin: 2, injuredMax: 2, injuredQualifier: 'EXACT' }),
  known('CI715a', '2017-05-16', 'CONFIRMED', [2, 2], { verdict: 'CREDIBLE', note: 'At first taken for CI715, split off in 2019.' }),
  known('CS906', '2017-06-02', 'DISCOUNTED', null),
  known('CS998', '2017-06-15', 'CONFIRMED', [5, 5], { verdict: 'CREDIBLE', concededMin: 4, concededMax: 4, note: 'Airwars counts five, the Coalition four.' }),
  known('CS1015', '2017-06-16', 'FAIR', [1, 1]),
];

const airwars: Pick<DemoTally, 'publisher' | 'accused' | 'countries'> = { publisher: 'Airwars', accused: COALITION, countries: ['IQ', 'SY'] };

export const knownTallies: DemoTally[] = [
  { ...airwars, startDate: '2017-04-01', endDate: '2017-04-30', events: null, killedMin: 283, killedMax: 366, killedQualifier: 'BETWEEN', changePercent: null, rank: null, publishedOn: null },
  { ...airwars, startDate: '2017-05-01', endDate: '2017-05-31', events: 160, killedMin: 348, killedMax: 521, killedQualifier: 'BETWEEN', changePercent: 23, rank: null, publishedOn: null },
  {
    ...airwars, startDate: '2017-06-01', endDate: '2017-06-30', events: 223, killedMin: 529, killedMax: 744, killedQualifier: 'BETWEEN', changePercent: 52,
    rank: 'second deadliest month since August 2014', publishedOn: '2017-07-12',
  },
  {
    publisher: COALITION, accused: COALITION, countries: ['IQ', 'SY'], startDate: '2014-08-01', endDate: '2017-05-31', events: null,
    killedMin: 603, killedMax: null, killedQualifier: 'AT_LEAST', changePercent: null, rank: null, publishedOn: '2017-07-07',
  },
];

export const knownLedgers: DemoLedger[] = [
  { party: COALITION, month: '2017-03', openStart: 43, received: 27, completed: 28, openEnd: 42, credible: 9, nonCredible: 17, duplicate: 2 },
  { party: COALITION, month: '2017-04', openStart: 42, received: 43, completed: 47, openEnd: 38, credible: 16, nonCredible: 31, duplicate: 0 },
];
