import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestDesk } from '../support/desk.ts';
import { openBrowser } from './browser.ts';
import { openNewsroom, signIn, takeFirst } from './newsroom.ts';
import { bakery, market } from './stories.ts';
import { until } from './until.ts';

// Connections break and browsers die.

let desk: TestDesk;

beforeAll(async () => {
  desk = await openNewsroom([bakery, market]);
});
afterAll(() => desk[Symbol.asyncDispose]());

const counted = async (state: 'promoted' | 'claimed' | 'pending') =>
  (await desk.get<{ reviewCounts: Record<string, number> }>('{ reviewCounts { promoted claimed pending } }', {}, 'REVIEWER')).reviewCounts[state];

test('a decision that the desk never heard of is told, kept, and sent again by a press', async () => {
  await using browser = await openBrowser();
  const { page, context } = browser;
  await signIn(page, desk, 'amal@desk.test');
  await takeFirst(page);
  await page.getByLabel('Civilians killed: To').fill('10');
  await page.keyboard.press('Escape');
  // The next report is read ahead by now.
  await page.waitForTimeout(1_500);
  await context.setOffline(true);
  await page.keyboard.press('p');
  await page.locator('h1').filter({ hasText: market.title }).waitFor();
  const told = page.getByRole('alert').filter({ hasText: bakery.title });
  await told.waitFor();
  expect(await told.textContent()).toContain('can’t be reached');
  expect(await counted('promoted')).toBe(0);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('desk.draft.')).length)).toBe(1);

  await context.setOffline(false);
  await told.getByRole('button', { name: 'Send it again' }).click();
  await page.getByText(/^Promoted:/).waitFor();
  expect(await counted('promoted')).toBe(1);
  const { incidents } = await desk.get<{ incidents: { nodes: object[] } }>('{ incidents { nodes { killed { max } } } }', {}, 'REVIEWER');
  expect(incidents.nodes).toEqual([{ killed: { max: 10 } }]);
});

test('what a killed browser held comes back when its lease runs out', async () => {
  {
    await using browser = await openBrowser();
    await signIn(browser.page, desk, 'boris@desk.test');
    await takeFirst(browser.page);
    // A browser that dies says nothing any more.
    await browser.page.evaluate(() => { window.fetch = () => Promise.reject(new Error('dead')); });
    await browser.page.goto('about:blank');
  }
  await until(async () => (await counted('claimed')) === 1 && (await counted('pending')) === 0);
  await desk.database.sql("update review_item set lease_expires_at = now() - interval '1 second' where state = 'CLAIMED'");
  await using browser = await openBrowser();
  await signIn(browser.page, desk, 'amal@desk.test');
  await takeFirst(browser.page);
  expect(await browser.page.locator('h1').textContent()).toBe(market.title);
});
