import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { createApiKey } from '../../server/auth/apiKeys.ts';
import { DeskError } from '../../server/errors.ts';
import { attachToIncident } from '../../server/review/attach.ts';
import { claimReviewItem, releaseReviewItem, renewClaim } from '../../server/review/claim.ts';
import { deferReviewItem, rejectReviewItem, reopenReviewItem } from '../../server/review/decide.ts';
import { promoteReviewItem, type Promotion } from '../../server/review/promote.ts';
import { undo } from '../../server/review/undo.ts';
import { updateIncident } from '../../server/incidents/update.ts';
import { loadIncident } from '../../server/incidents/load.ts';
import type { Db, Tx } from '../../prisma/db.ts';
import { PROGRAM, type Viewer } from '../../server/viewer.ts';
import { waitingItems, type WaitingItem } from './items.ts';

let desk: TestDesk;
let db: Db;
beforeAll(async () => {
  desk = await openDesk({ POOL_SIZE: 20 });
  db = desk.server.db;
});
afterAll(() => desk[Symbol.asyncDispose]());

async function reviewer(name: string, role: 'REVIEWER' | 'EDITOR' = 'REVIEWER'): Promise<Viewer> {
  const { id } = await createApiKey(db, PROGRAM, { name, role });
  return { id, kind: 'KEY', name, role };
}

async function one(): Promise<WaitingItem> {
  const [item] = await waitingItems(db, 1);
  return item!;
}

function promotion(item: WaitingItem, fence?: number): Promotion {
  return {
    item: { id: item.id, fence }, notes: [], tallies: [], statements: [],
    incidents: [{ startDate: new Date('2017-06-12'), place: { country: 'SY', admin1: 'North' }, claims: [{ killed: { min: 5, max: 5 }, quote: { start: 0, end: 65 } }] }],
  };
}

/** The code and words of a refusal; fails when the act went through. */
async function refused(act: Promise<unknown>): Promise<{ code: string; message: string }> {
  try {
    await act;
  } catch (error) {
    if (error instanceof DeskError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('It was not refused');
}

const deeds = async (id: string) => (await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })).map(({ deed }) => deed);
const expire = (id: string) => desk.database.sql(`update review_item set lease_expires_at = now() - interval '1 second' where id = $1`, [id]);

describe('claims', () => {
  test('an item is held by one person, who can renew and release the claim', async () => {
    const [amal, basel] = [await reviewer('Amal'), await reviewer('Basel')];
    const item = await one();
    const { fence, leaseExpiresAt } = await claimReviewItem(db, amal, item);
    expect(await refused(claimReviewItem(db, basel, item))).toMatchObject({ code: 'STALE', message: expect.stringMatching(/Amal did "claim review item"/) });
    expect(await refused(rejectReviewItem(db, basel, item, 'DUPLICATE', null))).toMatchObject({ code: 'STALE' });
    await desk.database.sql(`update review_item set lease_expires_at = lease_expires_at - interval '1 minute' where id = $1`, [item.id]);
    const renewed = await renewClaim(db, amal, { id: item.id, fence });
    expect(renewed.leaseExpiresAt!.getTime()).toBeGreaterThanOrEqual(leaseExpiresAt!.getTime());
    expect(await releaseReviewItem(db, amal, { id: item.id, fence })).toMatchObject({ state: 'PENDING', claimedById: null, leaseExpiresAt: null });
    expect(await claimReviewItem(db, basel, item)).toMatchObject({ claimedById: basel.id });
    expect(await deeds(item.id)).toEqual(['claim review item', 'release review item', 'claim review item']);
  });

  test('a lease that ran out makes the item pending for all, and the late holder\'s write is refused', async () => {
    const [amal, basel] = [await reviewer('Amal'), await reviewer('Basel')];
    const item = await one();
    const { fence } = await claimReviewItem(db, amal, item);
    await expire(item.id);
    expect(await refused(promoteReviewItem(db, amal, promotion(item, fence)))).toMatchObject({ code: 'LEASE_LOST' });
    expect(await refused(renewClaim(db, amal, { id: item.id, fence }))).toMatchObject({ code: 'LEASE_LOST' });
    const second = await claimReviewItem(db, basel, item);
    expect(second.fence).toBe(fence + 1);
    expect(await refused(promoteReviewItem(db, amal, promotion(item, fence)))).toMatchObject({ code: 'LEASE_LOST', message: expect.stringMatching(/Basel did "claim review item"/) });
    await expect(promoteReviewItem(db, basel, promotion(item, second.fence))).resolves.toMatchObject({ incidents: [expect.any(String)] });
  });

  test('of twenty who decide each of fifty items at once, one wins and nineteen are told; audit entries equal acts', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, (_, index) => reviewer(`Reviewer ${index}`)));
    const items = await waitingItems(db, 50);
    for (const item of items) {
      const outcomes = await Promise.allSettled(people.map((person, index) => (index % 2 ? rejectReviewItem(db, person, item, 'DUPLICATE', null) : promoteReviewItem(db, person, promotion(item)))));
      const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as DeskError] : []));
      expect(lost.map(({ code }) => code)).toEqual(Array(19).fill('NOT_POSSIBLE'));
      expect(lost[0]?.message).toMatch(/Reviewer \d+ did "(promote|reject) review item"/);
    }
    const decided = await db.auditEntry.groupBy({ by: ['subjectId'], where: { subjectId: { in: items.map(({ id }) => id) }, deed: { in: ['promote review item', 'reject review item'] } }, _count: true });
    expect(decided.map(({ _count }) => _count)).toEqual(Array(50).fill(1));
    const promoted = await db.reviewItem.count({ where: { id: { in: items.map(({ id }) => id) }, state: 'PROMOTED' } });
    expect(await db.claim.count({ where: { articleId: { in: items.map(({ articleId }) => articleId) } } })).toBe(promoted);
  });
});

