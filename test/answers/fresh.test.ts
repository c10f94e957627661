import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { updateIncident } from '../../server/incidents/update.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { buildWorld, type World } from '../plans/world.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { startProgram, type Program } from '../support/program.ts';

// Nobody gets an answer that is older than a change they were told of.

let desk: TestDesk;
let world: World;
let other: Program;
let urls: string[];
beforeAll(async () => {
  desk = await openDesk();
  world = await buildWorld(desk.database);
  other = startProgram('cli/desk', ['api'], { DATABASE_URL: desk.database.url, PORT: '0', DATA_DIR: desk.settings.DATA_DIR, NODE_ENV: 'test' });
  const [, port] = await other.until(/http:\/\/(?:localhost|127\.0\.0\.1):(\d+)/);
  urls = [desk.server.url, `http://127.0.0.1:${port}`];
});
afterAll(async () => {
  other.process.kill('SIGTERM');
  await other.ended;
  await desk[Symbol.asyncDispose]();
});

async function ask<T>(url: string, query: string): Promise<T> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function hits(): Promise<number> {
  return Number(/^desk_answers_hits (\d+)/m.exec(await (await fetch(`${desk.server.url}/metrics`)).text())?.[1]);
}

const TITLED = /^Title (\d+)$/;
const numberIn = (title: string | null): number => Number(TITLED.exec(title ?? '')?.[1] ?? 0);

test('with writers at work, no reader of either process gets what is older than the last commit before its question', async () => {
  const before = await hits();
  const targets = world.incidents.filter((_, index) => [8, 9, 10, 11].includes(index));
  const written = targets.map(() => 0);
  let writing = true;
  let checked = 0;
  const stale: string[] = [];

  const write = async (at: number): Promise<void> => {
    for (let number = 1; number <= 15; number += 1) {
      const { id } = targets[at]!;
      const { currentVersion } = await desk.database.db.incident.findUniqueOrThrow({ where: { id } });
      await updateIncident(desk.database.db, PROGRAM, { id, expectedVersion: currentVersion, reason: 'Titled', patch: { title: `Title ${number}` } });
      written[at] = number;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const read = async (url: string, nth: number): Promise<void> => {
    for (let turn = nth; writing; turn += 1) {
      const at = turn % targets.length;
      const { code } = targets[at]!;
      const least = written[at]!;
      const list = turn % 3 === 0;
      const seen = list
        ? (await ask<{ incidents: { nodes: { code: string; title: string }[] } }>(url, '{ incidents(first: 50, filter: { from: "2017-01-01", to: "2017-03-31" }) { nodes { code title } } }')).incidents.nodes.find((node) => node.code === code)
        : (await ask<{ incident: { title: string } }>(url, `{ incident(code: "${code}") { title } }`)).incident;
      checked += 1;
      if (numberIn(seen?.title ?? null) < least) stale.push(`${url} ${list ? 'list' : 'point'} ${code}: ${seen?.title} after ${least}`);
    }
  };
  const readers = urls.flatMap((url) => [0, 1, 2, 3].map((nth) => read(url, nth)));
  await Promise.all(targets.map((_, at) => write(at)));
  writing = false;
  await Promise.all(readers);
  expect(stale).toEqual([]);
  expect(checked).toBeGreaterThan(100);
  expect(await hits()).toBeGreaterThan(before);
});

const incidentNow = (selection: string) => () => `{ incident(code: "${world.incidents[11]!.code}") { ${selection} } }`;
const id = () => world.incidents[11]!.id;

/** What the public may read of a record without a line in the feed of changes, and a change of it. */
const QUIET_CHANGES: [name: string, question: () => string, change: string][] = [
  ['a source', incidentNow('claims { source { reliability } }'), `update source set reliability = 'B'`],
  ['an article', incidentNow('claims { article { title } }'), `update article set title = 'Retitled'`],
  ['a party', incidentNow('parties { party { aliases } }'), `update party set aliases = array['New']`],
  ['a place', incidentNow('location { radius }'), `update location set radius = 4711`],
  ['precision', incidentNow('lat'), `update desk set coordinate_decimals = 0`],
  ['a claim', incidentNow('claims { credibility }'), `update claim set credibility = 6`],
  ['a victim', incidentNow('victims { name }'), `insert into victim (id, incident_id, name, status, embargoed) values (gen_random_uuid(), '$id', 'Open Name', 'KILLED', false)`],
  ['a code', incidentNow('externalCodes { code }'), `insert into external_code values ('NEW', 'N1', '$id')`],
  ['a party in an incident', incidentNow('parties { reference }'), `update incident_party set reference = 'New'`],
  ['a version', () => '{ incidents(filter: { from: "2017-01-01", to: "2017-06-30" }, first: 50) { nodes { title } } }', `update incident_version set title = 'By hand' where to_seq is null`],
  ['a note', () => '{ humanitarianNotes { nodes { speaker } } }', `update humanitarian_note set speaker = 'New'`],
  ['a tally', () => '{ publishedTallies { nodes { rank } } }', `update published_tally set rank = 'New'`],
  ['a statement', () => '{ statements { nodes { organisation } } }', `update statement set organisation = 'New'`],
  ['places', () => '{ locations(first: 100) { totalCount } }', `insert into location (id, name, names, country, lat, lon, radius, precision) values (gen_random_uuid(), 'New', '{}', 'SY', 1, 1, 1, 'TOWN')`],
  ['names of parties', () => '{ incidents(filter: { parties: ["Unheard"] }) { totalCount } }', `insert into party (id, name, aliases) values (gen_random_uuid(), 'Another', array['Unheard']); insert into incident_party (incident_id, version, party_id) select incident_id, version, (select id from party where name = 'Another') from incident_version where to_seq is null and incident_id = '$id'`],
  ['a month', () => '{ monthlySummary(month: "2017-02") { publishedTallies { tally { area } } } }', `update published_tally set area = 'New'`],
];

test.each(QUIET_CHANGES)('%s that changes changes the next answer, of both processes', async (_name, question, change) => {
  for (const url of urls) await ask(url, question());
  const before = await hits();
  const old = await Promise.all(urls.map((url) => ask(url, question())));
  expect(await hits()).toBe(before + 1);
  for (const statement of change.split(';')) await desk.database.sql(statement.replaceAll('$id', id()));
  const fresh = await Promise.all(urls.map((url) => ask(url, question())));
  expect(fresh[0]).not.toEqual(old[0]);
  expect(fresh[1]).toEqual(fresh[0]);
});

test('a name put under embargo is withheld from the next answer, also where another incident\'s victim bears it', async () => {
  const [article] = await desk.database.sql<{ id: string; incident: string }>(`select c.article_id as id, min(c.incident_id::text) as incident from claim c where quote is not null group by 1 having count(distinct incident_id) > 1 limit 1`);
  await desk.database.sql(`update article set title = 'Of Nobody Known' where id = $1`, [article!.id]);
  const question = '{ incidents(first: 50) { nodes { claims { article { title } } } } }';
  for (const url of urls) for (const _ of [1, 2]) expect(JSON.stringify(await ask(url, question))).toContain('Of Nobody Known');
  await desk.database.sql(`insert into victim (id, incident_id, name, status) values (gen_random_uuid(), $1, 'Nobody Known', 'KILLED')`, [article!.incident]);
  for (const url of urls) expect(JSON.stringify(await ask(url, question))).not.toContain('Of Nobody Known');
});
