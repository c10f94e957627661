import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { submit } from '../../ingest/stages/submit.ts';
import type { Suggestions } from '../../ingest/suggest/types.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { deleteFilter, listFilters, saveFilter, updateFilter } from '../../server/filters/save.ts';
import { createRule, updateRule } from '../../server/rules/save.ts';
import type { RuleDraft } from '../../server/rules/draft.ts';
import type { Viewer } from '../../server/viewer.ts';
import { waitingItems } from '../review/items.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';

// Rules as an editor writes them by the API, applied as the ingest submits.

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk({ RULES_LIMIT: 3 });
});
afterAll(() => desk[Symbol.asyncDispose]());

const SUGGESTED = { relevance: 0.5, harm: { killed: null, injured: null }, claims: [], dates: [], places: [], actors: [], notes: [], tallies: [], statements: [], warnings: [] } as unknown as Suggestions;
const ITEM = `query ($id: ID!) { reviewItem(id: $id) { state version tags priority rejectReason note priorityParts { name weight words } appliedRules { ruleName ruleVersion why tag rejectReason priority } history { actorName deed } } }`;
const RULE = `id current { version name enabled }`;

interface Made { id: string; current: { version: number } }

async function make(rule: object): Promise<Made> {
  return (await desk.get<{ createRule: Made }>(`mutation ($input: CreateRuleInput!) { createRule(input: { rule: $rule }) { ${RULE} } }`.replace('$input: CreateRuleInput!', '$rule: RuleInput!'), { rule }, 'EDITOR')).createRule;
}

async function change(id: string, expectedVersion: number, rule: object) {
  return desk.ask(`mutation ($input: UpdateRuleInput!) { updateRule(input: $input) { ${RULE} } }`, { input: { id, expectedVersion, reason: 'Tried out', rule } }, 'EDITOR');
}

/** An article with this text, as the ingest hands it over. */
async function arrive(text: string): Promise<{ globalId: string; again: () => Promise<void> }> {
  const { db } = desk.database;
  const [item] = await waitingItems(db, 1, { text });
  await db.reviewItem.delete({ where: { id: item!.id } });
  const extraction = await db.extraction.findFirstOrThrow({ where: { revision: { articleId: item!.articleId } } });
  const again = () => submit(db, extraction, { articleId: item!.articleId, suggestions: SUGGESTED, articleChanged: true });
  await again();
  const row = await db.reviewItem.findUniqueOrThrow({ where: { articleId: item!.articleId } });
  return { globalId: Buffer.from(`ReviewItem:${row.id}`).toString('base64url'), again };
}

const seen = async (id: string) => (await desk.get<{ reviewItem: Record<string, unknown> }>(ITEM, { id }, 'REVIEWER')).reviewItem;

test('a rule rejects what comes in, says so, and what a person reopens stays open', async () => {
  const { id } = await make({ name: 'Sport', keywords: ['football'], tag: 'sport', rejectReason: 'OUT_OF_SCOPE' });
  const { globalId, again } = await arrive('A football match ended two to one.');
  expect(await seen(globalId)).toMatchObject({
    state: 'REJECTED', tags: ['sport'], rejectReason: 'OUT_OF_SCOPE', note: 'Rule "Sport" (version 1) applies because of the words "football"',
    appliedRules: [{ ruleName: 'Sport', ruleVersion: 1, why: 'the words "football"', tag: 'sport', rejectReason: 'OUT_OF_SCOPE', priority: null }],
    history: [{ actorName: 'Rule "Sport" (version 1)', deed: 'apply rule' }, { actorName: 'Rule "Sport" (version 1)', deed: 'reject review item' }],
  });
  const found = `query ($rule: ID) { reviewQueue(filter: { rejectedByRule: true, rule: $rule }) { nodes { id } } }`;
  expect(await desk.get(found, { rule: id }, 'REVIEWER')).toEqual({ reviewQueue: { nodes: [{ id: globalId }] } });
  await desk.get(`mutation ($id: ID!) { reopenReviewItem(input: { id: $id, reason: "A stampede at the match" }) { item { state } } }`, { id: globalId }, 'REVIEWER');
  await again();
  await change(id, 1, { name: 'Sport', keywords: ['football', 'match'], rejectReason: 'OUT_OF_SCOPE' });
  await again();
  expect(await seen(globalId)).toMatchObject({ state: 'PENDING', appliedRules: [{ ruleVersion: 1 }, { ruleVersion: 2 }] });
  expect(await desk.get(found, { rule: null }, 'REVIEWER')).toEqual({ reviewQueue: { nodes: [] } });
  expect(await desk.get(`{ rules { appliedCount versions: versions { version reason } } }`, {}, 'REVIEWER')).toEqual({ rules: [{ appliedCount: 1, versions: [{ version: 2, reason: 'Tried out' }, { version: 1, reason: null }] }] });
  await change(id, 2, { name: 'Sport', keywords: ['football'], tag: 'sport', enabled: false });
});

