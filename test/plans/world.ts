import { Cause, Grade, PlacePrecision, Sector, SourceKind } from '../../prisma/client/enums.ts';
import { movedSums } from '../../server/changes/rollup.ts';
import { mergeIncidents } from '../../server/incidents/merge.ts';
import { retractIncident } from '../../server/incidents/retract.ts';
import { updateIncident } from '../../server/incidents/update.ts';
import { PROGRAM } from '../../server/viewer.ts';
import type { TestDatabase } from '../support/database.ts';
import { record } from '../support/incidents.ts';

/** Texts that a careless writer of JSON or SQL would spoil. */
export const TEXTS = ['Raid on the harbour', '"quoted" \\ and /', 'línea\u2028nueva\u2029 \u0001\t', 'غارة على السوق', '😔 of 𐍈', '', ' ', `it's $1 'so'`, '%_'];
const NAMES = ['Farid Example', 'فريد المثال', 'Ali'];

/** A figure of each kind that hardly any incident has. */
const SUBGROUPS = {
  womenKilledMin: 0, womenKilledMax: 1, menKilledMin: 0, menKilledMax: 1, injuredMin: 3, injuredMax: 9, injuredQualifier: 'ABOUT', childrenInjuredMin: 0, childrenInjuredMax: 1, womenInjuredMin: 0, womenInjuredMax: 2, menInjuredMin: 0, menInjuredMax: 0,
  belligerentsKilledMin: 0, belligerentsKilledMax: 2, belligerentsInjuredMin: 0, belligerentsInjuredMax: 3, overrideReason: 'By "hand"',
} as const;

export interface World {
  incidents: { id: string; code: string }[];
  codes: string[];
  /** Instants between its changes. */
  instants: string[];
}

/** Records in every state, of every kind, full of oddities; few enough that any two are often related. */
export async function buildWorld(database: TestDatabase): Promise<World> {
  const { db } = database;
  const pick = <T>(list: readonly T[], index: number): T => list[index % list.length]!;
  const grades = Object.values(Grade);
  const incidents = await record(db, Array.from({ length: 24 }, (_, index) => ({
    day: `2017-0${1 + (index % 3)}-${String(1 + (index % 9)).padStart(2, '0')}`, grade: pick(grades, index), killed: index % 4 === 0 ? null : (index % 3 === 1 ? [10, 60] : [index % 3, 3 + index]) as [number, number], // the second month is the deadliest
    country: pick(['SY', 'IQ', 'YE'], index), admin1: pick(['North', 'South'], index), parties: index % 5 === 0 ? [] : [`Party ${index % 3}`, 'Ally'].slice(0, 1 + (index % 2)),
  })));
  await database.sql(`update party set name_ar = 'حزب', aliases = array['A "b"', 'ج'], kind = 'STATE' where name = 'Ally'`);
  const accused = await db.party.findUniqueOrThrow({ where: { name: 'Ally' } });
  const instants = [new Date(0).toISOString(), new Date().toISOString()];
  const articles = await Promise.all(Array.from({ length: 6 }, async (_, index) => {
    const source = await db.source.create({ data: { name: `Paper ${index}`, kind: pick(Object.values(SourceKind), index), country: index % 2 ? 'SY' : null, language: 'ar' } });
    const title = pick([null, `Mourning ${NAMES[0]}`, 'وفريد المثال', 'The coalition denies', ...TEXTS], index);
    const article = await db.article.create({ data: { sourceId: source.id, url: `https://paper.example/${index}`, urlKey: `u${index}`, title, byline: [], publishedAt: '2017-06', language: pick(['ar', null], index) } });
    return { sourceId: source.id, articleId: article.id };
  }));
  for (const [index, { id }] of incidents.entries()) {
    const location = await db.location.create({
      data: { name: pick(TEXTS, index), nameAr: pick(TEXTS, index + 3), names: TEXTS.slice(0, index % 5), country: 'SY', lat: 35 + index / 7, lon: index % 7 === 0 ? -0 : -39.005 - index, radius: index, precision: pick(Object.values(PlacePrecision), index),
        ...(index % 3 === 0 && { admin1: pick(TEXTS, index), admin2: pick(TEXTS, index + 1), pcode: 'SY"1', gazetteerId: `geonames:${index}` }) },
    });
    const claims = await Promise.all(Array.from({ length: index % 4 }, (_, nth) => db.claim.create({
      data: {
        incidentId: id, ...pick(articles, index + nth), ...(nth === 2 && { articleId: null }), allegesHarm: nth !== 1, speaker: pick([null, ...TEXTS], index + nth),
        ...(nth < 2 && { quoteStart: 0, quoteEnd: 9, quote: nth === 0 ? `Of ${pick(NAMES, index)} and others` : pick(TEXTS, index) }),
        killedMax: nth === 0 ? 5 : null, killedQualifier: nth === 0 ? pick(['UP_TO', 'EXACT'], index) : 'UNKNOWN',
        ...(nth === 0 && { injuredMin: 0, injuredMax: index, injuredQualifier: 'ABOUT' as const, accusedPartyId: accused.id }), family: nth === 2 ? crypto.randomUUID() : null, credibility: 1 + nth,
        withdrawnAt: index % 6 === 1 ? new Date('2020-02-03T04:05:06.070Z') : null,
      },
    })));
    await db.externalCode.create({ data: { scheme: pick(['AIRWARS', 'OTHER'], index), code: `CS${index >> 1}`, incidentId: id } });
    await db.externalCode.create({ data: { scheme: 'UCDP', code: `${1000 + index}`, incidentId: id } });
    if (index % 3 === 0) await db.victim.create({ data: { incidentId: id, name: pick(NAMES, index / 3), nameAr: index % 2 ? NAMES[1]! : null, status: 'KILLED', embargoed: index % 2 === 0, ...(index % 9 === 0 && { removedAt: new Date(), toSeq: 0n }) } });
    await db.incidentVersion.updateMany({
      where: { incidentId: id },
      data: {
        claimIds: claims.map((claim) => claim.id), locationId: location.id, title: pick([null, ...TEXTS], index), placeName: pick(TEXTS, index + 1), lat: location.lat, lon: location.lon, radius: 5,
        placePrecision: 'TOWN', cause: pick(Object.values(Cause), index), childrenKilledMax: index % 4 === 0 ? null : 1, childrenKilledMin: index % 4 === 2 ? 0 : null, deathsMin: 0, deathsMax: index, ...(index % 4 === 3 && SUBGROUPS),
        timeOfDay: pick([null, '10:00'], index), gradeReason: pick(TEXTS, index + 2), strikeStatus: index % 2 ? 'LIKELY' : null, graphic: index % 2 === 0,
        state: index % 8 === 7 ? 'PROPOSED' : 'PUBLISHED',
      },
    });
    await database.sql(`update incident_party set verdict = 'CREDIBLE', verdict_on = '2018-01-02', reference = $2, conceded_min = 1, conceded_max = 3 where incident_id = $1`, [id, pick(TEXTS, index)]);
    instants.push(new Date().toISOString());
  }
  await database.sql('delete from monthly_rollup');
  await db.$executeRaw`with ${movedSums(1n, BigInt(incidents.length))} select`;
  await buildRecords(db, incidents, articles);
  const seen = (index: number) => ({ id: incidents[index]!.id, expectedVersion: 1 });
  await retractIncident(db, PROGRAM, { ...seen(0), reason: 'Taken back' });
  await mergeIncidents(db, PROGRAM, { from: seen(1), into: seen(2), reason: 'One event' });
  instants.push(new Date().toISOString());
  for (const index of [3, 4, 5]) await updateIncident(db, PROGRAM, { ...seen(index), reason: 'Titled', patch: { title: pick(TEXTS, index) } });
  return { incidents, codes: [...incidents.map(({ code }) => code), 'CS1', 'CS4', '1001', '1004', 'none', ''], instants };
}

