import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestDesk } from '../support/desk.ts';
import { openBrowser, type Browser } from './browser.ts';
import { openNewsroom, signIn } from './newsroom.ts';
import { bakery, market } from './stories.ts';
import { until } from './until.ts';

// Two incidents, graded twice: one on which both agree, one that an editor decides.

let desk: TestDesk;
let amal: Browser;
let boris: Browser;
beforeAll(async () => {
  desk = await openNewsroom([bakery, market]);
  [amal, boris] = await Promise.all([openBrowser(), openBrowser()]);
});
afterAll(async () => {
  await boris[Symbol.asyncDispose]();
  await amal[Symbol.asyncDispose]();
  await desk[Symbol.asyncDispose]();
});

const gradings = () => desk.database.db.blindGrading.findMany({ orderBy: { createdAt: 'asc' } });

test('where nothing is graded twice, the page says how it would be', async () => {
  await signIn(amal.page, desk, 'amal@desk.test');
  await amal.page.goto(`${desk.server.url}/grading`);
  await amal.page.getByText('Nothing is graded twice at this desk').waitFor();
  expect(await amal.page.getByRole('button', { name: 'Take the one' }).count()).toBe(0);
});

test('a second person takes an incident without seeing its grade, and grades with one key', async () => {
  await desk.database.db.desk.update({ where: { id: 1 }, data: { blindShare: 1 } });
  const { page } = amal;
  await page.goto(`${desk.server.url}/queue`);
  await page.locator('.queue-row').first().waitFor();
  await page.keyboard.press('Enter');
  for (const made of [1, 2]) {
    await page.locator('[data-hold="MINE"]').waitFor();
    await page.keyboard.press('4');
    await page.keyboard.press('p');
    await until(async () => (await gradings()).length === made);
  }
  expect((await gradings()).map(({ firstGrade }) => firstGrade)).toEqual(['CONTESTED', 'CONTESTED']);
  await page.goto(`${desk.server.url}/grading`);
  await page.getByText('2 incidents wait for a second grade').waitFor();
  await page.getByRole('button', { name: 'Take the one' }).click();
  await page.getByRole('alert').filter({ hasText: 'No incident waits' }).waitFor();

  const second = boris.page;
  await signIn(second, desk, 'boris@desk.test');
  await second.goto(`${desk.server.url}/grading`);
  await second.getByRole('button', { name: 'Take the one' }).focus();
  await second.keyboard.press('Enter');
  await second.locator('[data-grading]').waitFor();
  await second.getByText('Nine civilians').waitFor();
  expect(await second.locator('[data-grading] :checked').count()).toBe(0);
  await second.keyboard.press('4');
  await second.getByLabel('Reason').fill('Two parties are named');
  await second.keyboard.press('Enter');
  await until(async () => (await gradings())[0]!.state === 'SETTLED');
  await second.getByText('both said the same').waitFor();
});

test('grades that differ are shown side by side, and an editor decides', async () => {
  const second = boris.page;
  await second.getByRole('button', { name: 'Take the one' }).click();
  await second.locator('[data-grading]').waitFor();
  await second.keyboard.press('3');
  await second.getByLabel('Reason').fill('One source alone');
  await second.keyboard.press('Enter');
  await second.locator('[data-disagreed]').waitFor();
  await second.getByText('An editor decides.').waitFor();

  await amal.page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await signIn(amal.page, desk, 'editor@desk.test');
  await amal.page.goto(`${desk.server.url}/grading`);
  const disagreed = amal.page.locator('[data-disagreed]');
  await disagreed.getByText('One source alone').waitFor();
  await disagreed.getByText('Decide between them').click();
  await disagreed.getByLabel('Weak').check();
  await disagreed.getByLabel('Reason').fill('No second party accuses anybody');
  await amal.page.keyboard.press('Enter');
  await amal.page.getByText('decided by editor@desk.test').waitFor();
  expect((await gradings())[1]).toMatchObject({ state: 'SETTLED', finalGrade: 'WEAK' });
  await amal.page.getByText('Alpha, grades in order').waitFor();
  expect(amal.faults).toEqual([]);
});

test('one\'s own page tells how the day went', async () => {
  await amal.page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await signIn(amal.page, desk, 'amal@desk.test');
  await amal.page.goto(`${desk.server.url}/me`);
  const day = amal.page.locator('section[aria-labelledby="day"]');
  await day.getByText('You and others gave 1 of 2 incidents the same grade').waitFor();
  const figures = Object.fromEntries(await day.locator('.stats > div').evaluateAll((parts) => parts.map((part) => [part.querySelector('dt')!.textContent, part.querySelector('dd')!.textContent])));
  expect(figures).toMatchObject({ Decisions: '2', Promoted: '2', Rejected: '0' });
  await day.getByLabel('Day (UTC)').fill('2020-01-01');
  await day.getByText('No decision on this day').waitFor();
});
