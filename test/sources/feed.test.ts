import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { FEED_LIMITS, SourceFault } from '../../ingest/sources/entry.ts';
import { parseFeed, readFeed } from '../../ingest/sources/feed.ts';

const AT = 'https://news.example/feeds/all.xml';

function rss(items: string, head = ''): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>The News</title><link>https://news.example/</link>${head}${items}</channel></rss>`;
}

function item(inner: string): string {
  return rss(`<item><link>https://news.example/1</link>${inner}</item>`);
}

function faultOf(act: () => unknown): string {
  try {
    act();
    return 'none';
  } catch (error) {
    if (error instanceof SourceFault) return error.code;
    throw error;
  }
}

describe('RSS', () => {
  test('2.0 with what news sites put in', () => {
    const feed = readFeed(rss(`<item>
      <title><![CDATA[Strike on <b>Raqqa</b> & after]]></title><link>https://news.example/raqqa?id=1&amp;p=2</link><guid isPermaLink="false">n-1</guid>
      <dc:creator>Amal K.</dc:creator><author>desk@news.example (The Desk)</author><pubDate>Thu, 13 Jul 2017 09:30:00 +0300</pubDate>
      <description>&lt;p&gt;Five people&amp;nbsp;died.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</description></item>`, '<language>en-gb</language><atom:link rel="self" href="https://news.example/feeds/all.xml"/>'), AT);
    expect(feed).toEqual({
      format: 'RSS', title: 'The News', language: 'en-gb', truncated: false,
      entries: [{
        url: 'https://news.example/raqqa?id=1&p=2', id: 'n-1', title: 'Strike on Raqqa & after', summary: 'Five people died.', authors: ['Amal K.', 'The Desk'],
        publishedAt: '2017-07-13T06:30:00Z', modifiedAt: null, language: 'en-gb',
      }],
    });
  });

  test('0.91 and 1.0', () => {
    expect(parseFeed('<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>T</title><item><title>A</title><link>/a</link></item></channel></rss>', AT)).toMatchObject([{ url: 'https://news.example/a', title: 'A' }]);
    const rdf = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>T</title><items><rdf:Seq><rdf:li resource="x"/></rdf:Seq></items></channel>';
    expect(parseFeed(`${rdf}<item rdf:about="https://news.example/2"><title>B</title><d:date>2017-07-13T09:00+02:00</d:date><d:creator>C</d:creator></item></rdf:RDF>`, AT)).toMatchObject([{ url: 'https://news.example/2', title: 'B', authors: ['C'], publishedAt: '2017-07-13T07:00:00Z' }]);
  });

  test('1.0 with prefixes of its own', () => {
    expect(parseFeed('<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://purl.org/rss/1.0/"><s:item><s:title>A</s:title><s:link>/a</s:link></s:item></r:RDF>', AT)).toMatchObject([{ url: 'https://news.example/a', title: 'A' }]);
  });

  test.each<[string, string, string | null]>([
    ['a link', '<link>https://news.example/x</link>', 'https://news.example/x'],
    ['a relative link', '<link> ../x </link>', 'https://news.example/x'],
    ['a link in CDATA', '<link><![CDATA[ https://news.example/x ]]></link>', 'https://news.example/x'],
    ['a bare ampersand in it', '<link>https://news.example/?a=1&b=2</link>', 'https://news.example/?a=1&b=2'],
    ['the original behind a proxy', '<feedburner:origLink xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">https://news.example/x</feedburner:origLink><link>https://proxy.example/~r/1</link>', 'https://news.example/x'],
    ['a guid that is one', '<guid>https://news.example/x</guid>', 'https://news.example/x'],
    ['a guid that says it is none', '<guid isPermaLink="false">https://news.example/x</guid>', null],
    ['an Atom link', '<atom:link rel="replies" href="/comments"/><atom:link href="/x"/>', 'https://news.example/x'],
    ['an empty link and a guid', '<link/><guid>https://news.example/x</guid>', 'https://news.example/x'],
    ['no link', '<title>x</title>', null],
    ['a script for a link', '<link>javascript:alert(1)</link>', null],
    ['a base', '<link xml:base="https://other.example/a/">x</link>', 'https://other.example/a/x'],
  ])('%s', (_what, inner, expected) => {
    expect(parseFeed(rss(`<item>${inner}</item>`), AT)[0]?.url ?? null).toBe(expected);
  });
});