describe('promotion', () => {
  test('several records of one article are made together', async () => {
    const item = await one();
    const amal = await reviewer('Amal');
    const [draft] = promotion(item).incidents;
    const made = await promoteReviewItem(db, amal, {
      ...promotion(item), incidents: [draft!, { ...draft!, startDate: new Date('2017-06-13') }], notes: [{ sectors: ['WSH'] }],
      tallies: [{ publisher: 'A monitor', startDate: new Date('2017-06-01'), endDate: new Date('2017-06-30'), killed: { min: 3, max: 9 } }], statements: [{ speaker: 'A general', stance: 'DENIES' }],
    });
    expect(Object.values(made).map((ids: string[]) => ids.length)).toEqual([2, 1, 1, 1]);
  });

  test.each<[string, Partial<Promotion>]>([
    ['an incident that ends before it begins', { incidents: [{ startDate: new Date('2017-06-12') }, { startDate: new Date('2017-06-12'), endDate: new Date('2017-06-11') }] }],
    ['a quote outside the text', { statements: [{ speaker: 'A general', stance: 'DENIES', quote: { start: 0, end: 9_999 } }] }],
    ['a quote that ends inside a character', { statements: [{ speaker: 'A general', stance: 'DENIES', quote: { start: 0, end: 132 } }] }],
    ['a note without a sector', { notes: [{ sectors: [] }] }],
    ['a tally that ends before it begins', { tallies: [{ publisher: 'A monitor', startDate: new Date('2017-06-30'), endDate: new Date('2017-06-01') }] }],
    ['one code for two incidents', { incidents: [1, 2].map(() => ({ startDate: new Date('2017-06-12'), externalCodes: [{ scheme: 'AIRWARS', code: 'CS1' }] })) }],
    ['one party under two names', { incidents: [{ startDate: new Date('2017-06-12'), parties: [{ name: 'Reds' }, { name: 'reds ' }] }] }],
    ['nothing at all', { incidents: [] }],
  ])('one bad draft keeps all from being written: %s', async (_name, bad) => {
    const item = await one();
    const amal = await reviewer('Amal');
    const before = await desk.database.sql('select (select count(*) from change) as changes, (select count(*) from incident) as incidents, (select count(*) from audit_entry) as audited');
    const { code } = await refused(promoteReviewItem(db, amal, { ...promotion(item), ...bad }));
    expect(['BAD_USER_INPUT', 'ALREADY_EXISTS']).toContain(code);
    expect(await desk.database.sql('select (select count(*) from change) as changes, (select count(*) from incident) as incidents, (select count(*) from audit_entry) as audited')).toEqual(before);
    expect(await db.reviewItem.findUnique({ where: { id: item.id } })).toMatchObject({ state: 'PENDING', version: 1 });
  });

  test('twenty who bring the same new place and parties in turn about end with one of each', async () => {
    const items = await waitingItems(db, 20);
    const amal = await reviewer('Amal');
    const names = [1, 2, 3].map((index) => ({ name: `Party ${index} of ${randomUUID()}` }));
    const gazetteerId = `test:${randomUUID()}`;
    await Promise.all(items.map((item, index) => promoteReviewItem(db, amal, {
      ...promotion(item), incidents: [{ startDate: new Date('2017-06-12'), place: { gazetteerId, name: 'Harbour', country: 'SY', lat: 35, lon: 39 }, parties: index % 2 ? names : names.toReversed() }],
    })));
    expect(await db.location.count({ where: { gazetteerId } })).toBe(1);
    expect(await db.party.count({ where: { name: { in: names.map(({ name }) => name) } } })).toBe(3);
  });
});

