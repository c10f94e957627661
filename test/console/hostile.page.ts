import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestDesk } from '../support/desk.ts';
import { openBrowser, type Browser } from './browser.ts';
import { openNewsroom, signIn, type Story } from './newsroom.ts';

// What outlets write is text, whatever it looks like.

const SCRIPT = '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>';
const story: Story = {
  title: `Four civilians killed in Raqqa ${SCRIPT}`,
  day: '2017-06-20',
  paragraphs: [
    `Four civilians were killed on Monday in an air strike on a house in Raqqa, said ${SCRIPT} a resident of the street.`,
    '"><svg onload="window.harmed=1"> {{constructor.constructor("window.harmed=1")()}} javascript:window.harmed=1 said another resident who had seen the strike from the roof.',
    'The house stood near the old bridge and three families lived in it, according to the neighbours who dug for the dead.',
  ],
};

let desk: TestDesk;
let browser: Browser;

beforeAll(async () => {
  desk = await openNewsroom([story]);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await desk[Symbol.asyncDispose]();
});

const harmed = () => browser.page.evaluate(() => (window as { harmed?: number }).harmed);

test('titles, texts and source names are shown as they were written and nothing of them runs', async () => {
  const { page, faults } = browser;
  await desk.database.sql('update source set name = $1', [`Courier ${SCRIPT}`]);
  await signIn(page, desk, 'editor@desk.test');
  await page.locator('.queue-row').first().waitFor();
  expect(await page.locator('.queue-link').textContent()).toContain('<img src=x onerror');
  await page.keyboard.press('Enter');
  await page.locator('[data-hold="MINE"]').waitFor();
  expect(await page.locator('.article').textContent()).toContain('<svg onload=');
  await page.keyboard.press('p');
  await page.getByText('The queue is empty').waitFor();
  await page.goto(`${desk.server.url}/sources`);
  await page.getByText('Courier <img').first().waitFor();
  await page.goto(`${desk.server.url}/incidents`);
  await page.locator('.line-link').first().click();
  await page.locator('.claim').waitFor();
  expect(await page.locator('h1').textContent()).toContain('<script>');
  expect([await harmed(), faults]).toEqual([undefined, []]);
});

test('an address that is no web address is no link', async () => {
  const { page } = browser;
  await desk.database.sql('update article set url = $1', ['javascript:window.harmed=1']);
  await page.reload();
  await page.locator('.claim').waitFor();
  expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
  expect(await harmed()).toBeUndefined();
});

test('links out of the desk give nothing away', async () => {
  const { page } = browser;
  await desk.database.sql('update article set url = $1', ['https://courier.example/story']);
  await page.reload();
  expect(await page.locator('.claim a').getAttribute('rel')).toBe('noopener noreferrer nofollow');
});
