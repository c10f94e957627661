import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { getNamedType, isInterfaceType, isObjectType, type GraphQLField } from 'graphql';
import { transact } from '../../prisma/db.ts';
import { createSchema } from '../../server/graphql.ts';
import { writeChanges } from '../../server/changes/writeChanges.ts';
import { globalId } from '../../server/read/ids.ts';
import { insertRecords } from '../../server/records/write.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { waitingItems } from '../review/items.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { record } from '../support/incidents.ts';
import { plausibleVariables, withValue, type KnownIds } from './plausible.ts';

// Whatever text, number or date is sent anywhere, the answer is never INTERNAL_SERVER_ERROR; text that can't be kept is refused.

const schema = await createSchema();
const base64 = (text: string) => Buffer.from(text).toString('base64url');
const UUID = '01890a5d-ac96-774b-bcce-b302099a8057';
const RULE = '01890a5d-ac96-774b-bcce-b302099a8058';
const TICKET = '01890a5d-ac96-774b-bcce-b302099a8060';
const KEY = '01890a5d-ac96-774b-bcce-b302099a8061';
const FILTER = '01890a5d-ac96-774b-bcce-b302099a8059';

/** Long, and not to be compressed into an index. */
const LONG = randomBytes(35_000).toString('hex');
const UNSOUND = ['a\0b', '\ud800'];
const ODD_TEXT = ['', '%_\\', '__proto__', LONG];
const ODD_MONTHS = ['0000-01', '9999-12', '2017-13'];
const ODD_IDS = [
  'nonsense', base64('Incident'), base64('Incident:'), base64(`Incident:${'-'.repeat(36)}`), base64(`constructor:${UUID}`), base64(`__proto__:${UUID}`), base64(`Incident:${UUID}`),
  base64(`Party:${UUID}`), base64(`Claim:${UUID}`), base64(`ReviewItem:${UUID.toUpperCase()}`), base64('Incident:\0'),
];
const ODD_CURSORS = [
  'nonsense', ...['{}', '[]', '[null]', '[1e999]', '[99999999999]', '[1.5]', '["x"]', '[null,null]', `["2017-06-13T00:00:00.000Z","${'-'.repeat(36)}"]`, `["+275760-09-13T00:00:00.000Z","${UUID}"]`,
    `["0000-01-01T00:00:00.000Z","${UUID}"]`, `["999999999999999999","${UUID}"]`, `["a\\u0000b","${UUID}"]`, `["\\ud800","${UUID}"]`, `[1e308,"${UUID}"]`, `[{},"${UUID}"]`,
    'change:-1', 'change:999999999999999999', 'change:99999999999999999999999', 'change:0'].map(base64),
];
const HOSTILE: Record<string, unknown[]> = {
  String: [...UNSOUND, ...ODD_TEXT],
  ID: [...UNSOUND, ...ODD_TEXT, ...ODD_IDS],
  Cursor: [...UNSOUND, ...ODD_TEXT, ...ODD_CURSORS],
  Date: ['0000-01-01', '0001-01-01', '9999-12-31', '10000-01-01', '+275760-09-13', '2017-02-30', '', '\0'],
  DateTime: ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '+275760-09-13T00:00:00.000Z', '', 8_640_000_000_000_000, -62_167_219_200_001],
  Int: [2_147_483_647, -2_147_483_648, 2_147_483_648, 0, -1],
  Float: [1e308, -1e308, 5e-324, 91, 181],
  JSON: [{ a: '\0' }, { '\ud800': 1 }, [], 'x', { recipe: { a: 'b'.repeat(70_000) } }],
  Boolean: [false],
};

/** Not possible for a pending item, a page that did not fail, a source without feeds, a webhook that works; all others work with plausible values, so hostile ones get as far as that. */
const STATES = new Set(['renewClaim', 'releaseReviewItem', 'reopenReviewItem', 'retryScrapeJob', 'runScrape', 'undo', 'takeSecondGrading', 'gradeSecond', 'adjudicateGrade', 'acceptInvitation', 'redeemPasswordReset', 'enableWebhook']);

let desk: TestDesk;
let ids: KnownIds;

