import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { openBrowser, type Browser } from './browser.ts';
import { addPeople, signIn } from './newsroom.ts';
import { until } from './until.ts';

let desk: TestDesk;
let browser: Browser;
beforeAll(async () => {
  desk = await openDesk();
  await addPeople(desk);
  browser = await openBrowser();
  await signIn(browser.page, desk, 'admin@desk.test');
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await desk[Symbol.asyncDispose]();
});

const row = () => desk.database.db.desk.findUniqueOrThrow({ where: { id: 1 } });

test('an administrator moves switches with a reason, and only those that were moved', async () => {
  const { page, faults } = browser;
  await page.goto(`${desk.server.url}/desk`);
  const save = page.getByRole('button', { name: 'Save' });
  await page.getByLabel('Four eyes').check();
  await page.getByLabel('Coordinates for the public').selectOption('1');
  await page.getByLabel('Graded twice, per cent').fill('12.5');
  expect(await save.isDisabled()).toBe(true);
  await page.getByLabel('Reason').fill('The board decided so');
  await page.keyboard.press('Enter');
  await until(async () => (await row()).fourEyes);
  const { version, ...switches } = await row();
  expect(switches).toMatchObject({ coordinateDecimals: 1, blindShare: 0.125, leaseMinutes: 10, twoFactorRoles: [] });
  const audited = await desk.database.db.auditEntry.findFirstOrThrow({ where: { deed: 'change desk' } });
  expect(audited).toMatchObject({ reason: 'The board decided so', after: { fourEyes: true, coordinateDecimals: 1, blindShare: 0.125 } });
  expect(Object.keys(audited.after as object)).toHaveLength(3);

  // Somebody else was first: nothing is saved, and the page says who and leads on.
  await desk.get('mutation($input: UpdateDeskInput!) { updateDesk(input: $input) { version } }', { input: { expectedVersion: version, leaseMinutes: 30, reason: 'Longer' } }, 'ADMIN');
  await page.getByLabel('Four eyes').uncheck();
  await page.getByLabel('Reason').fill('Back');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'Nothing was saved' }).waitFor();
  expect((await row()).fourEyes).toBe(true);
  await page.getByRole('button', { name: 'Read it again' }).click();
  await page.waitForFunction(() => [...document.querySelectorAll<HTMLInputElement>('input[type="number"]')].some(({ value }) => value === '30'));
  expect(faults).toEqual([]);
});

test('others read them', async () => {
  await using other = await openBrowser();
  await signIn(other.page, desk, 'amal@desk.test');
  await other.page.goto(`${desk.server.url}/desk`);
  await other.page.getByText('Administrators change them').waitFor();
  expect(await other.page.getByLabel('Four eyes').isDisabled()).toBe(true);
  expect(await other.page.getByRole('button', { name: 'Save' }).count()).toBe(0);
});
