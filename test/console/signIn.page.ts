import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestDesk } from '../support/desk.ts';
import { totp } from '../support/totp.ts';
import { openBrowser, type Browser } from './browser.ts';
import { openNewsroom, PASSWORD, signIn } from './newsroom.ts';
import { bakery } from './stories.ts';

let desk: TestDesk;
let browser: Browser;
beforeAll(async () => {
  desk = await openNewsroom([bakery]);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await desk[Symbol.asyncDispose]();
});

/** Asks the session library as the page does. */
async function auth<T>(path: string, body: object): Promise<T> {
  return browser.page.evaluate(async ([to, sent]) => {
    const response = await fetch(`/api/auth/${to}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) });
    return (await response.json()) as never;
  }, [path, body] as const);
}

test('who has a second factor is asked for it, is told when it is wrong, and comes in with the right one', async () => {
  const { page, faults } = browser;
  await signIn(page, desk, 'amal@desk.test');
  await page.locator('.queue-row').first().waitFor();
  const { totpURI } = await auth<{ totpURI: string }>('two-factor/enable', { password: PASSWORD });
  await auth('two-factor/verify-totp', { code: totp(totpURI) });
  await auth('sign-out', {});

  await page.goto(`${desk.server.url}/queue`);
  await page.getByLabel('E-mail').fill('amal@desk.test');
  await page.getByLabel('Password', { exact: true }).first().fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByLabel('Code').fill('000000');
  await page.keyboard.press('Enter');
  await page.getByText('The code is not right').waitFor();
  await page.getByLabel('Code').fill(totp(totpURI));
  await page.keyboard.press('Enter');
  await page.locator('.shell-who').waitFor();
  await page.locator('.queue-row').first().waitFor();
  expect(faults).toEqual([]);
});