describe('Atom', () => {
  test('1.0 with bases, prefixes of its own and markup', () => {
    const entries = parseFeed(`<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:base="https://news.example/blog/" xml:lang="fr"><a:title>T</a:title><a:entry xml:base="2017/">
      <a:title type="html">Q&amp;amp;A &amp;lt;b&amp;gt;</a:title><a:link rel="enclosure" href="x.mp3"/><a:link type="application/json" href="x.json"/><a:link rel="alternate" type="text/html" href="x.html"/>
      <a:id>tag:x</a:id><a:published>2017-07-13T09:00:00.5Z</a:published><a:updated>2017-07-14</a:updated><a:author><a:name>Lina</a:name><a:email>l@x</a:email></a:author>
      <a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <em>two</em></p><title>no</title></div></a:content></a:entry></a:feed>`, AT);
    expect(entries).toEqual([{
      url: 'https://news.example/blog/2017/x.html', id: 'tag:x', title: 'Q&A <b>', summary: 'One twono', authors: ['Lina'], publishedAt: '2017-07-13T09:00:00Z', modifiedAt: '2017-07-14', language: null,
    }]);
  });

  test('0.3, and without a namespace', () => {
    expect(parseFeed('<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>A</title><link rel="alternate" href="/a"/><issued>2003-12-13T08:29:29-04:00</issued><modified>2003-12-14T00:00:00Z</modified></entry></feed>', AT)).toMatchObject([{ url: 'https://news.example/a', publishedAt: '2003-12-13T12:29:29Z', modifiedAt: '2003-12-14T00:00:00Z' }]);
    expect(readFeed('<feed><title>T</title><entry><title>A</title><id>https://news.example/a</id></entry></feed>', AT)).toMatchObject({ format: 'ATOM', title: 'T', entries: [{ url: 'https://news.example/a', title: 'A' }] });
  });

  test('plain text stays as it is', () => {
    expect(parseFeed('<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/a"/><title>1 &lt;b&gt; 2 &amp;amp;</title></entry></feed>', AT)[0]?.title).toBe('1 <b> 2 &amp;');
  });
});

describe('JSON Feed', () => {
  test('1.0 and 1.1, fields of the wrong type left out', () => {
    const feed = readFeed(`\uFEFF${JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1', title: 'T', language: 'ar', authors: [{ name: 'Desk' }],
      items: [{ id: 7, url: '/a', title: 'A &amp; B', content_html: '<p>x</p>', date_published: '2017-07-13T09:00:00+03:00', authors: [{ name: 'Ann' }, null] }, { id: 'https://news.example/b', title: 5, date_published: {} }, { id: 'x' }, null, 'x', { external_url: '/c', author: { name: 'Bo' } }],
    })}`, AT);
    expect(feed).toMatchObject({ format: 'JSON', title: 'T', language: 'ar' });
    expect(feed.entries.map(({ url, id, title, authors, summary, publishedAt }) => [url, id, title, authors, summary, publishedAt])).toEqual([
      ['https://news.example/a', '7', 'A & B', ['Ann'], 'x', '2017-07-13T06:00:00Z'], ['https://news.example/b', 'https://news.example/b', null, ['Desk'], null, null], ['https://news.example/c', null, null, ['Bo'], null, null],
    ]);
  });

  test.each(['{', '{}', '{"items": 1}', `{"items":${'['.repeat(100_000)}`])('%s is none', (json) => {
    expect(faultOf(() => parseFeed(json.slice(0, 200_000), AT))).toBe('NOT_A_FEED');
  });
});

describe('a feed in the wild', () => {
  test('bare ampersands, unknown entities, unclosed tags, text before and after', () => {
    const entries = parseFeed(`\n  ${rss('<item><title>Q&A &nbsp;&eacute; &foo; 5 < 6</title><link>/1</link><description>a<br>b<img src="x">c</description></item><item><title>Two</title><link>/2</link><description>c</item>')} trailing`, AT);
    expect(entries.map(({ url, title }) => [url, title])).toEqual([['https://news.example/1', 'Q&A é &foo; 5 < 6'], ['https://news.example/2', 'Two']]);
  });

  test('control characters and lone halves of characters do not get through', () => {
    const [entry] = parseFeed(item('<title>a\u0000b\u0007c&#0;&#xD800;d\uD800</title>'), AT);
    expect(entry?.title?.isWellFormed()).toBe(true);
    expect(entry?.title).not.toMatch(/\p{Cc}/u);
  });

  test('every encoding that the bytes or the header name', () => {
    const arabic = Buffer.concat([Buffer.from('<?xml version="1.0" encoding="windows-1256"?><rss><channel><item><link>/1</link><title>'), Buffer.from('e3d1cdc8c7', 'hex'), Buffer.from('</title></item></channel></rss>')]);
    expect(parseFeed(arabic, AT)[0]?.title).toBe('مرحبا');
    expect(parseFeed(Buffer.from(item('<title>مرحبا</title>').replace('utf-8', 'utf-16'), 'utf16le'), AT, { contentType: 'text/xml; charset=utf-16le' })[0]?.title).toBe('مرحبا');
    expect(parseFeed(Buffer.from(`\uFEFF${item('<title>مرحبا</title>')}`), AT)[0]?.title).toBe('مرحبا');
    expect(parseFeed(Buffer.from(item('<title>déjà vu</title>'), 'latin1'), AT, { contentType: 'application/rss+xml; charset=iso-8859-1' })[0]?.title).toBe('déjà vu');
  });

  test('a gzip file of a feed', () => {
    expect(parseFeed(gzipSync(item('<title>A</title>')), AT)[0]?.title).toBe('A');
    expect(faultOf(() => parseFeed(gzipSync(Buffer.alloc(2_000_000)), AT, { limits: { ...FEED_LIMITS, bytes: 1_000_000 } }))).toBe('TOO_LARGE');
  });

  test('of one address the first entry stays', () => {
    expect(parseFeed(rss('<item><link>/1</link><title>A</title></item><item><link>/1</link><title>B</title></item>'), AT).map(({ title }) => title)).toEqual(['A']);
  });

  test('a feed that breaks off keeps its whole entries and no half one', () => {
    const whole = rss('<item><link>https://news.example/first</link></item><item><link>https://news.example/second</link></item>');
    expect(parseFeed(whole.slice(0, whole.indexOf('second') + 3), AT).map(({ url }) => url)).toEqual(['https://news.example/first']);
  });

  test.each(['', '   ', 'hello', '<html><body><item><link>/a</link></item></body></html>', '<urlset/>', '<'])('%j is none', (document) => {
    expect(faultOf(() => parseFeed(document, AT))).toBe('NOT_A_FEED');
  });
});

