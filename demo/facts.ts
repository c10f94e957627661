import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../common/root.ts';

/**
 * A historical data set for charts and maps: two years of invented incidents (`demonstration: true`) at real places, seven
 * incidents with known grades, and totals that others published. Numbers are people; null = unknown, which is not zero.
 */

const count = z.int().nonnegative().nullable();
const calendarDay = z.iso.date();
const qualifier = z.enum(['EXACT', 'AT_LEAST', 'UP_TO', 'ABOUT', 'BETWEEN', 'UNKNOWN']);

const accused = z.strictObject({
  name: z.string(),
  verdict: z.enum(['NOT_YET_ASSESSED', 'CREDIBLE', 'NON_CREDIBLE', 'DUPLICATE']),
  concededMin: count,
  concededMax: count,
});

const incident = z.strictObject({
  /** Whose code it is: ours of the demonstration, or Airwars'. */
  scheme: z.enum(['DEMO', 'AIRWARS']),
  code: z.string(),
  /** True for an invented incident. */
  demonstration: z.boolean(),
  title: z.string(),
  startDate: calendarDay,
  endDate: calendarDay,
  datePrecision: z.enum(['EXACT_DAY', 'DAYS_2', 'DAYS_3', 'WEEK', 'MONTH']),
  /** ISO 3166-1 alpha-2. */
  country: z.enum(['IQ', 'SY']),
  admin1: z.string().nullable(),
  placeName: z.string(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  /** Metres. */
  radius: z.int().positive().nullable(),
  placePrecision: z.enum(['EXACT', 'NEARBY_LANDMARK', 'NEIGHBOURHOOD', 'VILLAGE', 'TOWN', 'CITY', 'DISTRICT', 'GOVERNORATE', 'COUNTRY']),
  parties: z.array(accused),
  grade: z.enum(['CONFIRMED', 'FAIR', 'WEAK', 'CONTESTED', 'DISCOUNTED']),
  gradeReason: z.string().nullable(),
  strikeStatus: z.enum(['DECLARED', 'LIKELY', 'CONTESTED', 'SINGLE_SOURCE_CLAIM']).nullable(),
  cause: z.enum(['HEAVY_WEAPONS', 'PLANTED_EXPLOSIVES', 'SMALL_ARMS', 'UNKNOWN']),
  killedMin: count,
  killedMax: count,
  killedQualifier: qualifier,
  childrenKilledMin: count,
  childrenKilledMax: count,
  injuredMin: count,
  injuredMax: count,
  injuredQualifier: qualifier,
  /** What is worth knowing beside the numbers. */
  note: z.string().nullable(),
});

const party = z.strictObject({
  name: z.string(),
  nameAr: z.string().nullable(),
  kind: z.enum(['STATE', 'COALITION', 'ARMED_GROUP', 'OTHER']),
  aliases: z.array(z.string()),
  /** True for an invented belligerent. */
  demonstration: z.boolean(),
});

const tally = z.strictObject({
  publisher: z.string(),
  accused: z.string(),
  startDate: calendarDay,
  endDate: calendarDay,
  countries: z.array(z.enum(['IQ', 'SY'])),
  events: count,
  killedMin: count,
  killedMax: count,
  killedQualifier: qualifier,
  changePercent: z.number().nullable(),
  rank: z.string().nullable(),
  publishedOn: calendarDay.nullable(),
});

/** A party's own book of allegations for a month: `openEnd = openStart + received − completed`. */
const ledger = z.strictObject({
  party: z.string(),
  month: z.string().regex(/^\d{4}-\d{2}$/),
  openStart: z.int(),
  received: z.int(),
  completed: z.int(),
  openEnd: z.int(),
  credible: z.int(),
  nonCredible: z.int(),
  duplicate: z.int(),
});

const facts = z.strictObject({
  about: z.string(),
  parties: z.array(party),
  incidents: z.array(incident),
  tallies: z.array(tally),
  ledgers: z.array(ledger),
});

export type DemoIncident = z.infer<typeof incident>;
export type DemoParty = z.infer<typeof party>;
export type DemoTally = z.infer<typeof tally>;
export type DemoLedger = z.infer<typeof ledger>;
export type DemoFacts = z.infer<typeof facts>;

/** Where the data set lies, absolute: beside the sources, also for compiled code. */
export const factsFile = (): string => join(projectRoot(), 'demo', 'facts.json');

/** Reads and checks the data set. Throws a ZodError that names the field when the file has been spoilt by hand. */
export function loadFacts(): DemoFacts {
  return facts.parse(JSON.parse(readFileSync(factsFile(), 'utf8')));
}
