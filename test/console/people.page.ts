import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { openBrowser, type Browser } from './browser.ts';
import { addPeople, PASSWORD, signIn } from './newsroom.ts';
import { until } from './until.ts';

let desk: TestDesk;
let admin: Browser;
let guest: Browser;

beforeAll(async () => {
  desk = await openDesk();
  await addPeople(desk);
  [admin, guest] = await Promise.all([openBrowser(), openBrowser()]);
  await signIn(admin.page, desk, 'admin@desk.test');
});
afterAll(async () => {
  await guest[Symbol.asyncDispose]();
  await admin[Symbol.asyncDispose]();
  await desk[Symbol.asyncDispose]();
});

const NEW_PASSWORD = 'another password for tests';
const user = (email: string) => desk.database.db.user.findUniqueOrThrow({ where: { email } });
const line = (email: string) => admin.page.locator(`[data-user="${email}"]`);
const dialog = () => admin.page.getByRole('dialog');
const secretShown = async () => {
  const secret = await dialog().locator('.secret').textContent();
  await dialog().getByRole('button', { name: 'I have kept it' }).click();
  await dialog().waitFor({ state: 'detached' });
  return secret!;
};

async function signInWith(page: Page, email: string, password: string): Promise<void> {
  await page.goto(`${desk.server.url}/queue`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).first().fill(password);
  await page.keyboard.press('Enter');
}

test('an invitation is a link that makes an account, once', async () => {
  await admin.page.goto(`${desk.server.url}/people`);
  await admin.page.getByText('Invite somebody, or make a link').waitFor();
  await line('admin@desk.test').getByText('(you)').waitFor();
  expect(await admin.page.getByText('(you)').count()).toBe(1);
  await admin.page.getByRole('button', { name: 'Invite somebody' }).click();
  await dialog().getByLabel('E-mail').fill('dana@desk.test');
  await dialog().getByLabel('Role').selectOption('EDITOR');
  await dialog().getByRole('button', { name: 'Invite somebody' }).click();
  const link = await secretShown();
  await admin.page.getByText('dana@desk.test').waitFor();

  await guest.page.goto(link);
  await guest.page.getByLabel('Your name').fill('Dana');
  await guest.page.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD);
  await guest.page.keyboard.press('Enter');
  await guest.page.getByText('Sign in as dana@desk.test').waitFor();
  expect((await user('dana@desk.test')).role).toBe('EDITOR');
  await signInWith(guest.page, 'dana@desk.test', NEW_PASSWORD);
  await guest.page.locator('.shell-who', { hasText: 'Dana' }).waitFor();
  await guest.page.goto('about:blank');
  await guest.page.goto(link);
  await guest.page.getByLabel('Your name').fill('Somebody else');
  await guest.page.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD);
  await guest.page.keyboard.press('Enter');
  await guest.page.getByRole('alert').filter({ hasText: 'used already' }).waitFor();
});

test('signing somebody out everywhere ends their session; another role holds at once', async () => {
  await admin.page.reload();
  await line('dana@desk.test').getByText('1 browser signed in').waitFor();
  await line('dana@desk.test').getByRole('button', { name: 'Sign out everywhere' }).click();
  await dialog().getByRole('button', { name: 'Sign out everywhere' }).click();
  await line('dana@desk.test').getByText('0 browsers signed in').waitFor();
  await guest.page.goto(`${desk.server.url}/queue`);
  await guest.page.getByLabel('E-mail').waitFor();

  await line('dana@desk.test').getByRole('button', { name: 'Role' }).click();
  await dialog().getByLabel('Role').selectOption('REVIEWER');
  await dialog().getByRole('button', { name: 'Role' }).click();
  await line('dana@desk.test').getByText('Reviewer').waitFor();
  expect((await user('dana@desk.test')).role).toBe('REVIEWER');
});

test('who was locked out for wrong passwords is let in again', async () => {
  await guest.page.goto(`${desk.server.url}/queue`);
  const answers = await guest.page.evaluate(async () => {
    const statuses: number[] = [];
    for (let tries = 0; tries < 11; tries += 1) {
      const { status } = await fetch('/api/auth/sign-in/email', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: 'boris@desk.test', password: 'guessed' }) });
      statuses.push(status);
    }
    return statuses;
  });
  expect(answers.at(-1)).toBe(429);
  await admin.page.reload();
  await line('boris@desk.test').getByText('locked out until').waitFor();
  await line('boris@desk.test').getByRole('button', { name: 'Let in again' }).click();
  await line('boris@desk.test').getByText('locked out until').waitFor({ state: 'detached' });
  await signInWith(guest.page, 'boris@desk.test', PASSWORD);
  await guest.page.locator('.shell-who', { hasText: 'boris' }).waitFor();
});

test('a link sets a new password; a closed account is closed', async () => {
  await line('boris@desk.test').getByRole('button', { name: 'Link for a new password' }).click();
  const link = await secretShown();
  await admin.page.locator('section[aria-labelledby="tickets"]').getByText('boris@desk.test').waitFor();
  await guest.page.goto(link);
  await guest.page.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD);
  await guest.page.keyboard.press('Enter');
  await guest.page.getByText('Sign in as boris@desk.test').waitFor();

  await line('boris@desk.test').getByRole('button', { name: 'Close the account' }).click();
  await dialog().getByRole('button', { name: 'Close the account' }).click();
  await line('boris@desk.test').getByText('closed').waitFor();
  expect((await user('boris@desk.test')).disabledAt).not.toBeNull();
  await line('admin@desk.test').getByRole('button', { name: 'Close the account' }).click();
  await dialog().getByRole('button', { name: 'Close the account' }).click();
  await dialog().getByRole('alert').filter({ hasText: 'your own account' }).waitFor();
  await admin.page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
});

test('a key is shown once, works, and is refused when it is ended', async () => {
  await admin.page.getByText('None yet. Partners read the feed').waitFor();
  await admin.page.getByRole('button', { name: 'Make a key' }).click();
  await dialog().getByLabel('Whom it is for').fill('The archive');
  await dialog().getByRole('button', { name: 'Make a key' }).click();
  const key = await secretShown();
  const asked = async () => {
    const response = await fetch(`${desk.server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` }, body: JSON.stringify({ query: '{ viewer { role } }' }) });
    return (await response.json()) as { data?: { viewer: { role: string } } | null };
  };
  expect(await asked()).toMatchObject({ data: { viewer: { role: 'PARTNER' } } });
  await admin.page.getByText('The archive', { exact: true }).waitFor();
  expect(await admin.page.content()).not.toContain(key);
  await admin.page.getByRole('button', { name: 'End the key: The archive' }).click();
  await dialog().getByRole('button', { name: 'End the key' }).click();
  await dialog().waitFor({ state: 'detached' });
  await until(async () => (await asked()).data == null);
  expect(admin.faults).toEqual([]);
});

test('nobody but administrators is led there', async () => {
  await guest.context.clearCookies();
  await signIn(guest.page, desk, 'amal@desk.test');
  expect(await guest.page.getByRole('link', { name: 'People' }).count()).toBe(0);
  await guest.page.goto(`${desk.server.url}/people`);
  await guest.page.getByText('There is nothing at this address').waitFor();
});
