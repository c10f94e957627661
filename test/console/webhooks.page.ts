import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { startWebhooks } from '../../server/webhooks/start.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';
import { record } from '../support/incidents.ts';
import { startReceiver, type Receiver } from '../webhooks/receiver.ts';
import { openBrowser, type Browser } from './browser.ts';
import { addPeople, signIn } from './newsroom.ts';
import { until } from './until.ts';

let receiver: Receiver;
let desk: TestDesk;
let deliverer: AsyncDisposable;
let browser: Browser;

beforeAll(async () => {
  receiver = await startReceiver();
  desk = await openDesk({ OUTBOUND_ALLOW: [receiver.host], WEBHOOK_RETRY_SCALE: 0.0001 });
  deliverer = await startWebhooks(desk.settings, desk.database.url, desk.log);
  await addPeople(desk);
  browser = await openBrowser();
  await signIn(browser.page, desk, 'editor@desk.test');
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await deliverer[Symbol.asyncDispose]();
  await desk[Symbol.asyncDispose]();
  await receiver[Symbol.asyncDispose]();
});

const button = (name: string) => browser.page.getByRole('button', { name });
const dialog = () => browser.page.getByRole('dialog');
const row = () => desk.database.db.webhook.findFirstOrThrow();
let secret: string;

test('without a webhook the page says what to do; a new one shows its secret once, by keyboard alone', async () => {
  const { page } = browser;
  await page.goto(`${desk.server.url}/webhooks`);
  await page.getByText('No webhook yet').waitFor();
  await button('Add a webhook').focus();
  await page.keyboard.press('Enter');
  await dialog().getByLabel('Address').and(page.locator(':focus')).waitFor();
  await page.keyboard.type(receiver.url);
  await page.keyboard.press('Tab');
  await page.keyboard.type('The partner\'s archive');
  await page.keyboard.press('Enter');
  secret = (await dialog().locator('.secret').textContent())!;
  expect(secret).toMatch(/^whsec_/);
  await button('I have kept it').focus();
  await page.keyboard.press('Enter');
  await dialog().waitFor({ state: 'detached' });
  await page.getByText('kept by editor@desk.test').waitFor();
  await page.reload();
  await page.getByText('The partner\'s archive').waitFor();
  expect(await page.content()).not.toContain(secret);
});

test('a test message arrives signed with the secret, and the log shows what was sent and what was answered', async () => {
  const { page } = browser;
  receiver.answer((_, response) => void response.writeHead(200).end('<b>thank you</b>'));
  await button('Send a test').click();
  const [ping] = await receiver.count(1);
  expect(() => new Webhook(secret).verify(ping!.body.toString('utf8'), ping!.headers as Record<string, string>)).not.toThrow();
  await page.getByText('delivered', { exact: true }).waitFor();
  await page.getByText('Message and answers').click();
  await page.locator('pre', { hasText: '<b>thank you</b>' }).waitFor();
  await page.locator('pre', { hasText: 'webhook.ping' }).waitFor();
  expect(browser.faults).toEqual([]);
});

test('it is switched off and on, and a new secret is shown once', async () => {
  const { page } = browser;
  await button('Switch off').click();
  await button('Switch on').waitFor();
  expect((await row()).state).toBe('DISABLED');
  await button('Switch on').click();
  await button('Switch off').waitFor();
  expect((await row()).state).toBe('ACTIVE');
  await button('New secret').first().click();
  await dialog().getByRole('button', { name: 'New secret' }).click();
  const next = await dialog().locator('.secret').textContent();
  expect(next).toMatch(/^whsec_/);
  expect(next).not.toBe(secret);
  await button('I have kept it').click();
  await dialog().waitFor({ state: 'detached' });
  expect(await page.content()).not.toContain(next);
});

test('everything behind a cursor is sent again with the ids that it had', async () => {
  const { page } = browser;
  const before = (await desk.get<{ changes: { pageInfo: { endCursor: string | null } } }>('{ changes(first: 1) { pageInfo { endCursor } } }')).changes.pageInfo.endCursor;
  expect(before).toBeNull();
  const { cursor } = (await desk.get<{ webhooks: { nodes: { cursor: string }[] } }>('{ webhooks { nodes { cursor } } }', {}, 'ADMIN')).webhooks.nodes[0]!;
  await record(desk.database.db, [{ day: '2017-06-15', grade: 'FAIR', killed: [3, 5] }]);
  const { seq } = await desk.database.db.change.findFirstOrThrow({ orderBy: { seq: 'desc' } });
  await until(async () => (await row()).position === seq);
  const sent = receiver.received.filter(({ json }) => json.type !== 'webhook.ping').map(({ id }) => id);
  expect(sent.length).toBeGreaterThan(0);
  await button('Send again from').first().click();
  await dialog().getByLabel('cursor').fill(cursor);
  await page.keyboard.press('Enter');
  await dialog().waitFor({ state: 'detached' });
  await until(async () => receiver.received.filter(({ id }) => id === sent[0]).length === 2);
});

test('its filter is changed without losing the conditions that the form has no field for', async () => {
  const { page } = browser;
  await desk.database.sql(`update webhook set filter = '{"grades": ["FAIR"], "entityKinds": ["INCIDENT", "STATEMENT"]}'`);
  await page.reload();
  await page.getByText('"grades":["FAIR"]').waitFor();
  await button('Change').click();
  await dialog().getByLabel('Countries').fill('sy, iq');
  await dialog().getByLabel('Address').fill(`${receiver.url}?moved`);
  await page.keyboard.press('Enter');
  await dialog().waitFor({ state: 'detached' });
  await until(async () => (await row()).url.endsWith('?moved'));
  expect((await row()).filter).toEqual({ grades: ['FAIR'], entityKinds: ['INCIDENT', 'STATEMENT'], countries: ['SY', 'IQ'] });
});

test('who may not change it is told so; what is deleted is gone from the list', async () => {
  const { page } = browser;
  await using other = await openBrowser();
  await signIn(other.page, desk, 'boris@desk.test');
  await other.page.goto(`${desk.server.url}/webhooks`);
  await other.page.getByRole('button', { name: 'Switch off' }).click();
  await other.page.getByRole('alert').filter({ hasText: 'another\'s' }).waitFor();
  await button('Delete').first().click();
  await dialog().getByRole('button', { name: 'Delete' }).click();
  await page.getByText('No webhook yet').waitFor();
  expect((await row()).state).toBe('DELETED');
});
