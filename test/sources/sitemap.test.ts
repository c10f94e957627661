import { describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { SITEMAP_LIMITS, SourceFault } from '../../ingest/sources/entry.ts';
import { parseSitemap } from '../../ingest/sources/sitemap.ts';

const AT = 'https://news.example/sitemap.xml';
const OPEN = '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">';

function faultOf(act: () => unknown): string {
  try {
    act();
    return 'none';
  } catch (error) {
    if (error instanceof SourceFault) return error.code;
    throw error;
  }
}

describe('a sitemap', () => {
  const news = `${OPEN}<url><loc> https://news.example/a?x=1&amp;y=2 </loc><lastmod>2017-07-13T09:00:00+03:00</lastmod><image:image><image:loc>https://news.example/a.jpg</image:loc></image:image>
    <n:news><n:publication><n:name>News</n:name><n:language>ar</n:language></n:publication><n:publication_date>2017-07-13</n:publication_date><n:title>غارة &amp; ضحايا</n:title></n:news></url><url><loc>/b</loc></url><url><loc>mailto:x@y</loc></url></urlset>`;

  test('gives pages, with what the news extension says', () => {
    expect(parseSitemap(news, AT)).toEqual({
      sitemaps: [], truncated: false,
      entries: [
        { url: 'https://news.example/a?x=1&y=2', id: null, title: 'غارة & ضحايا', summary: null, authors: [], publishedAt: '2017-07-13', modifiedAt: '2017-07-13T06:00:00Z', language: 'ar' },
        { url: 'https://news.example/b', id: null, title: null, summary: null, authors: [], publishedAt: null, modifiedAt: null, language: null },
      ],
    });
  });

  test('may be packed', () => {
    expect(parseSitemap(gzipSync(news), `${AT}.gz`)).toEqual(parseSitemap(news, AT));
  });

  test('may be an index', () => {
    const index = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://news.example/1.xml.gz</loc><lastmod>2017-07-13</lastmod></sitemap><sitemap><loc>/2.xml</loc></sitemap></sitemapindex>';
    expect(parseSitemap(index, AT)).toEqual({ sitemaps: [{ url: 'https://news.example/1.xml.gz', modifiedAt: '2017-07-13' }, { url: 'https://news.example/2.xml', modifiedAt: null }], entries: [], truncated: false });
  });

  test('may be a list of lines, or a feed', () => {
    expect(parseSitemap('\uFEFFhttps://news.example/a\r\nhttps://news.example/b\n\nnot one\n', AT).entries.map(({ url }) => url)).toEqual(['https://news.example/a', 'https://news.example/b']);
    expect(parseSitemap('<rss><channel><item><link>/x</link></item></channel></rss>', AT).entries.map(({ url }) => url)).toEqual(['https://news.example/x']);
  });

  test('that breaks off keeps its whole entries and no half address', () => {
    expect(parseSitemap(`${OPEN}<url><loc>https://news.example/first</loc></url><url><loc>https://news.example/sec`, AT).entries.map(({ url }) => url)).toEqual(['https://news.example/first']);
  });

  test('may have prefixes or no namespace at all', () => {
    expect(parseSitemap('<sm:urlset xmlns:sm="http://www.sitemaps.org/schemas/sitemap/0.9"><sm:url><sm:loc>/a</sm:loc></sm:url></sm:urlset>', AT).entries).toHaveLength(1);
    expect(parseSitemap('<urlset><url><loc>/a</loc></url></urlset>', AT).entries).toHaveLength(1);
  });
});

describe('a hostile sitemap', () => {
  test('with too many entries is cut, and said to be', () => {
    const many = `${OPEN}${Array.from({ length: SITEMAP_LIMITS.entries + 5 }, (_, index) => `<url><loc>/${index}</loc></url>`).join('')}</urlset>`;
    const { entries, truncated } = parseSitemap(many, AT);
    expect([entries.length, truncated]).toEqual([SITEMAP_LIMITS.entries, true]);
  });

  test('that unpacks without end is TOO_LARGE, a broken one BAD_ENCODING', () => {
    const packed = gzipSync(Buffer.alloc(2_000_000, ' '));
    expect(faultOf(() => parseSitemap(packed, AT, { limits: { ...SITEMAP_LIMITS, bytes: 1_000_000 } }))).toBe('TOO_LARGE');
    expect(faultOf(() => parseSitemap(packed.subarray(0, 500), AT))).toBe('BAD_ENCODING');
    expect(faultOf(() => parseSitemap(Buffer.from('1f8b0800ffffffffffffff', 'hex'), AT))).toBe('BAD_ENCODING');
  });

  test('with entities or depth does no harm', () => {
    expect(parseSitemap(`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${OPEN}<url><loc>https://news.example/&a;</loc></url></urlset>`, AT).entries[0]?.url).toBe('https://news.example/&a;');
    expect(faultOf(() => parseSitemap(`${OPEN}${'<url>'.repeat(100_000)}`, AT))).toBe('TOO_DEEP');
  });

  test.each(['', 'hello', '<html><url><loc>/a</loc></url></html>', '<?xml version="1.0"?>'])('%j is none', (document) => {
    expect(faultOf(() => parseSitemap(document, AT))).toBe('NOT_A_SITEMAP');
  });
});
