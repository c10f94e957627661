import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { load } from 'cheerio';
import { outlets } from '../../demo/outlets.ts';
import { demoPages, pageOf, textOf } from '../../demo/pages.ts';
import type { DemoPage } from '../../demo/page.ts';
import { startNewsSite, type NewsSite } from '../../demo/site.ts';

let site: NewsSite;
beforeAll(async () => { site = await startNewsSite(); });
afterAll(async () => { await site[Symbol.asyncDispose](); });

const get = (path: string, init?: RequestInit): Promise<Response> => fetch(site.url + path, { redirect: 'manual', ...init });

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** The page as a browser would show it, decoded by its own charset. */
async function read(page: DemoPage): Promise<{ html: string; words: string }> {
  const bytes = await (await get(page.path)).arrayBuffer();
  const html = new TextDecoder(outlets[page.outlet].charset, { fatal: true }).decode(bytes);
  const document = load(html);
  document('script, style').remove();
  return { html, words: oneLine(document('body').text()) };
}

function validUtf8(bytes: ArrayBuffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const articles = demoPages.filter(({ kind }) => kind !== 'ERROR' && kind !== 'REDIRECT');

describe('the pages', () => {
  test('are at least 32, about a third of them Arabic, from outlets that say that they are invented', () => {
    const arabic = articles.filter(page => page.language === 'ar').length;
    expect(articles.length).toBeGreaterThanOrEqual(32);
    expect(arabic / articles.length).toBeGreaterThan(0.3);
    expect(new Set(demoPages.map(page => page.slug)).size).toBe(demoPages.length);
    expect(new Set(demoPages.map(page => page.path)).size).toBe(demoPages.length);
    for (const { name } of Object.values(outlets)) expect(name).toMatch(/demonstration|عرض تجريبي/);
  });

  test.each(articles.map(page => [page.slug, page] as const))('%s is served with its title and every paragraph', async (_, page) => {
    const { html, words } = await read(page);
    expect(words).toContain(oneLine(page.title));
    for (const paragraph of textOf(page.body).split('\n\n')) expect(words).toContain(oneLine(paragraph));
    expect(html).toContain('class="demonstration"');
    expect(load(html)('html').attr('lang')).toBe(page.language);
    expect(load(html)('html').attr('dir') ?? 'ltr').toBe(page.language === 'ar' ? 'rtl' : 'ltr');
  });

  test('in Arabic are UTF-8 but for one outlet, whose bytes are windows-1256', async () => {
    const arabic = articles.filter(page => page.language === 'ar');
    const isUtf8 = await Promise.all(arabic.map(async page => validUtf8(await (await get(page.path)).arrayBuffer())));
    expect(new Set(arabic.filter((_, index) => !isUtf8[index]).map(page => page.outlet))).toEqual(new Set(['furat']));
    expect(new Set(arabic.filter((_, index) => isUtf8[index]).map(page => page.outlet))).toEqual(new Set(['sahra', 'relief']));
  });

  test('are told apart by entity tags: an unchanged page answers 304', async () => {
    const { path } = pageOf('grain-depot');
    const tag = (await get(path)).headers.get('etag') ?? '';
    expect((await get(path, { headers: { 'if-none-match': tag } })).status).toBe(304);
  });
});

describe('the odd pages', () => {
  test('fail, move and lack as they are meant to', async () => {
    expect((await get(pageOf('error').path)).status).toBe(500);
    expect((await get('/northern-courier/no-such-page')).status).toBe(404);
    const moved = await get(pageOf('short-link').path);
    expect([moved.status, moved.headers.get('location')]).toEqual([301, pageOf('moved').path]);
    expect((await get(pageOf('grain-depot').path, { method: 'POST' })).status).toBe(405);
  });

  test('robots.txt forbids one page and no other', async () => {
    const robots = await (await get('/robots.txt')).text();
    const prefixes = robots.split('\n').flatMap(line => /^Disallow: (\S+)$/.exec(line)?.[1] ?? []);
    const forbidden = demoPages.filter(page => prefixes.some(prefix => page.path.startsWith(prefix)));
    expect(robots).toContain('User-agent: *\n');
    expect(forbidden.map(page => page.slug)).toEqual(['robots-only']);
    expect(forbidden.every(page => page.disallowed)).toBe(true);
  });

  test('the statistics count requests, and those that robots.txt forbids', async () => {
    const before = site.stats();
    await get(pageOf('robots-only').path);
    const after = site.stats();
    expect([after.requests - before.requests, after.disallowed - before.disallowed]).toEqual([1, 1]);
  });
});

describe('time passes', () => {
  test('by hand: a page is rewritten, another withdrawn', async () => {
    await using fresh = await startNewsSite();
    const [edited, gone] = [pageOf('apartment-block'), pageOf('withdrawn')];
    const first = await fetch(fresh.url + edited.path);
    fresh.edit('apartment-block');
    fresh.withdraw('withdrawn');
    const second = await fetch(fresh.url + edited.path);
    expect(second.headers.get('etag')).not.toBe(first.headers.get('etag'));
    expect([await first.text(), await second.text()]).toEqual([expect.stringContaining('killing three'), expect.stringContaining('killing six')]);
    expect((await fetch(fresh.url + gone.path)).status).toBe(410);
    expect(() => fresh.edit('weather')).toThrow('no second version');
    expect(() => fresh.withdraw('weather')).toThrow('not one that vanishes');
  });

  test('by itself: after as many fetches as it was told', async () => {
    await using fresh = await startNewsSite({ changeAfterFetches: 2 });
    const statuses: number[] = [];
    for (let fetches = 0; fetches < 3; fetches++) statuses.push((await fetch(fresh.url + pageOf('withdrawn').path)).status);
    expect(statuses).toEqual([200, 200, 410]);
  });

  test('a taken port is refused with a word of advice', async () => {
    await expect(startNewsSite({ port: Number(new URL(site.url).port) })).rejects.toThrow('choose another port');
  });
});
