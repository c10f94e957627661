import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestDesk } from '../support/desk.ts';
import { openBrowser, type Browser } from './browser.ts';
import { openNewsroom, signIn, takeFirst } from './newsroom.ts';
import { bakery, football } from './stories.ts';
import { until } from './until.ts';

// What colleagues write to each other about an item.

let desk: TestDesk;
let amal: Browser;
let boris: Browser;
beforeAll(async () => {
  desk = await openNewsroom([bakery, football]);
  [amal, boris] = await Promise.all([openBrowser(), openBrowser()]);
});
afterAll(async () => {
  await boris[Symbol.asyncDispose]();
  await amal[Symbol.asyncDispose]();
  await desk[Symbol.asyncDispose]();
});

const HOSTILE = 'Is <img src=x onerror=alert(1)> the same strike? عاجل';

test('a note calls upon a colleague, who finds it on their own page and reads it', async () => {
  const { page } = amal;
  await signIn(page, desk, 'amal@desk.test');
  await takeFirst(page);
  await page.getByLabel('Write a note').fill(HOSTILE);
  await page.getByLabel('@boris@desk.test').check();
  await page.getByRole('button', { name: 'Send the note' }).click();
  await page.locator('.remark', { hasText: HOSTILE }).waitFor();

  const other = boris.page;
  await signIn(other, desk, 'boris@desk.test');
  await other.goto(`${desk.server.url}/me`);
  await other.locator('.remark', { hasText: HOSTILE }).waitFor();
  await other.getByRole('button', { name: 'Mark 1 as read' }).click();
  await until(async () => (await desk.get<{ reviewQueue: { nodes: { remarks: { mentions: { readAt: string | null }[] }[] }[] } }>(
    '{ reviewQueue(first: 5, filter: { states: [CLAIMED] }) { nodes { remarks { mentions { readAt } } } } }', {}, 'REVIEWER')).reviewQueue.nodes[0]?.remarks[0]?.mentions[0]?.readAt != null);
  await other.goto(`${desk.server.url}/queue?mentions=yes&state=CLAIMED`);
  await other.getByRole('link', { name: bakery.title }).waitFor();
  expect(await other.locator('.queue-row').count()).toBe(1);
});

test('who wrote a note takes it back; others can\'t', async () => {
  const other = boris.page;
  await other.getByRole('link', { name: bakery.title }).click();
  await other.locator('.remark', { hasText: HOSTILE }).waitFor();
  expect(await other.getByRole('button', { name: 'Take back' }).count()).toBe(0);
  await amal.page.getByRole('button', { name: 'Take back' }).click();
  await amal.page.getByText('Taken back by its author').waitFor();
  await other.reload();
  await other.getByText('Taken back by its author').waitFor();
  expect(await other.content()).not.toContain('the same strike');
  expect([...amal.faults, ...boris.faults]).toEqual([]);
});
