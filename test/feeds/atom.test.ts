import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseAtomFeed } from 'feedsmith';
import { NAMED, recordAll } from '../releases/newsroom.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { record } from '../support/incidents.ts';

let desk: TestDesk;
let ids: string[];
beforeAll(async () => {
  desk = await openDesk();
  ids = await recordAll(desk.database.db);
});
afterAll(() => desk[Symbol.asyncDispose]());

const get = (query = '', headers: Record<string, string> = {}) => fetch(`${desk.server.url}/feeds/incidents.atom${query}`, { headers });
const read = async (query?: string) => {
  const response = await get(query);
  const text = await response.text();
  return { response, text, feed: parseAtomFeed(text) };
};
const globalId = (id: string) => Buffer.from(`Incident:${id}`).toString('base64url');
const retract = (id: string) => desk.get(`mutation ($input: RetractInput!) { retractIncident(input: $input) { incident { id } } }`, { input: { id: globalId(id), expectedVersion: 1, reason: 'Twice the same' } }, 'EDITOR');

test('an independent reader finds the public incidents, each once, with all that Atom asks for', async () => {
  const { response, feed, text } = await read();
  expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
  expect(feed).toMatchObject({ id: `${desk.server.url}/feeds/incidents.atom`, title: { value: 'Casualty Desk: incidents' }, authors: [{ name: 'Casualty Desk: incidents' }], rights: { value: 'CC BY 4.0' } });
  expect(feed.links).toEqual(expect.arrayContaining([expect.objectContaining({ rel: 'self', href: `${desk.server.url}/feeds/incidents.atom` })]));
  expect(feed.entries?.map(({ id }) => id)).toEqual([4, 2, 1, 0].map((at) => `urn:uuid:${ids[at]}`));
  for (const { id, title, updated, links, summary } of feed.entries!) expect({ id, title, updated, links, summary }).toEqual({ id: expect.any(String), title: { value: expect.any(String) }, updated: expect.stringMatching(/Z$/), links: [expect.objectContaining({ href: expect.stringMatching(/\/incidents\/CD-\d+$/) })], summary: expect.objectContaining({ value: expect.any(String) }) });
  expect(feed.entries!.at(-1)).toMatchObject({ title: { value: expect.stringMatching(/^CD-\d+: Raid on a market$/) }, summary: { value: '2017-05-30, SY. Civilians killed: 2–5; injured: unknown. Grade: FAIR.' } });
  expect(text).not.toMatch(/Not yet public|34\.56|40\.12/);
});

describe('a reader that has it', () => {
  test('is told so by ETag or by time', async () => {
    const { headers } = await get();
    const [etag, modified] = [headers.get('etag')!, headers.get('last-modified')!];
    for (const known of [{ 'if-none-match': etag }, { 'if-none-match': `"other", ${etag}` }, { 'if-modified-since': modified }] as Record<string, string>[]) {
      const again = await get('', known);
      expect({ known, status: again.status, body: await again.text() }).toEqual({ known, status: 304, body: '' });
    }
    for (const stale of [{ 'if-none-match': '"other"' }, { 'if-none-match': '"other"', 'if-modified-since': modified }, { 'if-modified-since': 'Thu, 01 Jan 2015 00:00:00 GMT' }, { 'if-modified-since': 'nonsense' }] as Record<string, string>[]) {
      expect({ stale, status: (await get('', stale)).status }).toEqual({ stale, status: 200 });
    }
  });

  test('gets it anew after a change', async () => {
    const etag = (await get()).headers.get('etag')!;
    await retract(ids[2]!);
    expect((await get('', { 'if-none-match': etag })).status).toBe(200);
  });
});

test('what left the public stands there as that, first, and says nothing of what it was', async () => {
  await retract(ids[0]!);
  const { feed, text } = await read();
  expect(feed.entries![0]).toMatchObject({ id: `urn:uuid:${ids[0]}`, title: { value: expect.stringMatching(/: retracted$/) }, categories: [{ term: 'RETRACTED' }] });
  expect(text).not.toContain('Raid on a market');
});

test('a title that names a victim under embargo is withheld', async () => {
  expect((await read()).text).toContain(NAMED);
  const etag = (await get()).headers.get('etag')!;
  await desk.database.db.victim.create({ data: { incidentId: ids[1]!, name: NAMED, status: 'KILLED', embargoed: true } });
  expect((await read()).text).not.toContain('Invented');
  expect((await get('', { 'if-none-match': etag })).status).toBe(200);
});

test('earlier entries are on further pages, all of them once', async () => {
  await record(desk.database.db, Array.from({ length: 120 }, () => ({ day: '2018-01-01', grade: 'WEAK' as const })));
  const seen: string[] = [];
  for (let next: string | undefined = `${desk.server.url}/feeds/incidents.atom`; next !== undefined;) {
    const feed: ReturnType<typeof parseAtomFeed> = parseAtomFeed(await (await fetch(next)).text());
    seen.push(...feed.entries!.map(({ id }) => id!));
    next = feed.links?.find(({ rel }) => rel === 'next')?.href;
  }
  expect([seen.length, new Set(seen).size]).toEqual([124, 124]);
  expect((await get('?before=x')).status).toBe(400);
});

test('signs and characters that XML can\'t hold do no harm', async () => {
  await desk.database.sql(`update incident_version set title = $1 where incident_id = $2 and to_seq is null`, ['<script>&"\' \u0001 ]]> \uffff', ids[4]]);
  const pages = [await read(), await read('?before=10')];
  const titles = pages.flatMap(({ feed }) => feed.entries!.map(({ title }) => title));
  expect(titles.some((title) => title?.value?.endsWith('<script>&"\'  ]]> '.trim()))).toBe(true);
});
