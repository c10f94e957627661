import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createApiKey } from '../../server/auth/apiKeys.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { openDesk, type Answer, type TestDesk } from '../support/desk.ts';
import { waitingItems, type WaitingItem } from './items.ts';

const REVIEWERS = 20;
const ITEMS = 2_000;
/** Half a minute on two cores; the rest is for slower machines. */
const PATIENCE_MS = 900_000;

type Deed = 'claim review item' | 'promote review item' | 'attach review item' | 'reject review item';

interface Reviewer {
  id: string;
  name: string;
  secret: string;
  /** Acts that the desk confirmed. */
  done: Record<Deed, number>;
  /** Records that the confirmed promotions made. */
  made: { incidents: number; notes: number };
}

interface Claimed {
  id: string;
  fence: number;
  version: number;
}

let desk: TestDesk;
beforeAll(async () => {
  // Twenty at once on a busy machine wait for each other longer than anybody would.
  desk = await openDesk({ RATE_LIMIT_KEY: 0, RATE_LIMIT_KEY_COST: 0, STATEMENT_TIMEOUT: PATIENCE_MS });
});
afterAll(() => desk[Symbol.asyncDispose]());

async function reviewer(name: string): Promise<Reviewer> {
  const { id, secret } = await createApiKey(desk.server.db, PROGRAM, { name, role: 'REVIEWER' });
  return { id, name, secret, done: { 'claim review item': 0, 'promote review item': 0, 'attach review item': 0, 'reject review item': 0 }, made: { incidents: 0, notes: 0 } };
}

/** Posts an operation with the reviewer's own key. Somebody else may have been first; undefined then, and any other refusal is a fault. */
async function ask<T>(who: Reviewer, query: string, variables: object = {}): Promise<T | undefined> {
  const response = await fetch(`${desk.server.url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${who.secret}` }, body: JSON.stringify({ query, variables }),
  });
  const { data, errors = [] } = (await response.json()) as Answer;
  for (const { extensions: { code }, message } of errors) if (code !== 'STALE' && code !== 'NOT_POSSIBLE') throw new Error(`${who.name}: ${code}: ${message}`);
  return errors.length > 0 ? undefined : (data as T);
}

const RANGE = { min: 3, max: 5 };
const INCIDENTS = [{ startDate: '2017-06-12', place: { country: 'SY', admin1: 'North' }, claims: [{ killed: RANGE, quote: { start: 0, end: 65 } }] }];

/** Incidents of all the reviewers, the newest last: to that one all attach, so that they meet there too. */
const known: string[] = [];

/** The four ways to decide; each says whether the desk confirmed it. */
const WAYS: ((who: Reviewer, input: object) => Promise<Deed | undefined>)[] = [
  async (who, input) => {
    const answer = await ask<{ promoteReviewItem: { incidents: { id: string }[] } }>(
      who, 'mutation ($input: PromoteReviewItemInput!) { promoteReviewItem(input: $input) { incidents { id } } }', { input: { ...input, incidents: INCIDENTS } });
    const made = answer?.promoteReviewItem.incidents ?? [];
    known.push(...made.map(({ id }) => id));
    who.made.incidents += made.length;
    return answer && 'promote review item';
  },
  async (who, input) => {
    const answer = await ask<{ promoteReviewItem: { notes: unknown[] } }>(
      who, 'mutation ($input: PromoteReviewItemInput!) { promoteReviewItem(input: $input) { notes { id } } }', { input: { ...input, notes: [{ sectors: ['WSH'] }] } });
    who.made.notes += answer?.promoteReviewItem.notes.length ?? 0;
    return answer && 'promote review item';
  },
  async (who, input) => (await ask<object>(
    who, 'mutation ($input: AttachToIncidentInput!) { attachToIncident(input: $input) { incident { id } } }', { input: { ...input, incidentId: known.at(-1), claims: [{ killed: RANGE }] } })) && 'attach review item',
  async (who, input) => (await ask<object>(
    who, 'mutation ($input: RejectReviewItemInput!) { rejectReviewItem(input: $input) { item { state } } }', { input: { ...input, reason: 'DUPLICATE' } })) && 'reject review item',
];

