import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestDesk } from '../support/desk.ts';
import { openBrowser, type Browser } from './browser.ts';
import { openNewsroom, signIn } from './newsroom.ts';
import { bakery, football, market } from './stories.ts';

let desk: TestDesk;
let browser: Browser;
beforeAll(async () => {
  desk = await openNewsroom([bakery, market, football]);
  browser = await openBrowser();
  await signIn(browser.page, desk, 'editor@desk.test');
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await desk[Symbol.asyncDispose]();
});

const rule = () => desk.database.db.rule.findFirstOrThrow({ include: { versions: { orderBy: { version: 'asc' } } } });

test('a rule is tried on the past before it is kept, and nothing is changed by that', async () => {
  const { page } = browser;
  await page.goto(`${desk.server.url}/rules`);
  await page.getByText('No rule yet').waitFor();
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByLabel('Name of the rule').fill('Sport');
  await page.getByLabel('Words or phrases').fill('match\nstadium');
  await page.getByLabel('Reject it').selectOption('OUT_OF_SCOPE');
  await page.getByRole('button', { name: 'Try it on the past' }).click();
  await page.getByText('It would have applied to 1 of the newest 3 items.').waitFor();
  await page.getByRole('link', { name: football.title }).waitFor();
  expect(await desk.database.db.rule.count()).toBe(0);
  expect(await desk.database.db.reviewItem.count({ where: { state: 'PENDING' } })).toBe(3);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { name: 'Sport' }).waitFor();
  expect((await rule()).versions).toMatchObject([{ version: 1, name: 'Sport', keywords: ['match', 'stadium'], rejectReason: 'OUT_OF_SCOPE' }]);
});

test('a change is a new version with its reason; what it would take from the records is said', async () => {
  const { page } = browser;
  await desk.database.sql('update review_item set state = \'PROMOTED\' from article a where a.id = article_id and a.title = $1', [bakery.title]);
  await page.getByRole('button', { name: 'Change: Sport' }).click();
  await page.getByLabel('Words or phrases').fill('bread');
  await page.getByRole('button', { name: 'Try it on the past' }).click();
  await page.getByText('1 of them became a record').waitFor();
  const save = page.getByRole('button', { name: 'Save', exact: true });
  expect(await save.isDisabled()).toBe(true);
  await page.getByLabel('Switched on').uncheck();
  await page.getByLabel('Reason').fill('It took bakeries as well');
  await save.click();
  await page.getByText('switched off').first().waitFor();
  await page.getByText('Versions (2)').click();
  await page.getByText('It took bakeries as well').waitFor();
  expect((await rule()).versions).toMatchObject([{ version: 1, keywords: ['match', 'stadium'] }, { version: 2, keywords: ['bread'], enabled: false }]);
  expect(browser.faults).toEqual([]);
});

test('reviewers read rules and don\'t change them', async () => {
  await using other = await openBrowser();
  await signIn(other.page, desk, 'amal@desk.test');
  await other.page.goto(`${desk.server.url}/rules`);
  await other.page.getByRole('heading', { name: 'Sport' }).waitFor();
  expect(await other.page.getByRole('button', { name: /Add a rule|Change/ }).count()).toBe(0);
});