beforeAll(async () => {
  desk = await openDesk();
  const { db } = desk.database;
  const [item] = await waitingItems(db, 1);
  const [incident, other] = await record(db, [{ day: '2017-06-13', grade: 'FAIR', killed: [1, 5], parties: ['Some party'] }, { day: '2017-06-14', grade: 'WEAK' }]);
  const location = await db.location.create({ data: { name: 'Harbour', names: [], country: 'SY', lat: 35, lon: 39, radius: 100, precision: 'EXACT' } });
  const job = await db.scrapeJob.create({ data: { url: 'https://paper.example/job', urlKey: 'https://paper.example/job', host: 'paper.example', sourceId: item!.sourceId } });
  const claim = await db.claim.create({ data: { incidentId: incident!.id, sourceId: item!.sourceId, allegesHarm: false } });
  const victim = await db.victim.create({ data: { incidentId: incident!.id, name: 'Nobody here', status: 'KILLED' } });
  await desk.key('ADMIN');
  const asker = await db.apiKey.findFirstOrThrow({ where: { role: 'ADMIN' } });
  const user = await db.user.create({ data: { email: 'colleague@desk.example', name: 'A colleague', role: 'REVIEWER' } });
  const remark = await db.remark.create({ data: { reviewItemId: item!.id, authorId: asker.id, authorName: asker.name, text: 'Look here' } });
  const rule = await db.rule.create({ data: { id: RULE, versions: { create: { version: 1, name: 'A rule', enabled: false, keywords: ['raid'], field: 'TEXT', languages: [], sourceIds: [], tag: 'raid', authorName: 'Somebody' } } } });
  const filter = await db.savedFilter.create({ data: { id: FILTER, name: 'A filter', ownerId: asker.id, ownerName: asker.name, filter: {} } });
  await db.ticket.create({ data: { id: TICKET, kind: 'INVITATION', email: 'invited@desk.example', role: 'REVIEWER', hash: 'hash', issuedByName: 'One', expiresAt: new Date('2099-01-01') } });
  await db.apiKey.create({ data: { id: KEY, name: 'Old', role: 'PARTNER', prefix: 'cdk_old', hash: 'hash' } });
  await db.blindGrading.create({ data: { incidentId: incident!.id, state: 'SETTLED', firstGraderName: 'One', firstGrade: 'WEAK', secondGraderName: 'Two', secondGrade: 'WEAK', finalGrade: 'WEAK' } });
  const [note] = await transact(db, (tx) => writeChanges(tx, PROGRAM, (turn) => insertRecords(tx, turn, 'humanitarian_note', [{
    sectors: ['HEA'], date: null, locationId: null, placeName: null, country: null, admin1: null, affectedMin: null, affectedMax: null, affectedQualifier: 'UNKNOWN', affectedStatus: null,
    speaker: null, organisation: null, expiresOn: null, incidentIds: [], articleId: null, extractionId: null, quoteStart: null, quoteEnd: null, quote: null,
  }], 'PROPOSED', null)));
  const { createWebhook: { webhook } } = await desk.get<{ createWebhook: { webhook: { id: string } } }>('mutation { createWebhook(input: { url: "https://paper.example/hook" }) { webhook { id } } }', {}, 'ADMIN');
  const { pingWebhook: { delivery } } = await desk.get<{ pingWebhook: { delivery: { id: string } } }>('mutation ($id: ID!) { pingWebhook(input: { id: $id }) { delivery { id } } }', { id: webhook.id }, 'ADMIN');
  await desk.get('mutation { createRelease(title: "First") { number } }', {}, 'ADMIN');
  ids = {
    item: item!.globalId, incident: globalId('Incident', incident!.id), other: globalId('Incident', other!.id), note: globalId('HumanitarianNote', note!), source: globalId('Source', item!.sourceId),
    user: globalId('User', user.id), remark: globalId('Remark', remark.id), rule: globalId('Rule', rule.id), filter: globalId('SavedFilter', filter.id), ticket: globalId('Ticket', TICKET), key: globalId('ApiKey', KEY), webhook: webhook.id, delivery: delivery.id, job: globalId('ScrapeJob', job.id), location: globalId('Location', location.id), claim: globalId('Claim', claim.id), victim: victim.personId,
  };
  // Proposed, so that no totals stand in the way when versions are put back.
  await desk.database.sql(`update incident_version set state = 'PROPOSED', claim_ids = case when incident_id = $2 then array[$1]::uuid[] else '{}' end`, [claim.id, incident!.id]);
});
afterAll(() => desk[Symbol.asyncDispose]());

