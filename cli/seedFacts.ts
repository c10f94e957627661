import { loadFacts, type DemoIncident, type DemoTally } from '../demo/facts.ts';
import { transact, type Db, type Tx } from '../prisma/db.ts';
import { insertRows } from '../prisma/insertRows.ts';
import { uuid7 } from '../common/uuid7.ts';
import { writeChanges } from '../server/changes/writeChanges.ts';
import { checkFacts } from '../server/incidents/checkFacts.ts';
import { noFacts, type IncidentFacts } from '../server/incidents/facts.ts';
import { insertIncidents } from '../server/incidents/write.ts';
import type { RecordFacts } from '../server/records/kinds.ts';
import { partiesByName } from '../server/records/party.ts';
import { placeFacts } from '../server/records/place.ts';
import { insertRecords } from '../server/records/write.ts';
import { rangeColumns } from '../server/review/range.ts';
import { PROGRAM } from '../server/viewer.ts';

/** Records the demonstration's two years of facts, once, so that charts and maps have something to show. */
export async function seedFacts(db: Db): Promise<void> {
  const { parties, incidents, tallies } = loadFacts();
  await transact(db, async (tx) => {
    await insertRows(tx, 'party', parties.map(({ name, nameAr, kind, aliases }) => ({ id: uuid7(), name, nameAr, kind, aliases })));
    const ids = await partiesByName(tx, [...incidents.flatMap((each) => each.parties.map(({ name }) => name)), ...tallies.map(({ accused }) => accused)]);
    const drafts: { id: string; incident: DemoIncident; facts: IncidentFacts }[] = [];
    for (const incident of incidents) drafts.push({ id: uuid7(), incident, facts: await factsOf(tx, incident, ids) });
    await writeChanges(tx, PROGRAM, async (turn) => {
      await insertIncidents(tx, turn, drafts.map(({ id, facts }) => ({ id, facts, state: 'PUBLISHED', reason: 'Demonstration data' })));
      await insertRows(tx, 'external_code', drafts.map(({ id, incident: { scheme, code } }) => ({ scheme, code, incidentId: id })));
      await insertRecords(tx, turn, 'published_tally', tallies.map((tally) => tallyFacts(tally, ids)), 'PUBLISHED', 'Demonstration data');
    });
  });
}

async function factsOf(tx: Tx, incident: DemoIncident, ids: Map<string, string>): Promise<IncidentFacts> {
  const { startDate, endDate, parties, placeName, country, admin1, lat, lon, radius, placePrecision } = incident;
  const { title, datePrecision, grade, gradeReason, strikeStatus, cause } = incident;
  const { killedMin, killedMax, killedQualifier, childrenKilledMin, childrenKilledMax, injuredMin, injuredMax, injuredQualifier } = incident;
  const facts: IncidentFacts = {
    ...noFacts(new Date(startDate), new Date(endDate)),
    ...(await placeFacts(tx, { name: placeName, country, admin1, lat, lon, radius, precision: placePrecision })),
    title, datePrecision, grade, gradeReason, strikeStatus, cause,
    killedMin, killedMax, killedQualifier, childrenKilledMin, childrenKilledMax, injuredMin, injuredMax, injuredQualifier,
    overrideReason: 'Demonstration data',
    parties: parties.map(({ name, verdict, concededMin, concededMax }) => ({ partyId: ids.get(name) ?? '', verdict, concededMin, concededMax, verdictOn: null, reference: null })),
  };
  checkFacts(facts);
  return facts;
}

function tallyFacts(tally: DemoTally, ids: Map<string, string>): RecordFacts<'published_tally'> {
  const { publisher, accused, startDate, endDate, countries, events, killedQualifier, changePercent, rank, publishedOn } = tally;
  const { min: killedMin, max: killedMax } = rangeColumns('killed', { min: tally.killedMin, max: tally.killedMax, qualifier: killedQualifier });
  return {
    publisher, partyId: ids.get(accused) ?? null, startDate: new Date(startDate), endDate: new Date(endDate), countries, area: null, events, killedMin, killedMax, killedQualifier,
    injuredMin: null, injuredMax: null, injuredQualifier: 'UNKNOWN', changePercent, rank, publishedOn: publishedOn ? new Date(publishedOn) : null,
    articleId: null, extractionId: null, quoteStart: null, quoteEnd: null, quote: null,
  };
}