describe('attaching', () => {
  test('a range that follows the claims is derived anew; one that a reviewer set stays', async () => {
    const amal = await reviewer('Amal');
    const [first, second, third] = await waitingItems(db, 3, { ownSources: true });
    const { incidents: [incidentId] } = await promoteReviewItem(db, amal, promotion(first!));
    const { version } = await attachToIncident(db, amal, { item: second!, incidentId: incidentId!, incidentVersion: 1, claims: [{ killed: { min: 3, max: 8 } }] });
    expect((await loadIncident(db as unknown as Tx, incidentId!)).state).toMatchObject({ killedMin: 3, killedMax: 8, killedQualifier: 'BETWEEN', overrideReason: null });
    await updateIncident(db, amal, { id: incidentId!, expectedVersion: version, reason: 'The hospital counted', patch: { killed: { min: 6, max: 6 } } });
    await attachToIncident(db, amal, { item: third!, incidentId: incidentId!, claims: [{ killed: { min: 1, max: 20 } }] });
    expect((await loadIncident(db as unknown as Tx, incidentId!)).state).toMatchObject({ killedMin: 6, killedMax: 6, overrideReason: 'The hospital counted', claimIds: { length: 3 } });
  });
});

test('twenty who attach to one incident at once, whichever version holds, all do', async () => {
  const [first, ...others] = await waitingItems(db, 21, { ownSources: true });
  const people = await Promise.all(others.map((_, index) => reviewer(`Attacher ${index}`)));
  const { incidents: [incidentId] } = await promoteReviewItem(db, people[0]!, promotion(first!));
  const attached = await Promise.all(others.map((item, index) => attachToIncident(db, people[index]!, { item, incidentId: incidentId!, claims: [{ killed: { min: 4, max: 4 } }] })));
  expect(attached.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 2));
  expect((await loadIncident(db as unknown as Tx, incidentId!)).state).toMatchObject({ version: 21, killedMin: 4, killedMax: 5, claimIds: { length: 21 } });
});

