import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestDesk } from '../support/desk.ts';
import { openBrowser, type Browser } from './browser.ts';
import { openNewsroom, signIn } from './newsroom.ts';
import { bakery, market } from './stories.ts';

// An editor's work on what was recorded.

let desk: TestDesk;
let browser: Browser;

beforeAll(async () => {
  desk = await openNewsroom([bakery, market]);
  browser = await openBrowser();
  const { page } = browser;
  await desk.database.sql('update desk set four_eyes = true');
  await signIn(page, desk, 'amal@desk.test');
  await page.locator('.queue-row').first().waitFor();
  await page.keyboard.press('Enter');
  for (const { title } of [bakery, market]) {
    await page.locator('h1').filter({ hasText: title }).waitFor();
    await page.locator('[data-hold="MINE"]').waitFor();
    await page.keyboard.press('p');
  }
  await page.getByText('The queue is empty').waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.locator('input[name="email"]').waitFor();
  await signIn(page, desk, 'editor@desk.test');
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await desk[Symbol.asyncDispose]();
});

const open = async (title: string) => {
  await browser.page.goto(`${desk.server.url}/incidents`);
  await browser.page.getByRole('link', { name: title }).first().click();
  await browser.page.locator('.timeline').waitFor();
};

test('each figure says which sentence it comes from; approval and correction stand in the history with before and after', async () => {
  const { page } = browser;
  await open(bakery.title);
  await page.locator('summary').filter({ hasText: 'Where from?' }).first().click();
  expect(await page.locator('.facts-list q').first().textContent()).toContain('Nine civilians');
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.locator('.changed').filter({ hasText: 'Waits for approval' }).waitFor();

  await page.getByRole('button', { name: 'Correct or regrade' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Grade', { exact: true }).selectOption('FAIR');
  await dialog.getByLabel('Reason', { exact: true }).fill('A second source was found');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  const change = page.locator('.timeline > li').first().locator('.changed');
  await change.filter({ hasText: 'Fair' }).waitFor();
  expect(await change.locator('del').first().textContent()).toBe('Weak');
});

test('one incident is merged into another, which is shown first; its code leads there', async () => {
  const { page } = browser;
  await open(bakery.title);
  const survivor = /CD-\d+/.exec(page.url())![0];
  await open(market.title);
  const merged = /CD-\d+/.exec(page.url())![0];
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Code of the incident that lives on').fill(survivor);
  await dialog.getByRole('button', { name: 'Look it up' }).click();
  await dialog.getByText(bakery.title).waitFor();
  await dialog.getByLabel('Reason').fill('The same event after all');
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.waitForURL(`**/incidents/${survivor}`);
  await page.goto(`${desk.server.url}/incidents/${merged}`);
  await page.locator('h1').filter({ hasText: bakery.title }).waitFor();
  await page.locator('.claim').nth(1).waitFor();
  expect(await page.locator('.claim').count()).toBe(2);
});

test('and split again by its claims', async () => {
  const { page } = browser;
  await page.getByRole('button', { name: 'Split' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('.tick').nth(1).click();
  await dialog.getByLabel('Title').fill('The market of Idlib');
  await dialog.getByLabel('First day').fill('2017-07-01');
  await dialog.getByLabel('Reason').fill('Two events, as the dates show');
  await dialog.getByRole('button', { name: 'Split' }).click();
  await page.locator('h1').filter({ hasText: 'The market of Idlib' }).waitFor();
  expect(await page.locator('.claim').count()).toBe(1);
  expect(browser.faults).toEqual([]);
});

test('victims are named, put under embargo and taken off again, each with a reason', async () => {
  const { page } = browser;
  const code = /CD-\d+/.exec(page.url())![0];
  const dialog = page.getByRole('dialog');
  const victims = page.locator('section[aria-labelledby="victims"] li');
  const correct = async (reason: string) => {
    await dialog.getByLabel('Reason').fill(reason);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  const asPublic = async () => (await desk.get<{ incident: { victims: { name: string }[] } | null }>('query($code: String) { incident(code: $code) { victims { name } } }', { code })).incident?.victims.map(({ name }) => name);
  await page.getByRole('button', { name: 'Victims' }).click();
  await dialog.getByRole('button', { name: 'Add a victim' }).click();
  await dialog.getByLabel('Name', { exact: true }).fill('Sample Person');
  await dialog.getByLabel('Keep the name from the public').uncheck();
  await correct('The hospital’s list');
  await victims.filter({ hasText: 'Sample Person' }).waitFor();
  expect(await asPublic()).toEqual(['Sample Person']);

  await page.getByRole('button', { name: 'Victims' }).click();
  await dialog.getByLabel('Keep the name from the public').check();
  await dialog.getByLabel('Reason').fill('Sample Person’s family asked');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('alert').filter({ hasText: 'under embargo' }).waitFor();
  await correct('The family asked');
  await victims.filter({ hasText: 'only the desk sees this name' }).waitFor();
  expect(await asPublic()).toEqual([]);

  await page.getByRole('button', { name: 'Victims' }).click();
  await dialog.getByLabel('Name', { exact: true }).fill('');
  await correct('Nobody of that name was there');
  await victims.waitFor({ state: 'detached' });
  expect(browser.faults).toEqual([]);
});
