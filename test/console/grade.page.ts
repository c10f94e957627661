import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { openBrowser } from './browser.ts';
import { openNewsroom, signIn, takeFirst } from './newsroom.ts';
import { bakery, market } from './stories.ts';
import { until } from './until.ts';

// What the policy proposes, beside the grade, before anything is recorded.

test('the proposal follows the form, says why, and is taken by one press', async () => {
  await using desk = await openNewsroom([bakery]);
  await using browser = await openBrowser();
  const { page, faults } = browser;
  await signIn(page, desk, 'amal@desk.test');
  await takeFirst(page);
  await page.locator('[data-proposed="WEAK"]').waitFor();
  expect(await page.locator('.policy-steps').innerText()).toContain('Only one independent source alleges harm.');
  const grade = page.getByLabel('Grade', { exact: true });
  expect(await grade.inputValue()).toBe('');
  await page.getByRole('button', { name: 'Take it' }).click();
  expect(await grade.inputValue()).toBe('WEAK');

  await page.locator('summary').filter({ hasText: 'More about it' }).click();
  await page.getByLabel('Accused party’s own verdict').selectOption('CREDIBLE');
  await page.locator('[data-proposed="CONFIRMED"]').waitFor();
  expect(await page.locator('.policy-steps [data-decides]').innerText()).toBe('An accused party has accepted responsibility.');
  await page.locator('.policy').getByText('You grade otherwise').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('1');
  await page.locator('.policy').getByText('It is the grade given.').waitFor();
  await page.keyboard.press('p');
  await until(async () => (await desk.database.db.incidentVersion.count({ where: { grade: 'CONFIRMED', gradeReason: 'An accused party has accepted responsibility' } })) === 1);
  expect(faults).toEqual([]);
});

test('before attaching one sees what the policy would make of the incident; in Arabic as well', async () => {
  await using desk = await openNewsroom([bakery, market]);
  const { db } = desk.database;
  const [first, second] = await db.reviewItem.findMany({ include: { article: true }, orderBy: { article: { publishedOn: 'asc' } } });
  const cluster = randomUUID();
  await db.reviewItem.updateMany({ data: { cluster } });
  const other = await db.source.create({ data: { name: 'Another paper', kind: 'NEWS_OUTLET' } });
  await db.article.update({ where: { id: second!.articleId }, data: { sourceId: other.id } });
  const claims = [{ killed: { min: 9, max: 9 }, accusedParty: 'The party' }];
  const { reviewQueue } = await desk.get<{ reviewQueue: { nodes: { id: string; article: { publishedAt: string } }[] } }>('{ reviewQueue { nodes { id article { publishedAt } } } }', {}, 'REVIEWER');
  const [one, two] = reviewQueue.nodes.toSorted((a, b) => a.article.publishedAt.localeCompare(b.article.publishedAt));
  await desk.get('mutation ($input: PromoteReviewItemInput!) { promoteReviewItem(input: $input) { item { id } } }', { input: { id: one!.id, incidents: [{ startDate: '2017-06-15', claims }] } }, 'REVIEWER');
  expect(first!.articleId).not.toBe(second!.articleId);

  await using browser = await openBrowser({ locale: 'ar' });
  const { page, faults } = browser;
  await signIn(page, desk, 'amal@desk.test');
  await page.goto(`${desk.server.url}/items/${two!.id}`);
  await page.locator('[data-hold="MINE"]').waitFor();
  await page.locator('[data-proposed="WEAK"]').getByText('مصدر مستقل واحد فقط يذكر الضرر.').waitFor();
  await page.locator('.policy').getByText(/المصادر المستقلة التي تنقل هذا الحدث.*2/).waitFor();
  await page.getByLabel('الأطراف المتهمة').fill('The party');
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await page.getByRole('dialog').locator('[data-afterwards="FAIR"]').getByText(/المصادر المستقلة الموثوقة التي تتهم طرفًا واحدًا: 2/).waitFor();
  await page.keyboard.press('1');
  await until(async () => (await db.reviewItem.count({ where: { id: second!.id, state: 'ATTACHED' } })) === 1);
  expect(faults).toEqual([]);
});