describe('undo', () => {
  test.each(['reject', 'defer'] as const)('of %s makes the item pending, once', async (act) => {
    const [item, amal] = [await one(), await reviewer('Amal')];
    await (act === 'reject' ? rejectReviewItem(db, amal, item, 'DUPLICATE', null) : deferReviewItem(db, amal, item, new Date(Date.now() + 3_600_000), null));
    expect(await undo(db, amal)).toEqual({ itemId: item.id, undone: `${act} review item` });
    expect(await db.reviewItem.findUnique({ where: { id: item.id } })).toMatchObject({ state: 'PENDING', rejectReason: null, deferredUntil: null, decidedById: null });
    expect(await refused(undo(db, amal))).toMatchObject({ code: 'NOT_POSSIBLE' });
  });

  test('of a promotion retracts what it made, unless somebody built on it', async () => {
    const [first, second, amal, basel] = [await one(), await one(), await reviewer('Amal'), await reviewer('Basel')];
    const { incidents: [incidentId] } = await promoteReviewItem(db, amal, promotion(first));
    await attachToIncident(db, basel, { item: second, incidentId: incidentId!, claims: [] });
    expect(await refused(undo(db, amal))).toMatchObject({ code: 'NOT_POSSIBLE', message: expect.stringMatching(/CD-\d+ was changed since/) });
    expect(await db.reviewItem.findUnique({ where: { id: first.id } })).toMatchObject({ state: 'PROMOTED' });
    await undo(db, basel);
    const third = await one();
    const { incidents: [made] } = await promoteReviewItem(db, amal, promotion(third));
    await undo(db, amal);
    expect((await loadIncident(db as unknown as Tx, made!)).state.state).toBe('RETRACTED');
  });

  test('of an attachment takes its claims back, unless the incident was changed since', async () => {
    const [first, second, amal, basel] = [await one(), await one(), await reviewer('Amal'), await reviewer('Basel')];
    const { incidents: [incidentId] } = await promoteReviewItem(db, amal, promotion(first));
    const attach = () => attachToIncident(db, basel, { item: second, incidentId: incidentId!, claims: [{ killed: { min: 9, max: 9 } }] });
    await attach();
    await undo(db, basel);
    expect((await loadIncident(db as unknown as Tx, incidentId!)).state).toMatchObject({ killedMin: 5, killedMax: 5, claimIds: { length: 1 } });
    const { version } = await attach();
    await updateIncident(db, amal, { id: incidentId!, expectedVersion: version, reason: 'Graded', patch: { grade: 'FAIR' } });
    expect(await refused(undo(db, basel))).toMatchObject({ code: 'NOT_POSSIBLE', message: expect.stringMatching(/was changed since the article was attached/) });
  });

  test('is refused once somebody else moved the item on', async () => {
    const [item, amal, basel] = [await one(), await reviewer('Amal'), await reviewer('Basel')];
    await rejectReviewItem(db, amal, item, 'DUPLICATE', null);
    await reopenReviewItem(db, basel, item, 'It is another raid');
    expect(await refused(undo(db, amal))).toMatchObject({ code: 'NOT_POSSIBLE', message: expect.stringMatching(/Basel did "reopen review item" since/) });
  });
});

describe('a retry with the same client mutation id', () => {
  test('is harmless, also twenty at once', async () => {
    const [item, amal, key] = [await one(), await reviewer('Amal'), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 20 }, () => promoteReviewItem(db, amal, { ...promotion(item), clientMutationId: key })));
    expect(answers).toEqual(Array(20).fill(answers[0]));
    expect((await deeds(item.id)).filter((deed) => deed === 'make records')).toHaveLength(1);
  });

  test('of undo undoes one decision only', async () => {
    const [first, second, amal] = [await one(), await one(), await reviewer('Amal')];
    await rejectReviewItem(db, amal, first, 'DUPLICATE', null);
    await rejectReviewItem(db, amal, second, 'DUPLICATE', null);
    await Promise.all([undo(db, amal, 'again'), undo(db, amal, 'again'), undo(db, amal, 'again')]);
    expect(await db.reviewItem.findUnique({ where: { id: first.id } })).toMatchObject({ state: 'REJECTED' });
    expect(await db.reviewItem.findUnique({ where: { id: second.id } })).toMatchObject({ state: 'PENDING' });
  });

  test('for another act is refused', async () => {
    const [first, second, amal] = [await one(), await one(), await reviewer('Amal')];
    await rejectReviewItem(db, amal, first, 'DUPLICATE', null, 'one key');
    expect(await refused(rejectReviewItem(db, amal, second, 'DUPLICATE', null, 'one key'))).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('of a claim keeps the first one\'s fence', async () => {
    const [item, amal] = [await one(), await reviewer('Amal')];
    const claims = [await claimReviewItem(db, amal, item, 'claim'), await claimReviewItem(db, amal, item, 'claim')];
    expect(claims.map(({ fence }) => fence)).toEqual([1, 1]);
  });
});

test('a deferral that is over counts as pending, in lists and in moves', async () => {
  const [item, amal] = [await one(), await reviewer('Amal')];
  await deferReviewItem(db, amal, item, new Date(Date.now() + 3_600_000), null);
  expect(await refused(claimReviewItem(db, amal, item))).toMatchObject({ code: 'NOT_POSSIBLE' });
  await desk.database.sql(`update review_item set deferred_until = now() - interval '1 second' where id = $1`, [item.id]);
  expect(await claimReviewItem(db, amal, item)).toMatchObject({ state: 'CLAIMED', deferredUntil: null });
});