/** Decides what the reviewer holds: nobody can be first. */
async function decide(who: Reviewer, turn: number, { id, fence, version }: Claimed): Promise<void> {
  who.done['claim review item'] += 1;
  const way = WAYS[known.length === 0 ? 0 : turn % WAYS.length]!;
  const done = await way(who, { id, fence, expectedVersion: version, clientMutationId: `decide ${id}` });
  if (!done) throw new Error(`${who.name} held the item and was refused`);
  who.done[done] += 1;
}

/** Has the desk give an item at a time, until none waits. */
async function takeGiven(who: Reviewer): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    const given = await ask<{ claimNextReviewItem: { item: Claimed | null } }>(
      who, 'mutation ($key: String) { claimNextReviewItem(clientMutationId: $key) { item { id fence version } } }', { key: `next ${turn}` });
    if (!given) throw new Error(`${who.name} asked for any item and was refused`);
    if (!given.claimNextReviewItem.item) return;
    await decide(who, turn, given.claimNextReviewItem.item);
  }
}

/** Claims one of the items at the queue's head, as others do; whoever is too late looks again. */
async function takePicked(who: Reviewer): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    const head = await ask<{ reviewQueue: { nodes: { id: string }[] } }>(who, '{ reviewQueue(first: 20) { nodes { id } } }');
    const waiting = head?.reviewQueue.nodes ?? [];
    if (waiting.length === 0) return;
    const claimed = await ask<{ claimReviewItem: { item: Claimed } }>(
      who, 'mutation ($input: ClaimReviewItemInput!) { claimReviewItem(input: $input) { item { id fence version } } }', { input: { id: waiting[turn % waiting.length]!.id } });
    if (claimed) await decide(who, turn, claimed.claimReviewItem.item);
  }
}

/** What the audit trail says that somebody did to review items, by deed. */
async function audited(who: Reviewer): Promise<Partial<Record<string, number>>> {
  const rows = await desk.server.db.auditEntry.groupBy({ by: ['deed'], where: { actorId: who.id, subjectType: 'ReviewItem' }, _count: true });
  return Object.fromEntries(rows.map(({ deed, _count }) => [deed, _count]));
}

/** How often each item was decided, by the audit trail. */
async function decisionsOf(items: WaitingItem[]): Promise<number[]> {
  const rows = await desk.server.db.auditEntry.groupBy({
    by: ['subjectId'], where: { subjectId: { in: items.map(({ id }) => id) }, deed: { in: ['promote review item', 'attach review item', 'reject review item'] } }, _count: true,
  });
  return rows.map(({ _count }) => _count);
}

const sum = (people: Reviewer[], count: (who: Reviewer) => number) => people.reduce((total, who) => total + count(who), 0);

test('20 reviewers empty a queue of 2,000 through GraphQL: every item is decided once, and audit entries equal acts', async () => {
  const { db } = desk.server;
  const items = await waitingItems(db, ITEMS);
  const people = await Promise.all(Array.from({ length: REVIEWERS }, (_, index) => reviewer(`Reviewer ${index}`)));
  await Promise.all(people.map((who, index) => (index % 2 ? takeGiven(who) : takePicked(who))));

  expect(await decisionsOf(items)).toEqual(Array(ITEMS).fill(1));
  for (const who of people) {
    // A promotion's second entry lists what it made.
    const entries = Object.entries({ ...who.done, 'make records': who.done['promote review item'] }).filter(([, count]) => count > 0);
    expect(await audited(who)).toEqual(Object.fromEntries(entries));
  }
  const done = (deed: Deed) => sum(people, (who) => who.done[deed]);
  expect(done('claim review item')).toBe(ITEMS);
  const states = await db.reviewItem.groupBy({ by: ['state'], _count: true });
  expect(Object.fromEntries(states.map(({ state, _count }) => [state, _count]))).toEqual({
    PROMOTED: done('promote review item'), ATTACHED: done('attach review item'), REJECTED: done('reject review item'),
  });
  // Each confirmed act left its records and its changes, and nothing else did.
  const [incidents, notes, attached] = [sum(people, ({ made }) => made.incidents), sum(people, ({ made }) => made.notes), done('attach review item')];
  expect([await db.incident.count(), await db.claim.count(), await db.change.count()]).toEqual([incidents, incidents + attached, incidents + notes + attached]);
  expect(Math.min(incidents, notes, attached, done('reject review item'))).toBeGreaterThan(0);
}, PATIENCE_MS);
