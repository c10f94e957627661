import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestDesk } from '../support/desk.ts';
import { openBrowser, type Browser } from './browser.ts';
import { openNewsroom, signIn, takeFirst } from './newsroom.ts';
import { bakery, football, market } from './stories.ts';
import { until } from './until.ts';

// One reviewer's work without a mouse.

let desk: TestDesk;
let browser: Browser;

beforeAll(async () => {
  desk = await openNewsroom([bakery, market, football]);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await desk[Symbol.asyncDispose]();
});

interface Counts { reviewCounts: Record<'pending' | 'claimed' | 'promoted' | 'rejected' | 'deferred', number> }

const counts = async () => (await desk.get<Counts>('{ reviewCounts { pending claimed promoted rejected deferred } }', {}, 'REVIEWER')).reviewCounts;
const heading = () => browser.page.locator('h1');

test('a report whose suggestions are right takes two keys from the queue', async () => {
  const { page, faults } = browser;
  await signIn(page, desk, 'amal@desk.test');
  await takeFirst(page);
  expect(await heading().textContent()).toBe(bakery.title);
  await page.keyboard.press('p');
  await page.getByText(/^Promoted:/).waitFor();
  await heading().filter({ hasText: market.title }).waitFor();

  const { incidents } = await desk.get<{ incidents: { nodes: object[] } }>(
    '{ incidents { nodes { grade startDate placeName killed { min max } injured { min max } parties { party { name } } claims { quote { text } article { title } } } } }', {}, 'REVIEWER');
  expect(incidents.nodes).toEqual([{
    grade: 'WEAK', startDate: '2017-06-15', placeName: 'Raqqa', killed: { min: 9, max: 9 }, injured: { min: 14, max: 14 },
    parties: [{ party: { name: expect.stringContaining('Coalition') } }],
    claims: [{ quote: { text: expect.stringContaining('Nine civilians') }, article: { title: bakery.title } }],
  }]);
  expect(faults).toEqual([]);
});

test('a digit grades; a draft outlives a reload; undo takes the decision back', async () => {
  const { page } = browser;
  const grade = page.getByLabel('Grade', { exact: true });
  await page.keyboard.press('4');
  expect(await grade.inputValue()).toBe('CONTESTED');
  const killed = page.getByLabel('Civilians killed: To');
  await killed.fill('6');
  const fences = async () => Number((await desk.database.sql<{ sum: string }>('select sum(fence) from review_item'))[0]!.sum);
  const before = await fences();
  await page.reload();
  // Reloading gives the item back and takes it anew.
  await until(async () => (await fences()) > before);
  await page.locator('[data-hold="MINE"]').waitFor();
  expect([await killed.inputValue(), await grade.inputValue()]).toEqual(['6', 'CONTESTED']);
  await page.keyboard.press('p');
  await heading().filter({ hasText: football.title }).waitFor();
  await page.getByText(/^Promoted:/).waitFor();
  expect(await counts()).toMatchObject({ promoted: 2 });
  await page.keyboard.press('u');
  await heading().filter({ hasText: market.title }).waitFor();
  await expect(counts()).resolves.toMatchObject({ promoted: 1 });
});

test('words of the text fill the field that they speak of', async () => {
  const { page } = browser;
  await page.locator('[data-hold="MINE"]').waitFor();
  const killed = page.getByLabel('Civilians killed: From');
  await killed.fill('77');
  await page.locator('.mark-killed').first().focus();
  await page.keyboard.press('Enter');
  expect(await killed.inputValue()).toBe('5');
});

test('rejecting and deferring take two keys each, and what is left is said', async () => {
  const { page } = browser;
  await page.keyboard.press('r');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('1');
  await heading().filter({ hasText: football.title }).waitFor();
  await page.locator('[data-hold="MINE"]').waitFor();
  await page.keyboard.press('d');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('2');
  await page.getByText('The queue is empty').waitFor();
  await page.getByText(/^Deferred until/).waitFor();
  expect(await counts()).toEqual({ pending: 0, claimed: 0, promoted: 1, rejected: 1, deferred: 1 });
});