test('a rule moves an item in the queue, visibly, each time the article is read, and tags it once', async () => {
  const plain = await seen((await arrive('A quay was repaired.')).globalId);
  const { id } = await make({ name: 'Quay', pattern: 'qua(y|ys)\\b', priority: 30, tag: 'quay' });
  const { globalId, again } = await arrive('The quays were shelled again.');
  const moved = await seen(globalId);
  expect(moved).toMatchObject({ state: 'PENDING', tags: ['quay'], priority: Number(plain['priority']) + 30, appliedRules: [{ priority: 30 }] });
  expect(moved['priorityParts']).toContainEqual({ name: 'rule', weight: 30, words: 'Rule "Quay" (version 1) applies because of the pattern' });
  await desk.get(`mutation ($id: ID!) { tagReviewItems(input: { selection: { items: [{ id: $id }] }, remove: ["quay"] }) { done { id } } }`, { id: globalId }, 'REVIEWER');
  await again();
  expect(await seen(globalId)).toMatchObject({ tags: [], priority: Number(plain['priority']) + 30, appliedRules: [{}] });
  await change(id, 1, { name: 'Quay', pattern: 'quay', tag: 'quay', enabled: false });
  expect(await seen((await arrive('Another quay.')).globalId)).toMatchObject({ tags: [], appliedRules: [] });
});

test('a rule does not touch what a reviewer holds or has decided', async () => {
  const held = await arrive('A regatta took place.');
  await desk.get(`mutation ($id: ID!) { claimReviewItem(input: { id: $id }) { item { id } } }`, { id: held.globalId }, 'REVIEWER');
  const { id } = await make({ name: 'Regatta', keywords: ['regatta'], rejectReason: 'OUT_OF_SCOPE' });
  await held.again();
  expect(await seen(held.globalId)).toMatchObject({ state: 'CLAIMED', appliedRules: [] });
  await change(id, 1, { name: 'Regatta', keywords: ['regatta'], tag: 'regatta', enabled: false });
});

test('a rule is tried out on the past, and what reviewers promoted stands first', async () => {
  const { db } = desk.database;
  const [first] = await waitingItems(db, 1, { text: 'Concert at the harbour, three killed.' });
  await desk.database.sql(`update review_item set state = 'PROMOTED' where id = $1`, [first!.id]);
  await waitingItems(db, 3, { text: 'Concert at the harbour tonight.' });
  const trial = await desk.get(`query ($rule: RuleInput!) { tryRule(rule: $rule) { looked matched byState { pending promoted } sample { why item { state } } } }`, { rule: { name: 'Concerts', keywords: ['concert'], rejectReason: 'OUT_OF_SCOPE' } }, 'EDITOR');
  expect(trial).toEqual({ tryRule: { looked: await db.reviewItem.count(), matched: 4, byState: { pending: 3, promoted: 1 }, sample: [{ why: 'the words "concert"', item: { state: 'PROMOTED' } }, expect.anything(), expect.anything(), expect.anything()] } });
  expect(await db.ruleApplication.count({ where: { why: { contains: 'concert' } } })).toBe(0);
});

test('a rule compares with an item\'s text', async () => {
  const { db } = desk.database;
  const [example] = await waitingItems(db, 1, { text: 'The daily exchange rates of the central bank are as follows today.' });
  const rule = { name: 'Rates', similarToItem: example!.globalId, similarAtLeast: 0.6, tag: 'rates' };
  const { id } = await make(rule);
  expect(await seen((await arrive('The daily exchange rates of the central bank are as follows now.')).globalId)).toMatchObject({ tags: ['rates'], appliedRules: [{ why: '82 % of its phrases' }] });
  expect(await seen((await arrive('The central bank was shelled.')).globalId)).toMatchObject({ tags: [] });
  await change(id, 1, { ...rule, enabled: false });
});

