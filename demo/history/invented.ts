import type { DemoIncident, DemoParty } from '../facts.ts';
import type { Chance } from './chance.ts';
import { towns, type Town } from './places.ts';

/** Invented belligerents: no real force is accused of an invented event. */
export const inventedParties: DemoParty[] = [
  { name: 'Joint Coalition (demonstration)', nameAr: 'التحالف المشترك (عرض تجريبي)', kind: 'COALITION', aliases: ['Joint Coalition', 'التحالف المشترك'], demonstration: true },
  { name: 'Government forces (demonstration)', nameAr: 'القوات الحكومية (عرض تجريبي)', kind: 'STATE', aliases: ['Government forces', 'القوات الحكومية'], demonstration: true },
  { name: 'Desert Front (demonstration)', nameAr: 'جبهة الصحراء (عرض تجريبي)', kind: 'ARMED_GROUP', aliases: ['Desert Front', 'جبهة الصحراء'], demonstration: true },
];

const [JOINT, GOVERNMENT, FRONT] = ['Joint Coalition (demonstration)', 'Government forces (demonstration)', 'Desert Front (demonstration)'];

/** How many incidents each month of 2016 and 2017 gets: quiet, then two peaks, so that a chart has a shape. */
export const eventsByMonth: readonly (readonly [string, number])[] = [
  ['2016-01', 4], ['2016-02', 5], ['2016-03', 4], ['2016-04', 4], ['2016-05', 5], ['2016-06', 6], ['2016-07', 8], ['2016-08', 7],
  ['2016-09', 5], ['2016-10', 7], ['2016-11', 8], ['2016-12', 7], ['2017-01', 8], ['2017-02', 7], ['2017-03', 12], ['2017-04', 9],
  ['2017-05', 10], ['2017-06', 13], ['2017-07', 9], ['2017-08', 11], ['2017-09', 8], ['2017-10', 7], ['2017-11', 5], ['2017-12', 3],
];

type Range = Pick<DemoIncident, 'killedMin' | 'killedMax' | 'killedQualifier'>;

/** One invented incident of a month (`YYYY-MM`). The order of the draws is part of the data set: a change redraws it all. */
export function inventIncident(code: string, month: string, chance: Chance): DemoIncident {
  const grade = chance.weighted([['CONFIRMED', 9], ['FAIR', 42], ['WEAK', 29], ['CONTESTED', 13], ['DISCOUNTED', 7]]);
  const town = chance.pick(towns);
  const killed = drawKilled(grade, chance);
  const cause = chance.weighted([['HEAVY_WEAPONS', 80], ['PLANTED_EXPLOSIVES', 14], ['SMALL_ARMS', 6]]);
  return {
    scheme: 'DEMO', code, demonstration: true, title: `Demonstration: ${drawEvent(cause, chance)} ${chance.pick(['in', 'near', 'outside'])} ${town.name}`,
    ...drawDate(month, chance), ...drawPlace(town, chance),
    parties: drawParties(grade, cause, killed, chance), grade, gradeReason: gradeReasonOf[grade], strikeStatus: strikeStatusOf[grade], cause,
    ...killed, ...drawChildren(killed, chance), ...drawInjured(chance), note: 'Invented for demonstration.',
  };
}

const strikeStatusOf: Record<DemoIncident['grade'], DemoIncident['strikeStatus']> = {
  CONFIRMED: 'DECLARED', FAIR: 'LIKELY', WEAK: 'SINGLE_SOURCE_CLAIM', CONTESTED: 'CONTESTED', DISCOUNTED: 'LIKELY',
};

const gradeReasonOf: Record<DemoIncident['grade'], string> = {
  CONFIRMED: 'A party has accepted responsibility.',
  FAIR: 'Two or more independent sources, and likely actions near by.',
  WEAK: 'One source alleges harm.',
  CONTESTED: 'Two parties are accused by different sources.',
  DISCOUNTED: 'Those killed were most likely fighters.',
};

const events: Record<DemoIncident['cause'], string[]> = {
  HEAVY_WEAPONS: ['air strike on a house', 'air strike on a road', 'shelling of a market', 'air strike on a workshop', 'shelling of a farm', 'air strike on a fuel depot'],
  PLANTED_EXPLOSIVES: ['mine in a field', 'explosive device at a checkpoint', 'unexploded shell in a yard'],
  SMALL_ARMS: ['gunfire at a checkpoint', 'sniper fire on a street'],
  UNKNOWN: ['explosion'],
};

const drawEvent = (cause: DemoIncident['cause'], chance: Chance): string => chance.pick(events[cause]);

