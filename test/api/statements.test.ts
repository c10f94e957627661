import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { insertRows } from '../../prisma/insertRows.ts';
import { transact } from '../../prisma/db.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { record } from '../support/incidents.ts';
import { countStatements, type StatementCounter } from '../support/statements.ts';
import { waitingItems } from '../review/items.ts';

// A list's cost in statements doesn't grow with its records.

let desk: TestDesk;
let counter: StatementCounter;

beforeAll(async () => {
  desk = await openDesk({ CACHE_BYTES: 0 }); // a kept answer takes none
  const { db } = desk.database;
  const incidents = await record(db, Array.from({ length: 50 }, (_, index) => ({ day: '2017-06-12', grade: 'FAIR' as const, killed: [1, 2] as [number, number], parties: [`Party ${index % 7}`, `Ally ${index}`] })));
  const items = await waitingItems(db, 5, { ownSources: true });
  for (const [index, { id }] of incidents.entries()) {
    const { articleId, sourceId } = items[index % items.length]!;
    const location = await db.location.create({ data: { name: `Place ${index}`, names: [], country: 'SY', lat: 35, lon: 39, radius: 10, precision: 'CITY' } });
    const claims = [1, 2].map(() => ({ id: crypto.randomUUID(), incidentId: id, sourceId, articleId, allegesHarm: true, quote: 'Five were killed', quoteStart: 0, quoteEnd: 16, killedMin: 5, killedMax: 5, killedQualifier: 'EXACT', injuredQualifier: 'UNKNOWN', createdAt: new Date() }));
    await transact(db, (tx) => insertRows(tx, 'claim', claims));
    await db.externalCode.create({ data: { scheme: 'AIRWARS', code: `CS${index}`, incidentId: id } });
    await db.victim.create({ data: { incidentId: id, name: `Some Body ${index}`, status: 'KILLED' } });
    await db.incidentVersion.updateMany({ where: { incidentId: id }, data: { claimIds: claims.map((claim) => claim.id), locationId: location.id } });
    await db.statement.create({ data: { version: 1, fromSeq: 1, fromAt: new Date(), state: 'PUBLISHED', speaker: 'A general', stance: 'DENIES', incidentIds: [id, incidents[0]!.id], articleId, quote: 'No', quoteStart: 0, quoteEnd: 2 } });
  }
  counter = countStatements();
});
afterAll(async () => {
  counter[Symbol.dispose]();
  await desk[Symbol.asyncDispose]();
});

function statementsOf(text: string, first: number, role?: 'REVIEWER'): Promise<number> {
  return counter.of(() => desk.get(text, { first }, role));
}

const INCIDENT = 'code location { name } parties { party { name } } claims { quote { text } source { name } article { title } accusedParty { name } } externalCodes { code } victims { name } independentSources';

test.each([
  ['incidents', `query ($first: Int) { incidents(first: $first) { nodes { ${INCIDENT} } } }`, undefined],
  ['incidents with their history', `query ($first: Int) { incidents(first: $first) { nodes { code history { version ${INCIDENT} } } } }`, undefined],
  ['statements with their incidents', `query ($first: Int) { statements(first: $first) { nodes { speaker quote { text } article { title } incidents { ${INCIDENT} } } } }`, undefined],
  ['why', `query ($first: Int!) { why(month: "2017-06", first: $first) { contributions { incident { ${INCIDENT} } claims { claim { quote { text } source { name } } } } } }`, undefined],
  ['changes', `query ($first: Int!) { changes(first: $first) { nodes { kind before after } } }`, undefined],
  ['articles', `query ($first: Int) { articles(first: $first) { nodes { title source { name articleCount } revisions { text } } } }`, 'REVIEWER' as const],
  ['the queue', `query ($first: Int) { reviewQueue(first: $first) { nodes { article { title source { name } } text claimedBy incidents { ${INCIDENT} } history { deed } copies { id } sameEvent { id } } } }`, 'REVIEWER' as const],
])('%s', async (_name, text, role) => {
  const few = await statementsOf(text, 2, role);
  expect(few).toBeGreaterThan(0);
  // Batches may fall apart by a tick or two; a query per record would be 48 more.
  expect(await statementsOf(text, 50, role)).toBeLessThanOrEqual(few + 6);
});

test('related items, which lead back to their own, are weighed as many', async () => {
  const nested = (levels: number): string => (levels === 0 ? 'id text' : `copies { id sameEvent { ${nested(levels - 1)} } }`);
  expect((await desk.ask(`{ reviewQueue(first: 1) { nodes { ${nested(1)} } } }`, {}, 'REVIEWER')).errors).toBeUndefined();
  expect((await desk.ask(`{ reviewQueue(first: 1) { nodes { ${nested(2)} } } }`, {}, 'REVIEWER')).errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COSTLY' } }]);
});
