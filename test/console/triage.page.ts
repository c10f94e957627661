import { expect, test } from '@jest/globals';
import { openDesk } from '../support/desk.ts';
import { openBrowser } from './browser.ts';
import { readDemoPages } from './demo.ts';
import { addPeople, signIn } from './newsroom.ts';
import { until } from './until.ts';
import { ScriptedReviewer } from './reviewer.ts';

// A sitting of the demonstration's pages without a mouse. How fast it is, bench/console/run.ts measures.

const SITTING = 30;
const DECIDED = "select count(*) from audit_entry where deed in ('promote review item', 'attach review item', 'reject review item', 'defer review item')";

test('thirty items by keyboard alone: four presses at most where the suggestions are right, and every decision is made once', async () => {
  await using desk = await openDesk();
  const waiting = await readDemoPages(desk);
  expect(waiting).toBeGreaterThan(SITTING);
  await addPeople(desk);
  await using browser = await openBrowser();
  const { page, faults } = browser;
  await signIn(page, desk, 'amal@desk.test');
  await page.locator('.queue-row').first().waitFor();
  await page.keyboard.press('Enter');
  const triaged = await new ScriptedReviewer(page).triage(SITTING);

  expect(new Set(triaged.map(({ slug }) => slug)).size).toBe(SITTING);
  const right = triaged.filter((each) => each.right).map(({ presses }) => presses).toSorted((a, b) => a - b);
  expect(right.length).toBeGreaterThan(SITTING / 2);
  expect(right[Math.floor(right.length / 2)]).toBeLessThanOrEqual(4);

  // The last decision may still be on its way: undoing and leaving wait for it, and so does whoever counts.
  await page.keyboard.press('q');
  await page.locator('.queue-row').first().waitFor();
  await until(async () => Number((await desk.database.sql<{ count: string }>(DECIDED))[0]?.count) === SITTING);
  const acts = { promote: 'promoted', attach: 'attached', reject: 'rejected', defer: 'deferred' } as const;
  const expected = Object.fromEntries(Object.entries(acts).map(([act, state]) => [state, triaged.filter((each) => each.act === act).length]));
  const { reviewCounts } = await desk.get<{ reviewCounts: Record<string, number> }>('{ reviewCounts { promoted attached rejected deferred } }', {}, 'REVIEWER');
  expect(reviewCounts).toEqual(expected);
  expect(await page.locator('main').getByRole('alert').count()).toBe(0);
  expect(faults).toEqual([]);
}, 240_000);