/** Puts what a successful act moved back where it was, so that the next hostile value gets as far. */
async function restore(): Promise<void> {
  await desk.database.sql(`
    update review_item set state = 'PENDING', version = 1, claimed_by_id = null;
    update incident set current_version = 1;
    delete from incident_party where version > 1;
    delete from incident_version where version > 1;
    update incident_version set to_seq = null where to_seq is not null;
    delete from victim where from_seq > 0;
    update victim set to_seq = null, removed_at = null where to_seq > 0;
    delete from humanitarian_note where version > 1;
    update humanitarian_note set to_seq = null where to_seq is not null;
    delete from feed;
    update source set version = 1, name = gen_random_uuid()::text;
    delete from external_code;
    update rule set current_version = 1;
    update "user" set version = 1, role = 'REVIEWER', disabled_at = null;
    update ticket set revoked_at = null where id = '${TICKET}';
    update api_key set revoked_at = null;
    update desk set version = 1, four_eyes = false, coordinate_decimals = null, blind_share = 0, two_factor_roles = '{}';
    alter table rule_version disable trigger all;
    delete from rule_version where version > 1 or rule_id <> '${RULE}';
    alter table rule_version enable trigger all;
    delete from rule where id <> '${RULE}';
    delete from saved_filter;
    insert into saved_filter (id, name, owner_id, owner_name, filter) select '${FILTER}', 'A filter', id, name, '{}' from api_key where role = 'ADMIN' on conflict do nothing;
    update webhook set version = 1, state = 'ACTIVE', stop = null, notice = null, stopped_at = null;
    delete from webhook where id <> (select min(id::text)::uuid from webhook);
    delete from client_mutation`);
}

function operationOf(kind: string, { name, args, type }: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(type);
  const connection = isObjectType(named) && 'nodes' in named.getFields();
  const selection = connection ? ' { totalCount nodes { __typename } }' : isObjectType(named) || isInterfaceType(named) ? ' { __typename }' : '';
  const list = (write: (arg: { name: string; type: unknown }) => string) => (args.length > 0 ? `(${args.map(write).join(', ')})` : '');
  return `${kind}${list((arg) => `$${arg.name}: ${String(arg.type)}`)} { ${name}${list((arg) => `${arg.name}: $${arg.name}`)}${selection} }`;
}

const FIELDS = (['query', 'mutation'] as const).flatMap((kind) =>
  Object.values(schema.getRootType(kind as never)!.getFields()).filter(({ args }) => args.length > 0).map((field): [string, GraphQLField<unknown, unknown>, string] => [field.name, field, kind]));

describe.each(FIELDS)('%s', (name, field, kind) => {
  test('takes hostile values without a fault of its own', async () => {
    const query = operationOf(kind, field);
    const { variables, leaves } = plausibleVariables(name, field.args, ids);
    const usual = await desk.ask(query, variables, 'ADMIN');
    expect(usual.errors ?? []).toEqual(STATES.has(name) ? [expect.objectContaining({ extensions: expect.objectContaining({ code: 'NOT_POSSIBLE' }) })] : []);
    await restore();
    const faults: unknown[] = [];
    const send = async (path: (string | number)[], value: unknown) => {
      const { errors } = await desk.ask(query, withValue(variables, path, value) as object, 'ADMIN');
      const code = errors?.[0]?.extensions.code ?? 'OK';
      if (code === 'OK' && kind === 'mutation') await restore();
      const unsound = UNSOUND.includes(value as string) && !['BAD_USER_INPUT', 'CURSOR_INVALID'].includes(code);
      if (unsound || code === 'INTERNAL_SERVER_ERROR' || code === 'TIMED_OUT') faults.push({ at: path.join('.'), value: JSON.stringify(value).slice(0, 60), code });
    };
    for (const { path, type } of leaves) {
      const values = type === 'String' && /^(month|from|to)$/.test(String(path.at(-1))) ? ODD_MONTHS : (HOSTILE[type] ?? []);
      if (kind === 'query') await Promise.all(values.map((value) => send(path, value)));
      else for (const value of values) await send(path, value);
    }
    expect(faults).toEqual([]);
  });
});
