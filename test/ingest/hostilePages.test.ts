import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { articlePage } from '../../bench/soak/article.ts';
import { OUTCOMES } from '../../ingest/web/outcomes.ts';
import { html, openReader, type Reader } from './reader.ts';

// Whatever a page holds, its trip ends under a name, and the next page is read.

const NAMED = new Set([...Object.keys(OUTCOMES), 'NO_ARTICLE', 'LOGIN_WALL', 'ERROR_PAGE', 'LIST_PAGE']);
const MEGABYTE = 1024 * 1024;

const HOSTILE: Record<string, string> = {
  'a hundred thousand nested elements': `<title>Deep</title>${'<div>'.repeat(100_000)}deep${'</div>'.repeat(100_000)}`,
  'a hundred thousand nested lists and tables that are never closed': '<ul><li><table><tr><td>'.repeat(20_000),
  '20 MB of text': `<p>${'They fled. '.repeat((20 * MEGABYTE) / 11)}</p>`,
  'a megabyte of links': '<a href="/x">more</a> '.repeat(MEGABYTE / 22),
  'nine megabytes of one word': `<article><p>${'a'.repeat(9 * MEGABYTE)}</p></article>`,
  'nine megabytes of one word beside letters of another script': `<article><p>${'a'.repeat(9 * MEGABYTE)}</p></article>ق`,
  'zero characters and half surrogates': `<article><h1>T\0itle</h1>${'<p>At least five people were killed \0 \uD800 in the raid on the town, officials said on Monday.</p>'.repeat(9)}</article>`,
  'nothing': '',
};

let reader: Reader;
beforeAll(async () => {
  reader = await openReader();
});
afterAll(() => reader[Symbol.asyncDispose]());

test.each(Object.entries(HOSTILE))('%s', async (name, page) => {
  const path = `/${name.replaceAll(' ', '-')}`;
  reader.answers.set(path, html(page));
  const { id } = await reader.list(path);
  const job = await reader.read(id);
  expect(['DONE', 'GIVEN_UP', 'RETRYING']).toContain(job.state);
  // The error is there to be read when this fails.
  expect({ named: NAMED.has(job.lastOutcome ?? ''), error: NAMED.has(job.lastOutcome ?? '') ? null : job.lastError }).toEqual({ named: true, error: null });

  reader.answers.set(`${path}-next`, html(articlePage(name.length)));
  const next = await reader.list(`${path}-next`);
  expect(await reader.read(next.id)).toMatchObject({ state: 'DONE', lastOutcome: 'OK' });
});

test('a page past the limit of bytes is named as too large', async () => {
  expect(await reader.ingest.db.scrapeJob.findFirst({ where: { url: { endsWith: '/20-MB-of-text' } } })).toMatchObject({ state: 'GIVEN_UP', lastOutcome: 'TOO_LARGE' });
});
