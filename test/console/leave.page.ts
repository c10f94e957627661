import { afterAll, beforeEach, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { TestDesk } from '../support/desk.ts';
import { openBrowser, type Browser } from './browser.ts';
import { openNewsroom, signIn } from './newsroom.ts';
import { bakery } from './stories.ts';
import { until } from './until.ts';

// Who leaves an item gives it back, however they leave.

let desk: TestDesk;
let browser: Browser;
beforeAll(async () => {
  desk = await openNewsroom([bakery]);
});
afterAll(() => desk[Symbol.asyncDispose]());
beforeEach(async () => {
  browser = await openBrowser();
  await signIn(browser.page, desk, 'amal@desk.test');
  await browser.page.locator('.queue-row').first().waitFor();
});
afterEach(() => browser[Symbol.asyncDispose]());

const states = async () => (await desk.database.sql<{ state: string }>('select state::text from review_item')).map(({ state }) => state);
const given = async () => desk.database.db.auditEntry.count({ where: { deed: 'release review item' } });

test('by going to another document', async () => {
  const { page } = browser;
  await page.keyboard.press('Enter');
  await page.locator('[data-hold="MINE"]').waitFor();
  await page.goto('about:blank');
  await until(async () => (await states())[0] === 'PENDING');
  expect(await given()).toBe(1);
});

test('by closing the tab', async () => {
  const { page, context } = browser;
  await context.newPage();
  await page.keyboard.press('Enter');
  await page.locator('[data-hold="MINE"]').waitFor();
  await page.close({ runBeforeUnload: true });
  await until(async () => (await states())[0] === 'PENDING');
  expect(await given()).toBe(2);
});

test('before the desk has answered the claim', async () => {
  const { page } = browser;
  let reached = () => {};
  const claimed = new Promise<void>((resolve) => {
    reached = resolve;
  });
  await page.route('**/graphql', async (route) => {
    if (!/mutation Claim\(/.test(route.request().postData() ?? '')) return route.continue();
    // The desk has done it; its answer never comes.
    await route.fetch();
    reached();
    return undefined;
  });
  await page.keyboard.press('Enter');
  await claimed;
  expect(await states()).toEqual(['CLAIMED']);
  await page.unroute('**/graphql');
  await page.goto('about:blank');
  await until(async () => (await states())[0] === 'PENDING');
  expect(await given()).toBe(3);
});

test('who reloads the page holds the item again', async () => {
  const { page } = browser;
  await page.keyboard.press('Enter');
  await page.locator('[data-hold="MINE"]').waitFor();
  const fence = async () => (await desk.database.sql<{ fence: number }>('select fence::int from review_item'))[0]!.fence;
  const before = await fence();
  await page.reload();
  await until(async () => (await fence()) > before);
  await page.locator('[data-hold="MINE"]').waitFor();
  expect(await states()).toEqual(['CLAIMED']);
});