describe('a hostile feed', () => {
  test('entities never expand and nothing external is loaded', () => {
    const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;"><!ENTITY xxe SYSTEM "file:///etc/passwd">]>`;
    const [entry] = parseFeed(`<?xml version="1.0"?>${laughs}<rss><channel><item><link>/1</link><title>&lol2;</title><description>&xxe;</description></item></channel></rss>`, AT);
    expect([entry?.title, entry?.summary]).toEqual(['&lol2;', '&xxe;']);
  });

  test('elements inside each other without end are TOO_DEEP', () => {
    expect(faultOf(() => parseFeed(`<rss><channel>${'<x>'.repeat(100_000)}`, AT))).toBe('TOO_DEEP');
    expect(faultOf(() => parseFeed(`<rss><channel><item>${'<x>'.repeat(100_000)}${'</x>'.repeat(100_000)}`, AT))).toBe('TOO_DEEP');
  });

  test('an element with attributes without end is refused', () => {
    expect(faultOf(() => parseFeed(`<rss ${Array.from({ length: 200_000 }, (_, index) => `a${index}="x"`).join(' ')}>`, AT))).toBe('TOO_DEEP');
  });

  test('more entries than the limit are left out, and said to be', () => {
    const many = rss(Array.from({ length: 1_500 }, (_, index) => `<item><link>/${index}</link></item>`).join(''));
    const feed = readFeed(many, AT);
    expect([feed.entries.length, feed.truncated]).toEqual([FEED_LIMITS.entries, true]);
    const json = JSON.stringify({ items: Array.from({ length: 1_500 }, (_, index) => ({ url: `/${index}` })) });
    expect([readFeed(json, AT).entries.length, readFeed(json, AT).truncated]).toEqual([FEED_LIMITS.entries, true]);
  });

  test('texts, authors and children without end are cut', () => {
    const [entry] = parseFeed(item(`<title>${'x'.repeat(1_000_000)}</title><description>${'<b>y</b>'.repeat(200_000)}</description>${'<author>a</author><x/>'.repeat(100_000)}`), AT);
    expect([entry?.title?.length, entry?.summary?.length, entry?.authors]).toEqual([1_000, FEED_LIMITS.text, ['a']]);
  });

  test('whatever it is made of, it is read or refused by name', () => {
    const piece = fc.constantFrom('<rss>', '<channel>', '<item>', '</item>', '<entry>', '<feed xmlns="http://www.w3.org/2005/Atom">', '<link>', '<link href="', '/a', '"/>', '<title type="html">', '&amp;', '&#x', '<![CDATA[', ']]>', '<!--', '-->', '<!DOCTYPE a [', '<?xml version="1.0"?>', 'xmlns:a="', '\u0000', '\uD800', '{"items":[', '{"url":"/x"}', ']}');
    fc.assert(fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
      expect(['none', 'NOT_A_FEED', 'TOO_DEEP']).toContain(faultOf(() => parseFeed(pieces.join(''), AT)));
      expect(['none', 'NOT_A_FEED', 'TOO_DEEP']).toContain(faultOf(() => parseFeed(Buffer.from(pieces.join(''), 'utf16le'), AT)));
    }), { numRuns: 500 });
  });
});
