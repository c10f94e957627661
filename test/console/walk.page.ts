import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestDesk } from '../support/desk.ts';
import { openBrowser, type Browser } from './browser.ts';
import { openNewsroom, signIn } from './newsroom.ts';
import { arabic, bakery, football, market } from './stories.ts';
import { until } from './until.ts';

// Going through a part of the queue.

let desk: TestDesk;
let browser: Browser;

beforeAll(async () => {
  desk = await openNewsroom([bakery, arabic, market, football]);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await desk[Symbol.asyncDispose]();
});

test('next, forth and back stay within what the queue was narrowed to', async () => {
  const { page } = browser;
  // Open, and held: who leaves before the claim is there leaves it to its lease.
  const heading = async (title: string) => {
    await page.locator('h1').filter({ hasText: title }).waitFor();
    await until(async () => (await desk.database.sql(`select 1 from review_item i join article a on a.id = i.article_id where i.state = 'CLAIMED' and a.title = $1`, [title])).length === 1);
  };
  await signIn(page, desk, 'amal@desk.test');
  await page.goto(`${desk.server.url}/queue?language=en`);
  await page.locator('.queue-row').nth(2).waitFor();
  expect(await page.locator('.queue-row').count()).toBe(3);
  await page.keyboard.press('Enter');
  await heading(bakery.title);
  await page.keyboard.press('j');
  await heading(market.title);
  await page.keyboard.press('k');
  await heading(bakery.title);
  await page.locator('[data-hold="MINE"]').waitFor();
  await page.keyboard.press('r');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('1');
  await heading(market.title);
  await page.keyboard.press('j');
  await heading(football.title);
  await page.locator('[data-hold="MINE"]').waitFor();
  await until(async () => (await desk.database.sql(`select 1 from review_item where state = 'CLAIMED'`)).length === 1);
  // What was passed over comes again at the end, and the Arabic report never.
  await page.keyboard.press('j');
  await heading(market.title);
});

test('a list longer than its page goes on, and back', async () => {
  const { page } = browser;
  await desk.database.sql(`with made as (
    insert into article (id, source_id, url, url_key, title, byline) select gen_random_uuid(), source_id, url || n, url_key || n, 'Copy ' || n, '{}' from (select * from article limit 1) a, generate_series(1, 60) n returning id)
    insert into review_item (id, article_id, extraction_id, suggestions, suggester) select gen_random_uuid(), made.id, i.extraction_id, i.suggestions, i.suggester from made, (select * from review_item limit 1) i`);
  await page.goto(`${desk.server.url}/queue`);
  // The report that was open may still be held, or given back by now.
  const total = Number(/of (6[0-3])/.exec((await page.getByText(/^50 of 6[0-3]/).textContent()) ?? '')?.[1]);
  await page.getByRole('link', { name: 'Further ones' }).click();
  await page.getByText(`${total - 50} of ${total}`).waitFor();
  expect(await page.locator('.queue-row').count()).toBe(total - 50);
  await page.getByRole('link', { name: 'Back to the first' }).click();
  await page.getByText(`50 of ${total}`).waitFor();
});
