import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestDesk } from '../support/desk.ts';
import { openBrowser, type Browser } from './browser.ts';
import { openNewsroom, signIn } from './newsroom.ts';
import { arabic, bakery, football, market } from './stories.ts';
import { until } from './until.ts';

// Acts on many items, and ways of looking at the queue that are kept.

let desk: TestDesk;
let browser: Browser;
beforeAll(async () => {
  desk = await openNewsroom([bakery, market, football, arabic]);
  browser = await openBrowser();
  await signIn(browser.page, desk, 'amal@desk.test');
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await desk[Symbol.asyncDispose]();
});

const states = async () => Object.fromEntries((await desk.database.sql<{ title: string; state: string }>('select a.title, i.state::text from review_item i join article a on a.id = i.article_id')).map(({ title, state }) => [title, state]));
const dialog = () => browser.page.getByRole('dialog');
const rows = (count: number) => browser.page.waitForFunction((wanted) => document.querySelectorAll('.queue-row').length === wanted, count);

test('rows are ticked by a key, and only they are rejected, after a look at what it is about', async () => {
  const { page } = browser;
  await rows(4);
  await page.keyboard.press('k');
  await page.locator('.queue-link:focus').waitFor();
  await page.keyboard.press('x');
  await page.getByText('1 ticked:').waitFor();
  await page.getByRole('button', { name: 'Reject many' }).focus();
  await page.keyboard.press('Enter');
  await dialog().getByText('This is about 1 item,').waitFor();
  await dialog().getByText(football.title).waitFor();
  await dialog().getByLabel('Reason').selectOption('OUT_OF_SCOPE');
  await dialog().getByRole('button', { name: 'Do it to 1 item' }).click();
  await dialog().getByText('Done to 1 item.').waitFor();
  await dialog().getByRole('button', { name: 'Close' }).last().click();
  await rows(3);
  expect(await states()).toEqual({ [bakery.title]: 'PENDING', [market.title]: 'PENDING', [arabic.title]: 'PENDING', [football.title]: 'REJECTED' });
});

test('what somebody else took in the meantime is left as it is, and said so', async () => {
  const { page } = browser;
  await page.getByText('All 3:').waitFor();
  for (const tick of await page.locator('.row-tick').all()) await tick.check();
  await page.getByText('3 ticked:').waitFor();
  await page.getByRole('button', { name: 'Defer many' }).click();
  await dialog().getByText('This is about 3 items').waitFor();
  const { reviewQueue } = await desk.get<{ reviewQueue: { nodes: { id: string; article: { title: string } }[] } }>('{ reviewQueue(first: 4) { nodes { id article { title } } } }', {}, 'REVIEWER');
  await desk.get('mutation($input: ClaimReviewItemInput!) { claimReviewItem(input: $input) { item { id } } }', { input: { id: reviewQueue.nodes.find(({ article }) => article.title === market.title)!.id } }, 'REVIEWER');
  await dialog().getByRole('button', { name: 'Do it to' }).click();
  await dialog().getByText('Done to 2 items.').waitFor();
  await dialog().getByText('1 was left as it is:').waitFor();
  await dialog().getByRole('button', { name: 'Close' }).last().click();
  expect(await states()).toMatchObject({ [bakery.title]: 'DEFERRED', [arabic.title]: 'DEFERRED', [market.title]: 'CLAIMED' });
});

test('everything under a filter is tagged, assigned and reopened, with a reason where others want one', async () => {
  const { page } = browser;
  await page.goto(`${desk.server.url}/queue?state=DEFERRED`);
  await page.getByText('All 2:').waitFor();
  await page.getByRole('button', { name: 'Tag many' }).click();
  await dialog().getByLabel('Add a tag').fill('raqqa');
  await dialog().getByRole('button', { name: 'Do it to 2 items' }).click();
  await dialog().getByText('Done to 2 items.').waitFor();
  await dialog().getByRole('button', { name: 'Close' }).last().click();
  await page.locator('.tag', { hasText: 'raqqa' }).nth(1).waitFor();
  await page.getByRole('button', { name: 'Assign many' }).click();
  await dialog().getByLabel('Who shall look at them').selectOption({ label: 'boris@desk.test' });
  await dialog().getByRole('button', { name: 'Do it to 2 items' }).click();
  await dialog().getByText('Done to 2 items.').waitFor();
  await dialog().getByRole('button', { name: 'Close' }).last().click();
  await page.getByText('for boris@desk.test').nth(1).waitFor();
  await page.getByRole('button', { name: 'Reopen many' }).click();
  await dialog().getByText('This is about 2 items').waitFor();
  expect(await dialog().getByRole('button', { name: 'Do it to 2 items' }).isDisabled()).toBe(true);
  await dialog().getByLabel('Reason').fill('They belong to this week');
  await dialog().getByRole('button', { name: 'Do it to 2 items' }).click();
  await dialog().getByText('Done to 2 items.').waitFor();
  expect(await states()).toMatchObject({ [bakery.title]: 'PENDING', [arabic.title]: 'PENDING' });
  await dialog().getByRole('button', { name: 'Close' }).last().click();
});

test('a way of looking is kept under a name, found again, shared, and forgotten', async () => {
  const { page } = browser;
  await page.goto(`${desk.server.url}/queue?language=ar`);
  await rows(1);
  await page.getByLabel('Save this view as').fill('In Arabic');
  await page.getByLabel('Colleagues see it too').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('link', { name: 'In Arabic' }).waitFor();
  await page.goto(`${desk.server.url}/queue`);
  await rows(2);
  await page.getByRole('link', { name: 'In Arabic' }).click();
  await rows(1);
  expect(new URL(page.url()).search).toBe('?language=ar');

  await using other = await openBrowser();
  await signIn(other.page, desk, 'boris@desk.test');
  await other.page.getByRole('link', { name: 'In Arabic' }).waitFor();
  expect(await other.page.getByRole('button', { name: 'Forget the filter' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Forget the filter In Arabic' }).click();
  await until(async () => (await desk.database.db.savedFilter.count()) === 0);
  await page.getByRole('link', { name: 'In Arabic' }).waitFor({ state: 'detached' });
  expect(browser.faults).toEqual([]);
});
