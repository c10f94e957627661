import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { projectRoot } from '../../common/root.ts';
import { ingestNow } from '../../ingest/now.ts';
import { openIngest } from '../../ingest/start.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';

// One article's whole trip: from a saved page through the queue and one promotion to the month's summary.

interface Item {
  id: string;
  version: number;
  text: string;
  article: { title: string; publishedAt: string };
  suggestions: {
    tallies: { by: string; accused: string | null; from: string; to: string; events: number | null; killed: { min: number; max: number | null; qualifier: string }; changePercent: number | null; quote: { start: number; end: number } }[];
    notes: { sectors: string[]; place: string | null; affected: { min: number | null; max: number; qualifier: string; status: string } | null; speaker: string | null; quote: { start: number; end: number } }[];
    statements: { speaker: string; stance: string; quote: { start: number; end: number } }[];
    warnings: { code: string }[];
  };
}

let desk: TestDesk;
let item: Item;

beforeAll(async () => {
  desk = await openDesk();
  const ingest = await openIngest(desk.settings, desk.database.url, desk.log);
  const lines = await Array.fromAsync(ingestNow(ingest, [join(projectRoot(), 'test/trip/page.html')], 'The Harbour Post'));
  await ingest.db.$disconnect();
  expect(lines).toMatchObject([{ state: 'DONE', outcome: 'OK' }]);
  const { reviewQueue } = await desk.get<{ reviewQueue: { totalCount: number; nodes: Item[] } }>(
    `{ reviewQueue { totalCount nodes { id version text article { title publishedAt }
       suggestions { tallies { by accused from to events killed { min max qualifier } changePercent quote { start end } }
         notes { sectors place affected { min max qualifier status } speaker quote { start end } } statements { speaker stance quote { start end } } warnings { code } } } } }`,
    {}, 'REVIEWER',
  );
  expect(reviewQueue.totalCount).toBe(1);
  item = reviewQueue.nodes[0]!;
});
afterAll(() => desk[Symbol.asyncDispose]());

test('the queue shows title, day and body without what is not the article', () => {
  expect(item.article).toEqual({ title: 'Monthly count: coalition raids killed 412 in Deir ez-Zor, monitor says', publishedAt: '2018-10-15' });
  expect(item.text).toMatch(/^At least 412 civilians/);
  expect(item.text).not.toMatch(/RELATED|Harbour reopens|All rights reserved/);
});

test('the monitor\'s tally and the accused party\'s own are suggested, with the note and the warning', () => {
  const { tallies, notes, statements, warnings } = item.suggestions;
  expect(tallies).toContainEqual(expect.objectContaining({
    by: 'Airwars', from: '2018-09-01', to: '2018-09-30', events: 97, killed: { min: 288, max: 412, qualifier: 'BETWEEN' }, changePercent: 20,
  }));
  expect(tallies).toContainEqual(expect.objectContaining({ from: '2016-08-01', to: '2018-08-31', killed: expect.objectContaining({ min: 310, qualifier: 'AT_LEAST' }) }));
  expect(notes[0]).toMatchObject({ affected: { max: 18_000, qualifier: 'UP_TO', status: 'AFF' } });
  expect(notes[0]?.sectors).toEqual(expect.arrayContaining(['FSC', 'WSH', 'HEA', 'ELECTRICITY']));
  expect(statements).toContainEqual(expect.objectContaining({ stance: 'DENIES' }));
  expect(warnings.map(({ code }) => code)).toContain('MAXIMUM_STATED_AS_FACT');
});

test('one promotion makes two tallies, the note and the statement; the month shows the published total beside our own, and the gap', async () => {
  const { tallies, notes, statements } = item.suggestions;
  const promoted = await desk.get<{ promoteReviewItem: { item: { state: string }; tallies: unknown[]; notes: unknown[]; statements: { quote: { text: string } }[] } }>(
    `mutation ($input: PromoteReviewItemInput!) { promoteReviewItem(input: $input) { item { state } tallies { id } notes { id } statements { id quote { text } } } }`,
    {
      input: {
        id: item.id, expectedVersion: item.version,
        tallies: tallies.slice(0, 2).map(({ by, accused, from, to, events, killed, changePercent, quote }) => ({
          publisher: by, accusedParty: accused, startDate: from, endDate: to, events, killed, changePercent, countries: ['SY'], quote,
        })),
        notes: notes.slice(0, 1).map(({ sectors, place, affected, speaker, quote }) => ({
          sectors, speaker, quote, place: place ? { name: place, country: 'SY' } : null, affected: affected && { min: affected.min, max: affected.max, qualifier: affected.qualifier }, affectedStatus: affected?.status,
        })),
        statements: statements.slice(0, 1).map(({ speaker, stance, quote }) => ({ speaker, stance, quote })),
      },
    }, 'REVIEWER',
  );
  expect(promoted.promoteReviewItem).toMatchObject({ item: { state: 'PROMOTED' }, tallies: [{}, {}], notes: [{}], statements: [{}] });
  expect(promoted.promoteReviewItem.statements[0]?.quote.text).toMatch(/We reject the claim/);

  const { monthlySummary } = await desk.get<{ monthlySummary: object }>(
    `{ monthlySummary(month: "2018-09") { allegedEvents headlineEvents killed { min max }
       publishedTallies { tally { publisher events killed { min max } changePercent } gap { min max events } } } }`,
  );
  expect(monthlySummary).toEqual({
    allegedEvents: 0, headlineEvents: 0, killed: { min: 0, max: 0 },
    publishedTallies: [{ tally: { publisher: 'Airwars', events: 97, killed: { min: 288, max: 412 }, changePercent: 20 }, gap: { min: 288, max: 412, events: 97 } }],
  });
});

test('the item is decided once: a second promotion is told who was first', async () => {
  const { errors } = await desk.ask(
    `mutation ($input: PromoteReviewItemInput!) { promoteReviewItem(input: $input) { item { state } } }`,
    { input: { id: item.id, expectedVersion: item.version, statements: [{ speaker: 'Somebody', stance: 'OTHER' }] } }, 'EDITOR',
  );
  expect(errors).toMatchObject([{ extensions: { code: 'STALE' }, message: expect.stringMatching(/test REVIEWER did/) }]);
});

test('undo takes the records back as tombstones and the item is pending again', async () => {
  const { undo } = await desk.get<{ undo: object }>(`mutation { undo { undone item { state } } }`, {}, 'REVIEWER');
  expect(undo).toEqual({ undone: 'promote review item', item: { state: 'PENDING' } });
  const { publishedTallies, changes } = await desk.get<{ publishedTallies: { totalCount: number }; changes: { nodes: { kind: string; tombstone: boolean }[] } }>(
    `{ publishedTallies { totalCount } changes { nodes { kind tombstone } } }`,
  );
  expect(publishedTallies.totalCount).toBe(0);
  expect(changes.nodes.filter(({ tombstone }) => tombstone).map(({ kind }) => kind).toSorted()).toEqual(['NOTE_RETRACTED', 'STATEMENT_RETRACTED', 'TALLY_RETRACTED', 'TALLY_RETRACTED']);
});