test.each([
  [{ name: 'No condition', tag: 'x' }, /needs a condition/], [{ name: 'No effect', keywords: ['x'] }, /needs an effect/], [{ name: ' ', keywords: ['x'], tag: 'x' }, /needs a name/],
  [{ name: 'Odd', pattern: '(a)\\1', tag: 'x' }, /The pattern can't be used/], [{ name: 'Large', pattern: '.{1,900}y', tag: 'x' }, /too large/],
  [{ name: 'Points', keywords: ['x'], priority: 101 }, /-100 to 100/], [{ name: 'Tag', keywords: ['x'], tag: 'y'.repeat(51) }, /1 to 50 characters/],
])('%j is refused', async (rule, message) => {
  const { errors } = await desk.ask(`mutation ($rule: RuleInput!) { createRule(input: { rule: $rule }) { id } }`, { rule }, 'EDITOR');
  expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } }]);
});

const EDITOR: Viewer = { id: '01890a5d-ac96-774b-bcce-b302099a8001', kind: 'USER', name: 'Editor', role: 'EDITOR' };
const draft = (name: string): RuleDraft => ({ name, keywords: [name], tag: name });

test('a change names the version it saw, a retry makes nothing twice, versions are kept as they were', async () => {
  const { db } = desk.database;
  const { id } = await createRule(db, EDITOR, 3, draft('kept'), 'rule-1');
  expect(await createRule(db, EDITOR, 3, draft('kept'), 'rule-1')).toEqual({ id, version: 1 });
  const both = await Promise.allSettled([1, 2].map((n) => updateRule(db, EDITOR, 3, { id, expectedVersion: 1, reason: 'Both', draft: { ...draft(`kept ${n}`), enabled: false } })));
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'STALE', message: expect.stringMatching(/Editor did "change rule"/) } });
  await expect(desk.database.sql(`update rule_version set name = 'rewritten'`)).rejects.toThrow(/keeps what was written/);
  expect(await db.auditEntry.count({ where: { subjectType: 'Rule', subjectId: id } })).toBe(2);
});

test('only as many rules are switched on as the desk allows', async () => {
  const { db } = desk.database;
  for (const name of ['one', 'two', 'three']) await createRule(db, EDITOR, 3, draft(name));
  await expect(createRule(db, EDITOR, 3, draft('four'))).rejects.toMatchObject({ code: 'NOT_POSSIBLE' });
  expect(await createRule(db, EDITOR, 3, { ...draft('four'), enabled: false })).toMatchObject({ version: 1 });
});

test('filters are kept under a name, for oneself or for all', async () => {
  const { db } = desk.database;
  const colleague: Viewer = { ...EDITOR, id: '01890a5d-ac96-774b-bcce-b302099a8002', name: 'Colleague', role: 'REVIEWER' };
  const mine = await saveFilter(db, EDITOR, { name: 'Arabic', filter: { languages: ['ar'] }, shared: false }, 'f1');
  expect((await saveFilter(db, EDITOR, { name: 'Arabic', filter: { languages: ['ar'] }, shared: false }, 'f1')).id).toBe(mine.id);
  await expect(saveFilter(db, EDITOR, { name: ' Arabic ', filter: {}, shared: false })).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
  expect(await listFilters(db, colleague)).toEqual([]);
  await expect(updateFilter(db, colleague, mine.id, 1, { name: 'Mine now', filter: {}, shared: true })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await updateFilter(db, EDITOR, mine.id, 1, { name: 'Arabic', filter: { languages: ['ar'], tags: ['urgent'] }, shared: true });
  await expect(updateFilter(db, EDITOR, mine.id, 1, { name: 'Arabic', filter: {}, shared: true })).rejects.toMatchObject({ code: 'STALE' });
  expect(await listFilters(db, colleague)).toMatchObject([{ name: 'Arabic', filter: { languages: ['ar'], tags: ['urgent'] }, ownerName: 'Editor' }]);
  await deleteFilter(db, EDITOR, mine.id);
  expect(await listFilters(db, PROGRAM)).toEqual([]);
  expect((await db.auditEntry.findMany({ where: { subjectId: mine.id }, orderBy: { at: 'asc' } })).map(({ deed }) => deed)).toEqual(['save filter', 'change filter', 'delete filter']);
});
