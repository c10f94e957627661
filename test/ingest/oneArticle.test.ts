import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { articlePage } from '../../bench/soak/article.ts';
import { discover } from '../../ingest/stages/discover.ts';
import { html, openReader, type Reader } from './reader.ts';

// By however many addresses an article is known, it is one row, one article and one item.

let reader: Reader;
beforeAll(async () => {
  reader = await openReader();
});
afterAll(() => reader[Symbol.asyncDispose]());

const moved = (location: string) => (_request: IncomingMessage, response: ServerResponse) => void response.writeHead(302, { location }).end();
const articleOf = (id: string | null) => reader.ingest.db.article.findUniqueOrThrow({ where: { id: id ?? '' }, include: { reviewItem: true, revisions: true } });

test('spellings of one address that a feed lists are one row', async () => {
  const { host } = new URL(reader.site.origin);
  const spellings = ['/news/2017/raqqa', '/news/2017/raqqa/', '/news/2017/raqqa?utm_source=rss', '/news/2017/raqqa#top', '/news/2017/raqqa/amp', '/amp/news/2017/raqqa', '/news/2017/raqqa/index.html', '/news/2017/raqqa?fbclid=1&utm_medium=x'];
  const links = [...spellings.map((path) => `http://${host}${path}`), `https://${host}/news/2017/raqqa`];
  reader.answers.set('/spellings.xml', html(`<rss><channel>${links.map((link) => `<item><link>${link.replaceAll('&', '&amp;')}</link></item>`).join('')}</channel></rss>`, { 'content-type': 'application/xml' }));
  const { id } = await reader.ingest.db.feed.create({ data: { sourceId: reader.sourceId, kind: 'RSS', url: `${reader.site.origin}/spellings.xml` } });
  await discover(reader.ingest, id, new AbortController().signal);
  expect(await reader.ingest.db.scrapeJob.findMany({ where: { feedId: id }, select: { url: true } })).toEqual([{ url: links[0] }]);
});

test.each(['the short link first', 'the page first'])('a short link and the page that it leads to: %s', async (order) => {
  const number = order === 'the page first' ? 851 : 852;
  reader.answers.set(`/s/${number}`, moved(`/story/${number}?utm_source=short`));
  reader.answers.set(`/story/${number}`, html(articlePage(number)));
  reader.answers.set(`/story/${number}?utm_source=short`, html(articlePage(number)));
  const paths = [`/s/${number}`, `/story/${number}`];
  const jobs = [];
  for (const path of order === 'the page first' ? paths.toReversed() : paths) jobs.push(await reader.read((await reader.list(path)).id));
  expect(jobs.map(({ state, lastOutcome }) => [state, lastOutcome])).toEqual([['DONE', 'OK'], ['DONE', 'OK']]);
  expect(new Set(jobs.map(({ articleId }) => articleId)).size).toBe(1);
  const { reviewItem, revisions } = await articleOf(jobs[0]!.articleId);
  expect([reviewItem !== null, revisions.length]).toEqual([true, 1]);
});

test('an article whose address leads elsewhere later keeps its item and its evidence', async () => {
  reader.answers.set('/kept', html(articlePage(861)));
  const { id, articleId } = await reader.read((await reader.list('/kept')).id);
  reader.answers.set('/kept', moved('/other'));
  reader.answers.set('/other', html(articlePage(862)));
  expect(await reader.readAgain(id)).toMatchObject({ state: 'DONE', articleId });
  const { reviewItem, revisions } = await articleOf(articleId);
  expect([reviewItem !== null, revisions.length]).toEqual([true, 2]);
});

test('pages that are sent to one log-in page, or to the front page, are told apart once they answer', async () => {
  const login = '<title>Sign in</title><h1>Sign in to continue</h1><form><label>Email <input type="email"></label><label>Password <input type="password"></label><button>Sign in</button></form><p>Forgot your password?</p>';
  reader.answers.set('/login', html(login));
  reader.answers.set('/', html(login));
  const jobs = [];
  for (const [at, place] of [[871, '/login'], [872, '/login'], [873, '/'], [874, '/']] as const) {
    reader.answers.set(`/walled/${at}`, moved(place));
    jobs.push(await reader.read((await reader.list(`/walled/${at}`)).id));
    reader.answers.set(`/walled/${at}`, html(articlePage(at)));
  }
  expect(jobs.map(({ lastOutcome }) => lastOutcome)).toEqual(Array.from(jobs, () => 'LOGIN_WALL'));
  const read = [];
  for (const { id } of jobs) read.push(await reader.readAgain(id));
  expect(read.map(({ lastOutcome }) => lastOutcome)).toEqual(Array.from(jobs, () => 'OK'));
  expect(new Set(read.map(({ articleId }) => articleId)).size).toBe(4);
  for (const { articleId } of read) expect((await articleOf(articleId)).reviewItem).not.toBeNull();
});
