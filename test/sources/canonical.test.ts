import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { articleKey, canonicalUrl } from '../../common/net/canonical.ts';

describe('canonicalUrl', () => {
  test.each<[string, string | null]>([
    [' https://News.Example:443/a?utm_source=x&id=7&fbclid=y#part ', 'https://news.example/a?id=7'],
    ['http://news.example.:80/a', 'http://news.example/a'],
    ['https://news.example/a?ref=twitter', 'https://news.example/a'], ['https://news.example/a?ref=r123', 'https://news.example/a?ref=r123'],
    ['https://news.example/?p=1&amp=1', 'https://news.example/?p=1'], ['https://news.example/?at_medium=RSS&at_campaign=x', 'https://news.example/'],
    ['https://news.example/a?b=%20x&a=1', 'https://news.example/a?b=%20x&a=1'],
    ['https://www.google.com/amp/s/www.news.example/a.html?usqp=1', 'https://www.news.example/a.html'],
    ['https://www-news-example.cdn.ampproject.org/c/s/www.news.example/a', 'https://www.news.example/a'], ['https://x.cdn.ampproject.org/v/news.example/a', 'http://news.example/a'],
    ['https://user:secret@news.example/a', 'https://news.example/a'], ['https://news.example/#!/a', 'https://news.example/#!/a'],
    ['https://пример.рф/новость', 'https://xn--e1afmkfd.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C'],
    ['https://news.example/??', 'https://news.example/??'], ['https://news.example/?&', 'https://news.example/'],
    ['mailto:a@b', null], ['/a', null], ['', null],
  ])('%s', (given, expected) => {
    expect(canonicalUrl(given)).toBe(expected);
  });
});

describe('articleKey', () => {
  test.each<[string, string[]]>([
    ['news.example/2017/raqqa', [
      'https://news.example/2017/raqqa', 'http://www.news.example/2017/raqqa/', 'https://m.news.example/2017/raqqa?utm_medium=social', 'https://amp.news.example/2017/raqqa', 'https://news.example/2017/raqqa/amp/',
      'https://news.example/amp/2017/raqqa', 'https://news.example/2017/raqqa/index.html', 'https://news.example./2017//raqqa#x', 'https://www.google.com/amp/s/news.example/2017/raqqa', 'https://news.example/2017/%72aqqa', 'https://news.example/2017/raqqa.amp?outputType=amp',
    ]],
    ['news.example/a.html?a=1&b=2', ['https://news.example/a.html?b=2&a=1', 'https://news.example/a.amp.html?a=1&b=2&gclid=5']],
    ['arabic.news.example/%D9%85', ['https://arabic.news.example/م', 'https://www.arabic.news.example/%d9%85']],
    ['m.com/', ['https://m.com/', 'https://www.m.com']],
    ['news.co.uk/a', ['https://mobile.news.co.uk/a']],
    ['127.0.0.1:8080/a', ['http://127.0.0.1:8080/a/']],
    ['news.example/?p=12', ['https://news.example/?p=12', 'https://news.example/index.php?p=12']],
  ])('%s', (key, addresses) => {
    expect(addresses.map((address) => articleKey(address))).toEqual(addresses.map(() => key));
  });

  test('keeps apart what differs', () => {
    const addresses = ['https://news.example/a', 'https://news.example/A', 'https://news.example/a?id=1', 'https://news.example/a?id=2', 'https://sport.news.example/a', 'https://news.example:8443/a', 'https://news.example/ample', 'https://news.example/a%2Fb', 'https://news.example/a/b'];
    expect(new Set(addresses.map(articleKey)).size).toBe(addresses.length);
  });

  test('is the same for an address and its canonical form', () => {
    fc.assert(fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
      const canonical = canonicalUrl(address) ?? '';
      expect(canonicalUrl(canonical)).toBe(canonical);
      expect(articleKey(canonical)).toBe(articleKey(address));
    }), { numRuns: 300 });
  });
});
