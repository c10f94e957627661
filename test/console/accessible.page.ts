import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../common/root.ts';
import type { PATHS } from '../../web/app/paths.ts';
import type { TestDesk } from '../support/desk.ts';
import { record } from '../support/incidents.ts';
import { openBrowser, type Browser, type Look } from './browser.ts';
import { makeBusy } from './busyDesk.ts';
import { openNewsroom, signIn } from './newsroom.ts';
import { arabic, bakery, football } from './stories.ts';

// axe finds nothing serious on any page, however it is looked at.

const LOOKS: Record<string, Look> = {
  'light and wide': {},
  'dark and wide': { colorScheme: 'dark' },
  'Arabic on a phone': { locale: 'ar', width: 360, height: 740 },
};

let desk: TestDesk;
let axe: string;
let code: string;
let item: string;

beforeAll(async () => {
  desk = await openNewsroom([bakery, arabic, football]);
  await makeBusy(desk);
  const [incident] = await record(desk.database.db, [{ day: '2017-06-15', grade: 'FAIR', killed: [3, 5], country: 'SY', parties: ['A party'] }]);
  code = incident!.code;
  const { reviewQueue } = await desk.get<{ reviewQueue: { nodes: { id: string }[] } }>('{ reviewQueue(first: 1) { nodes { id } } }', {}, 'REVIEWER');
  item = reviewQueue.nodes[0]!.id;
  axe = await readFile(join(projectRoot(), 'node_modules/axe-core/axe.min.js'), 'utf8');
});
afterAll(() => desk[Symbol.asyncDispose]());

/** Where to look at each page, and what shows that it is there: a new page without its line doesn't compile. */
const PAGES: Record<keyof typeof PATHS, { path: () => string; ready: string }> = {
  queue: { path: () => '/queue', ready: '.queue-row' },
  item: { path: () => `/items/${item}`, ready: '.record' },
  incidents: { path: () => '/incidents', ready: '.line-link' },
  incident: { path: () => `/incidents/${code}`, ready: '.timeline' },
  records: { path: () => '/records', ready: '#notes' },
  releases: { path: () => '/releases', ready: 'h1' },
  months: { path: () => '/months', ready: '.figures' },
  sources: { path: () => '/sources', ready: '.lines h2' },
  rules: { path: () => '/rules', ready: 'h1' },
  grading: { path: () => '/grading', ready: '[data-disagreed]' },
  webhooks: { path: () => '/webhooks', ready: '.lines h2' },
  people: { path: () => '/people', ready: '[data-user]' },
  desk: { path: () => '/desk', ready: '[type="checkbox"]' },
  me: { path: () => '/me', ready: '.stats, #day + *' },
  invitation: { path: () => '/invitation#a-token', ready: '[type="password"]' },
  newPassword: { path: () => '/new-password#a-token', ready: '[type="password"]' },
};

/** Pages with buttons that say they open a dialog, and how many kinds of them there are at least: a page that loses its buttons is noticed. */
const DIALOGS: Partial<Record<keyof typeof PATHS, number>> = { queue: 3, item: 3, incident: 5, releases: 1, sources: 3, webhooks: 5, people: 4 };

/** Rules that were broken within a part of the page, with the places. */
async function faultsOf(page: Page, within = 'html'): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((part) => (window as unknown as { axe: { run: (part: string) => Promise<AxeResults> } }).axe.run(part), within);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

describe.each(Object.entries(LOOKS))('%s', (_, look) => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser(look);
    await browser.page.goto(`${desk.server.url}/queue`);
    await browser.page.locator('form').waitFor();
  });
  afterAll(() => browser[Symbol.asyncDispose]());

  test('signing in', async () => {
    expect(await faultsOf(browser.page)).toEqual([]);
    await signIn(browser.page, desk, 'admin@desk.test');
    expect(await browser.page.evaluate(() => document.documentElement.dir)).toBe(look.locale === 'ar' ? 'rtl' : 'ltr');
  });

  test.each(Object.entries(PAGES))('%s', async (__, { path, ready }) => {
    const { page, faults } = browser;
    await page.goto(desk.server.url + path());
    await page.locator(ready).first().waitFor();
    // What is folded away is a part of the page as well.
    await page.locator('details').evaluateAll((folds: HTMLDetailsElement[]) => folds.forEach((fold) => { fold.open = true; }));
    await page.waitForLoadState('networkidle');
    expect(await faultsOf(page)).toEqual([]);
    // Nothing is cut off or has to be scrolled to sideways.
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    expect(faults).toEqual([]);
  });

  test.each(Object.entries(DIALOGS))('the dialogs of %s', async (name, kinds) => {
    const { page, faults } = browser;
    const { path, ready } = PAGES[name as keyof typeof PATHS];
    await page.goto(desk.server.url + path());
    await page.locator(ready).first().waitFor();
    const openers = page.locator('button[aria-haspopup="dialog"]:visible');
    // Of buttons that say the same on several lines one is enough.
    const words = await openers.allInnerTexts();
    expect(new Set(words).size).toBeGreaterThanOrEqual(kinds);
    for (const [at, said] of words.entries()) {
      if (words.indexOf(said) < at) continue;
      await openers.nth(at).click();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      // One that is fading in is pale: its colours are what they will be when it has come.
      await page.waitForFunction(() => [...document.querySelectorAll('[role="dialog"]')].every((each) => getComputedStyle(each).opacity === '1' && each.getAnimations({ subtree: true }).length === 0));
      expect([said, await faultsOf(page, '[role="dialog"]')]).toEqual([said, []]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    expect(faults).toEqual([]);
  });
});
