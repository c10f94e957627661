import { describe, expect, test } from '@jest/globals';
import { discoverFeeds } from '../../ingest/sources/discover.ts';
import { SourceFault } from '../../ingest/sources/entry.ts';
import { parseListPage } from '../../ingest/sources/listPage.ts';

const AT = 'https://news.example/world/';

describe('a list page', () => {
  const html = `<!doctype html><nav><a href="/about">About</a></nav><ul>
    <li class="story"><a href="1"><img src="x" alt="A picture"></a><h2><a href="1">Strike &amp; after</a></h2><time datetime="2017-07-13T09:00:00Z">today</time></li>
    <li class="story"><a href="https://other.example/2#top" title="Second"></a></li><li class="story"><a href="javascript:void(0)">x</a></li><li class="story">no link</li></ul><a class="card" href="/3"><div class="inner"><h3>Third</h3>more</div></a>`;

  test.each<[string, [string, string | null][]]>([
    ['li.story', [['https://news.example/world/1', 'Strike & after'], ['https://other.example/2#top', 'Second']]],
    ['li.story a', [['https://news.example/world/1', 'Strike & after'], ['https://other.example/2#top', 'Second']]],
    ['h2', [['https://news.example/world/1', 'Strike & after']]],
    ['a.card .inner', [['https://news.example/3', 'Third']]],
    ['.nothing', []],
  ])('by %s', (selector, expected) => {
    expect(parseListPage(html, AT, selector).map(({ url, title }) => [url, title])).toEqual(expected);
  });

  test('says the date that stands with an entry', () => {
    expect(parseListPage(html, AT, 'li.story')[0]?.publishedAt).toBe('2017-07-13T09:00:00Z');
  });

  test('has its links start from <base>', () => {
    expect(parseListPage('<base href="/elsewhere/"><a href="x">y</a>', AT, 'a')[0]?.url).toBe('https://news.example/elsewhere/x');
  });

  test('with a selector that is none is BAD_SELECTOR', () => {
    for (const selector of ['a[', '!!', 'a:unknown-thing(', '']) expect(() => parseListPage(html, AT, selector)).toThrow(SourceFault);
  });

  test('with a hundred thousand links side by side is read up to the limit', () => {
    const links = Array.from({ length: 100_000 }, (_, index) => `<a href="/${index}">x</a>`).join('');
    expect(parseListPage(links, AT, 'a')).toHaveLength(1_000);
    expect(parseListPage(`<div>${links}</div>`, AT, 'div')).toHaveLength(1);
  });

  test('nested a hundred thousand deep is read all the same', () => {
    expect(parseListPage(`${'<div>'.repeat(100_000)}<a href="/deep">deep</a>`, AT, 'a')).toHaveLength(1);
  });
});

describe('the feeds of a site', () => {
  test('are those declared, then those linked to, then guesses', () => {
    const html = `<html><head><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/"><link rel="ALTERNATE" type="application/rss+xml; charset=utf-8" title="World" href="rss.xml"><link rel="alternate" type="application/feed+json" href="/feed.json">
      <link rel="alternate" hreflang="ar" href="/ar/"><link rel="stylesheet" href="/feed.css"><link rel="sitemap" href="/maps/1.xml"></head><body><a href="/feeds/politics">Politics</a><a href="/newsfeeder">no</a><a href="rss.xml">again</a></body></html>`;
    const found = discoverFeeds(html, AT);
    expect(found.filter(({ how }) => how !== 'GUESSED').map(({ url, kind, how, title }) => [url, kind, how, title])).toEqual([
      ['https://news.example/world/rss.xml', 'FEED', 'DECLARED', 'World'], ['https://news.example/feed.json', 'FEED', 'DECLARED', null], ['https://news.example/maps/1.xml', 'SITEMAP', 'DECLARED', null],
      ['https://news.example/comments/feed/', 'FEED', 'DECLARED', 'Comments'], ['https://news.example/feeds/politics', 'FEED', 'LINKED', 'Politics'],
    ]);
    expect(found.filter(({ url }) => url === 'https://news.example/feed.json')).toHaveLength(1);
    expect(found.map(({ url }) => url)).toContain('https://news.example/sitemap.xml');
  });
});
