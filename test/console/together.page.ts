import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestDesk } from '../support/desk.ts';
import { openBrowser, type Browser } from './browser.ts';
import { openNewsroom, signIn, takeFirst } from './newsroom.ts';
import { bakery } from './stories.ts';

// Two people, one report.

let desk: TestDesk;
let amal: Browser;
let boris: Browser;

beforeAll(async () => {
  desk = await openNewsroom([bakery]);
  [amal, boris] = await Promise.all([openBrowser(), openBrowser()]);
});
afterAll(async () => {
  await amal[Symbol.asyncDispose]();
  await boris[Symbol.asyncDispose]();
  await desk[Symbol.asyncDispose]();
});

test('exactly one promotes, and the other sees who was first', async () => {
  await signIn(amal.page, desk, 'amal@desk.test');
  await takeFirst(amal.page);
  await signIn(boris.page, desk, 'boris@desk.test');
  await boris.page.goto(amal.page.url());
  await boris.page.getByText('amal@desk.test holds this item').waitFor();

  await boris.page.keyboard.press('p');
  const refused = boris.page.getByRole('alert').filter({ hasText: 'Nothing was saved' });
  await refused.waitFor();
  expect(await refused.textContent()).toContain('amal@desk.test');

  await amal.page.keyboard.press('p');
  // Nobody tells Boris' browser but the desk.
  await boris.page.locator('[data-hold="PROMOTED"]').waitFor();
  const made = await desk.get<{ incidents: { totalCount: number } }>('{ incidents { totalCount } }', {}, 'REVIEWER');
  expect(made.incidents.totalCount).toBe(1);
});

test('a lease that ran out is refused with what happened since, and the draft stays', async () => {
  // An open page takes the item as soon as it waits again: Boris' must not be one.
  const address = boris.page.url();
  await boris.page.goto('about:blank');
  await desk.database.sql('update review_item set state = \'PENDING\', decided_at = null, decided_by_id = null, claimed_by_id = null, lease_expires_at = null');
  await amal.page.goto(address);
  await amal.page.locator('[data-hold="MINE"]').waitFor();
  const killed = amal.page.getByLabel('Civilians killed: To');
  await killed.fill('10');
  await desk.database.sql('update review_item set lease_expires_at = now() - interval \'1 second\'');
  await boris.page.goto(address);
  await boris.page.locator('[data-hold="MINE"]').waitFor();
  await amal.page.keyboard.press('Escape');
  await amal.page.keyboard.press('p');
  const refused = amal.page.getByRole('alert').filter({ hasText: 'Nothing was saved' });
  await refused.waitFor();
  expect(await refused.textContent()).toContain('boris@desk.test');
  expect(await killed.inputValue()).toBe('10');
});
