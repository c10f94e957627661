import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ingestNow } from '../../ingest/now.ts';
import { openIngest } from '../../ingest/start.ts';
import { createUser } from '../../server/auth/users.ts';
import { PROGRAM } from '../../server/viewer.ts';
import { openDesk, type TestDesk } from '../support/desk.ts';

export const PASSWORD = 'a password for tests only';

/** A page of a newspaper: headline and paragraphs as text, day as YYYY-MM-DD. */
export interface Story {
  title: string;
  day: string;
  paragraphs: string[];
  language?: 'en' | 'ar';
}

/** A desk with its people, whose queue holds these stories, read by the real ingest. */
export async function openNewsroom(stories: Story[]): Promise<TestDesk> {
  const desk = await openDesk();
  const folder = await mkdtemp(join(tmpdir(), 'desk-stories-'));
  const files = await Promise.all(stories.map(async (story, index) => {
    const file = join(folder, `story-${index}.html`);
    await writeFile(file, htmlOf(story));
    return file;
  }));
  const ingest = await openIngest(desk.settings, desk.database.url, desk.log);
  for await (const line of ingestNow(ingest, files, 'The Test Courier')) {
    if (line.state !== 'DONE') throw new Error(`A story did not reach the queue: ${JSON.stringify(line)}`);
  }
  await ingest.db.$disconnect();
  await rm(folder, { recursive: true });
  await addPeople(desk);
  return desk;
}

/** Two reviewers, an editor and an administrator. */
export async function addPeople(desk: TestDesk): Promise<void> {
  for (const [email, role] of [['amal@desk.test', 'REVIEWER'], ['boris@desk.test', 'REVIEWER'], ['editor@desk.test', 'EDITOR'], ['admin@desk.test', 'ADMIN']] as const) {
    await createUser(desk.database.db, PROGRAM, { email, role, password: PASSWORD });
  }
}

/** Signs in by keyboard. */
export async function signIn(page: Page, desk: TestDesk, email: string): Promise<void> {
  await page.goto(`${desk.server.url}/queue`);
  await page.locator('input[name="email"]:focus').waitFor();
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('.shell-who').waitFor();
}

/** Opens the queue's first item by keyboard; what one may decide, the page claims by itself. */
export async function takeFirst(page: Page): Promise<void> {
  await page.locator('.queue-row').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('[data-hold="MINE"]').waitFor();
}

function htmlOf({ title, day, paragraphs, language = 'en' }: Story): string {
  return `<!doctype html><html lang="${language}"${language === 'ar' ? ' dir="rtl"' : ''}><head><meta charset="utf-8"><title>${escape(title)}</title>
<meta property="article:published_time" content="${day}T09:00:00Z"></head>
<body><article><h1>${escape(title)}</h1><p><time datetime="${day}T09:00:00Z">${day}</time></p>${paragraphs.map((each) => `<p>${escape(each)}</p>`).join('\n')}</article></body></html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