async function buildRecords(db: TestDatabase['db'], incidents: World['incidents'], articles: { articleId: string }[]): Promise<void> {
  const party = await db.party.findFirstOrThrow();
  for (const [index, { articleId }] of articles.entries()) {
    const common = {
      version: 1, fromSeq: 1n, fromAt: new Date(Date.UTC(2018, 0, 1 + (index >> 1))), state: index === 5 ? ('PROPOSED' as const) : ('PUBLISHED' as const),
      articleId: index === 4 ? null : articleId, ...(index !== 3 && { quoteStart: 1, quoteEnd: 4, quote: `By ${NAMES[index % 3]} 😔` }),
    };
    const incidentIds = incidents.slice(index, index + 3).map(({ id }) => id);
    await db.humanitarianNote.create({
      data: { ...common, sectors: Object.values(Sector).slice(0, index), date: index === 2 ? null : new Date('2017-03-01'), country: 'SY', placeName: TEXTS[index]!, affectedMax: index === 0 ? null : index, affectedQualifier: 'UNKNOWN', affectedStatus: 'AFF', incidentIds },
    });
    await db.publishedTally.create({
      data: { ...common, publisher: `Monitor ${index}`, partyId: index % 2 ? party.id : null, startDate: new Date('2017-02-01'), endDate: new Date('2017-02-28'), countries: ['SY', 'IQ'].slice(0, index % 3), killedMin: index, killedMax: index + 1, killedQualifier: 'ABOUT', changePercent: index / 3, events: index },
    });
    await db.statement.create({ data: { ...common, speaker: TEXTS[index]!, stance: index % 2 ? 'DENIES' : 'ACCEPTS', partyId: party.id, date: new Date('2017-04-05'), incidentIds } });
  }
}