/** Mostly small numbers with a long tail; for one in twelve nobody knows. */
function drawKilled(grade: DemoIncident['grade'], chance: Chance): Range {
  if (grade !== 'CONFIRMED' && chance.happens(1 / 12)) return { killedMin: null, killedMax: null, killedQualifier: 'UNKNOWN' };
  const min = grade !== 'CONFIRMED' && chance.happens(0.12) ? 0 : 1 + Math.floor(12 * chance.next() ** 3);
  const max = chance.happens(0.5) ? min + (min === 0 ? 1 : 0) : min + chance.int(1, Math.max(1, min));
  return { killedMin: min, killedMax: max, killedQualifier: min === max ? 'EXACT' : 'BETWEEN' };
}

function drawInjured(chance: Chance): Pick<DemoIncident, 'injuredMin' | 'injuredMax' | 'injuredQualifier'> {
  if (chance.happens(0.4)) return { injuredMin: null, injuredMax: null, injuredQualifier: 'UNKNOWN' };
  const min = chance.int(0, 14);
  const max = chance.happens(0.6) ? min : min + chance.int(1, 6);
  return { injuredMin: min, injuredMax: max, injuredQualifier: min === max ? 'EXACT' : 'BETWEEN' };
}

/** A part never exceeds its whole, at either end. */
function drawChildren({ killedMin, killedMax }: Range, chance: Chance): Pick<DemoIncident, 'childrenKilledMin' | 'childrenKilledMax'> {
  if (!killedMin || killedMax === null || chance.happens(0.6)) return { childrenKilledMin: null, childrenKilledMax: null };
  const min = chance.int(0, Math.floor(killedMin / 2));
  return { childrenKilledMin: min, childrenKilledMax: Math.min(killedMax, min + chance.int(0, 1)) };
}

function drawDate(month: string, chance: Chance): Pick<DemoIncident, 'startDate' | 'endDate' | 'datePrecision'> {
  const precision = chance.weighted([['EXACT_DAY', 86], ['DAYS_2', 6], ['DAYS_3', 3], ['WEEK', 3], ['MONTH', 2]]);
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  const length = { EXACT_DAY: 1, DAYS_2: 2, DAYS_3: 3, WEEK: 7, MONTH: last }[precision];
  const first = chance.int(1, last - length + 1);
  const on = (dayOfMonth: number): string => `${month}-${String(dayOfMonth).padStart(2, '0')}`;
  return { startDate: on(first), endDate: on(first + length - 1), datePrecision: precision };
}

/** How far, in metres, the point may lie from where it happened. */
const radiusOf = { EXACT: 50, NEARBY_LANDMARK: 400, NEIGHBOURHOOD: 1_000, VILLAGE: 2_000, TOWN: 4_000, DISTRICT: 20_000 };

/** A point at the town, or a few kilometres off for what is better known than the town. */
function drawPlace({ name, country, admin1, lat, lon }: Town, chance: Chance): Pick<DemoIncident, 'placeName' | 'country' | 'admin1' | 'lat' | 'lon' | 'radius' | 'placePrecision'> {
  const precision = chance.weighted([['EXACT', 12], ['NEARBY_LANDMARK', 14], ['NEIGHBOURHOOD', 24], ['VILLAGE', 18], ['TOWN', 27], ['DISTRICT', 5]]);
  const spread = precision === 'TOWN' || precision === 'DISTRICT' ? 0 : 0.06;
  const near = (degrees: number): number => Number((degrees + (chance.next() - 0.5) * spread).toFixed(4));
  return { placeName: name, country, admin1, lat: near(lat), lon: near(lon), radius: radiusOf[precision], placePrecision: precision };
}

function drawParties(grade: DemoIncident['grade'], cause: DemoIncident['cause'], { killedMin, killedMax }: Range, chance: Chance): DemoIncident['parties'] {
  const first = cause === 'HEAVY_WEAPONS' ? chance.weighted([[JOINT, 60], [GOVERNMENT, 40]]) : FRONT;
  const others = [JOINT, GOVERNMENT, FRONT].filter(name => name !== first);
  const second = grade === 'CONTESTED' || chance.happens(0.06) ? [chance.pick(others)] : [];
  return [first, ...second].map((name, index) => {
    if (index === 0 && grade === 'CONFIRMED') return { name, verdict: 'CREDIBLE', concededMin: killedMin, concededMax: chance.happens(0.5) ? killedMin : killedMax };
    const verdict = name === JOINT ? chance.weighted([['NOT_YET_ASSESSED', 50], ['NON_CREDIBLE', 44], ['DUPLICATE', 6]]) : 'NOT_YET_ASSESSED';
    return { name, verdict, concededMin: null, concededMax: null };
  });
}
