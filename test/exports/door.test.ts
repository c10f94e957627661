import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { connect } from 'node:net';
import { NAMED, recordAll } from '../releases/newsroom.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { startProgram } from '../support/program.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk({ EXPORTS_AT_ONCE: 2, PAGE_LIMIT: 500 });
  await recordAll(desk.database.db);
  await desk.database.sql('update desk set coordinate_decimals = 1');
});
afterAll(() => desk[Symbol.asyncDispose]());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${desk.server.url}${path}`, { headers });
const whole = async (path: string) => {
  const response = await get(path);
  await response.arrayBuffer();
  return response;
};
const codes = async (query: string) => parse<Record<string, string>>(await (await get(`/export/incidents.csv?${query}`)).text(), { columns: true }).map(({ code = '' }) => code).toSorted((a, b) => a.localeCompare(b));
const fault = async (path: string, headers?: Record<string, string>) => {
  const response = await get(path, headers);
  const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
  return { status: response.status, code: errors[0]?.extensions.code, message: errors[0]?.message };
};

/** The same filter, asked of the API's list. */
async function listed(filter: object): Promise<string[]> {
  const { incidents } = await desk.get<{ incidents: { nodes: { code: string }[] } }>(`query ($filter: IncidentFilter) { incidents(first: 500, filter: $filter) { nodes { code } } }`, { filter });
  return incidents.nodes.map(({ code }) => code).toSorted((a, b) => a.localeCompare(b));
}

describe('narrowed by a filter, a file holds what the API lists', () => {
  test.each<object>([
    {}, { from: '2017-06-02' }, { to: '2017-06-15' }, { from: '2017-06-02', to: '2017-06-15' }, { countries: ['IQ'] }, { countries: [] }, { grades: ['WEAK', 'FAIR'] }, { parties: ['reds'] }, { parties: ['Nobody'] },
    { causes: ['UNKNOWN'] }, { killedAtLeast: 1 }, { killedAtMost: 1 }, { harmReported: true }, { harmReported: false }, { text: 'raid market' }, { text: '100%_' }, { text: 'CD-1' }, { text: ' ' },
    { box: { south: 34.56, north: 34.57, west: 40, east: 41 } }, { box: { south: 34.6, north: 34.6, west: 40.1, east: 40.1 } }, { updatedSince: '2017-01-01T00:00:00Z' }, { updatedSince: '2090-01-01T00:00:00Z' },
    { from: null, countries: null, text: null }, { admin1: ['North'] }, { near: { lat: 34.6, lon: 40.1, metres: 10 } }, { near: { lat: 34.56789, lon: 40.12345, metres: 10 } }, { injuredAtLeast: 1 },
  ])('%j', async (filter) => {
    expect(await codes(new URLSearchParams({ filter: JSON.stringify(filter) }).toString())).toEqual(await listed(filter));
  });

  test('global ids name parties too', async () => {
    const [party] = await desk.database.sql<{ id: string }>(`select id from party where name = 'Blues'`);
    const filter = { parties: [Buffer.from(`Party:${party!.id}`).toString('base64url')] };
    expect(await listed(filter)).toHaveLength(1);
    expect(await codes(new URLSearchParams({ filter: JSON.stringify(filter) }).toString())).toEqual(await listed(filter));
  });

  test('the short spellings say the same', async () => {
    expect(await codes('from=2017-06-01&to=2017-06-30&country=IQ&country=SY&grade=WEAK&party=Blues')).toEqual(await listed({ from: '2017-06-01', to: '2017-06-30', countries: ['IQ', 'SY'], grades: ['WEAK'], parties: ['Blues'] }));
  });

  test.each([
    ['notes', { sectors: ['HEA'] }, { sectors: ['EDU'] }], ['notes', { countries: ['SY'], from: '2017-06-20' }, { to: '2017-06-19' }], ['tallies', { publisher: 'a MONITOR' }, { publisher: 'other' }],
    ['tallies', { from: '2017-06-30' }, { from: '2017-07-01' }], ['statements', { stances: ['DENIES'] }, { stances: ['ACCEPTS'] }], ['statements', { to: '2017-06-16' }, { from: '2017-06-17' }],
    ['changes', { entityKinds: ['STATEMENT'] }, { entityKinds: ['RELEASE'] }], ['changes', { parties: ['Blues'], grades: ['WEAK'], countries: ['SY'] }, { kinds: ['INCIDENT_MERGED'] }],
  ])('%s by %j', async (what, fits, doesNot) => {
    const rows = async (filter: object) => (await (await get(`/export/${what}.ndjson?${new URLSearchParams({ filter: JSON.stringify(filter) }).toString()}`)).text()).split('\n').filter(Boolean).length;
    expect([await rows(fits), await rows(doesNot)]).toEqual([1, 0]);
  });

  test('the command takes it too', async () => {
    const program = startProgram('cli/desk', ['export', '--format', 'ndjson', '--filter', '{"grades":["CONFIRMED"]}', '--country', 'IQ'], { DATABASE_URL: desk.database.url });
    expect(await program.ended).toBe(0);
    expect(program.printed()).toMatch(/"rows":1\b/);
    const wrong = startProgram('cli/desk', ['export', '--format', 'csv', '--grade', 'GOOD'], { DATABASE_URL: desk.database.url });
    expect(await wrong.ended).toBe(1);
    expect(wrong.printed()).toMatch(/filter can't be used at grades/);
  });
});

test.each(['%7B', '[]', '{"colour":1}', '{"from":"yesterday"}', '{"grades":["GOOD"]}', '{"text":"\\u0000"}', '{"box":{"south":1}}', '{"killedAtLeast":3000000000}', '{"parties":["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"]}'])('the filter %s is refused in words', async (filter) => {
  expect(await fault(`/export/incidents.csv?filter=${filter.startsWith('%') ? filter : encodeURIComponent(filter)}`)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT', message: expect.stringMatching(/\S{3}/) });
});

test('what there is no file of is said', async () => {
  for (const file of ['secrets.csv', 'incidents.exe', 'incidents', 'incidents.csv.gz']) expect(await fault(`/export/${file}`)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  expect(await fault('/export/changes.csv?release=1')).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await fault('/export/incidents.csv?release=77')).toMatchObject({ code: 'NOT_FOUND' });
});

test('each format is sent as what it is, under a name of its own', async () => {
  for (const [file, type, name] of [
    ['incidents.csv', 'text/csv; charset=utf-8', 'incidents.csv'], ['incidents.hxl', 'text/csv; charset=utf-8', 'incidents.hxl.csv'], ['incidents.hxl.csv', 'text/csv; charset=utf-8', 'incidents.hxl.csv'],
    ['incidents.geojson', 'application/geo+json', 'incidents.geojson'], ['incidents.ndjson', 'application/x-ndjson', 'incidents.ndjson'], ['incidents.parquet', 'application/vnd.apache.parquet', 'incidents.parquet'],
  ] as const) {
    const { status, headers } = await whole(`/export/${file}`);
    expect({ file, status, type: headers.get('content-type'), name: headers.get('content-disposition') }).toEqual({ file, status: 200, type, name: `attachment; filename="${name}"` });
  }
});

describe('nothing but what is public leaves by this door, whoever signs in', () => {
  test.each(['READER', 'PARTNER', 'REVIEWER', 'ADMIN'] as const)('for a %s', async (role) => {
    const { id } = await desk.database.db.victim.create({ data: { incidentId: (await desk.database.db.incident.findFirstOrThrow()).id, name: NAMED, status: 'KILLED', embargoed: true } });
    const headers: Record<string, string> = role === 'READER' ? {} : { authorization: `Bearer ${await desk.key(role)}` };
    for (const what of ['incidents', 'statements', 'changes']) {
      const text = await (await get(`/export/${what}.ndjson`, headers)).text();
      expect({ what, named: /Invented|Not yet public|34\.56|40\.12/.test(text) }).toEqual({ what, named: false });
      expect(text).toContain('[withheld');
    }
    await desk.database.db.victim.delete({ where: { id } });
  });

  test('a key that is sent must hold', async () => {
    expect(await fault('/export/incidents.csv', { authorization: 'Bearer wrong' })).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });
});

test('so many files are written at once, and who comes on top is told when to come again', async () => {
  await desk.database.sql(`insert into change select g, now(), 'NOTE_CREATED', 'HUMANITARIAN_NOTE', gen_random_uuid(), 1, null, null, jsonb_build_object('quote', repeat('x', 5000)), null, null, null, false, true, null, null, null, '{}' from generate_series(1000, 9000) g`);
  const { hostname, port } = new URL(desk.server.url);
  const idle = await Promise.all([1, 2].map(() => new Promise<ReturnType<typeof connect>>((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(`GET /export/changes.ndjson HTTP/1.1\r\nHost: desk\r\n\r\n`));
    socket.once('data', () => resolve(socket.pause()));
  })));
  expect(await fault('/export/incidents.csv')).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
  for (const socket of idle) socket.destroy();
  await expect(until(async () => (await whole('/export/incidents.csv')).status === 200)).resolves.toBeUndefined();
  await until(async () => (await desk.database.sql(`select 1 from pg_stat_activity where application_name = 'casualty-desk export' and datname = current_database()`)).length === 0);
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}
