import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { totp } from '../support/totp.ts';
import { openBrowser, type Browser } from './browser.ts';
import { addPeople, PASSWORD, signIn } from './newsroom.ts';
import { until } from './until.ts';

// One's own account: the second factor, from the QR code to the next sign-in, and the password.

let desk: TestDesk;
let browser: Browser;
beforeAll(async () => {
  desk = await openDesk();
  await addPeople(desk);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await desk[Symbol.asyncDispose]();
});

let codes: string[];

/** Sets a second factor up with the keyboard, by the secret that stands under the QR code. */
async function setUp(): Promise<string> {
  const { page } = browser;
  await page.getByRole('button', { name: 'Set it up' }).click();
  await page.getByLabel('Your password now').and(page.locator(':focus')).waitFor();
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: /^QR picture/ }).waitFor();
  const uri = `otpauth://totp/desk?secret=${await page.locator('[data-secret]').textContent()}`;
  await page.getByLabel('Code', { exact: true }).fill('000000');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Code', { exact: true }).fill(totp(uri));
  await page.keyboard.press('Enter');
  await page.getByText('It is set up. Keep these codes').waitFor();
  codes = (await page.getByLabel('Backup codes').textContent())!.split('\n');
  await page.getByRole('button', { name: 'I have kept it' }).click();
  return uri;
}

test('a second factor is set up on one\'s own page; a backup code signs in, once', async () => {
  const { page, faults } = browser;
  await signIn(page, desk, 'amal@desk.test');
  await page.goto(`${desk.server.url}/me`);
  await page.locator('[data-factor="OFF"]').waitFor();
  await setUp();
  await page.locator('[data-factor="ON"]').waitFor();
  expect((await desk.database.db.user.findUniqueOrThrow({ where: { email: 'amal@desk.test' } })).twoFactorEnabled).toBe(true);
  expect(codes.length).toBeGreaterThan(5);

  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByLabel('E-mail').fill('amal@desk.test');
  await page.getByLabel('Password', { exact: true }).first().fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByLabel('Code', { exact: true }).fill(codes[0]!);
  await page.keyboard.press('Enter');
  await page.locator('.shell-who').waitFor();
  await page.goto(`${desk.server.url}/me`);
  await page.locator('[data-factor="ON"]').waitFor();
  await page.getByRole('button', { name: 'Take it away' }).click();
  await page.getByLabel('Your password now').fill('not my password');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Your password now').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('[data-factor="OFF"]').waitFor();
  expect(faults).toEqual([]);
});

test('where the desk asks a role for it, nothing else is possible until it is set up', async () => {
  const { page } = browser;
  await desk.database.db.desk.update({ where: { id: 1 }, data: { twoFactorRoles: ['REVIEWER'] } });
  await page.goto(`${desk.server.url}/queue`);
  await page.getByRole('heading', { name: 'Set up a second factor first' }).waitFor();
  await setUp();
  await page.getByRole('heading', { name: 'Review queue' }).waitFor();
  expect(browser.faults).toEqual([]);
});

test('a new password signs out other browsers, and only they', async () => {
  const { page } = browser;
  await desk.database.db.desk.update({ where: { id: 1 }, data: { twoFactorRoles: [] } });
  await using other = await openBrowser();
  await signIn(other.page, desk, 'editor@desk.test');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await signIn(page, desk, 'editor@desk.test');
  await page.goto(`${desk.server.url}/me`);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByLabel('Your password now').fill(PASSWORD);
  await page.getByLabel('New password', { exact: true }).fill('another password for tests');
  await page.keyboard.press('Enter');
  await page.getByText('The password is changed').waitFor();
  await until(async () => (await desk.database.db.session.count({ where: { user: { email: 'editor@desk.test' } } })) === 1);
  await other.page.goto(`${desk.server.url}/queue`);
  await other.page.getByLabel('E-mail').waitFor();
  await page.goto(`${desk.server.url}/queue`);
  await page.getByRole('heading', { name: 'Review queue' }).waitFor();
  expect(browser.faults).toEqual([]);
});
