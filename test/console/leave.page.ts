import type { Page } from 'playwright-core';
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

/** What the page's own fetch does once the desk has answered a claim: in the page, since a request that the browser's driver holds back follows no rule when the page goes. */
async function afterClaim(page: Page, act: 'keep the answer' | 'leave with it'): Promise<void> {
  await page.evaluate((what) => {
    const real = window.fetch;
    window.fetch = async (url, init) => {
      const answer = await real(url, init);
      if (typeof init?.body !== 'string' || !init.body.includes('mutation Claim(')) return answer;
      if (what === 'keep the answer') return new Promise(() => {});
      const text = await answer.text();
      setTimeout(() => location.assign('about:blank'));
      return new Response(text, { headers: answer.headers });
    };
  }, act);
}

test('before the desk has answered the claim', async () => {
  const { page } = browser;
  await afterClaim(page, 'keep the answer');
  await page.keyboard.press('Enter');
  await until(async () => (await states())[0] === 'CLAIMED');
  await page.goto('about:blank');
  await until(async () => (await states())[0] === 'PENDING');
  expect(await given()).toBe(3);
});

test('in the moment that the answer comes', async () => {
  const { page } = browser;
  await afterClaim(page, 'leave with it');
  await page.keyboard.press('Enter');
  await until(async () => (await given()) === 4);
  expect(await states()).toEqual(['PENDING']);
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
