import { describe, expect, test } from '@jest/globals';
import type { FetchFailure, FetchOutcome } from '../../ingest/web/outcomes.ts';
import { crawlDelayFor, parseRobots, robotsFromOutcome, robotsObjection, robotsUrlOf, verdictFor } from '../../ingest/web/robots.ts';
import { allowing, fetchOnce } from './fetching.ts';
import { site } from './rawSite.ts';

/** Verdicts on paths of one site for agent `FooBot`. */
function verdicts(file: string | Uint8Array, paths: readonly string[], agent = 'FooBot'): boolean[] {
  return paths.map((path) => verdictFor(file, agent, `https://news.example${path}`) === 'allowed');
}

describe('which group holds', () => {
  const file = 'User-agent: *\nDisallow: /all\n\nUser-agent: FooBot\nUser-agent: barbot\nDisallow: /foo\n\nUser-agent: BazBot\n\nUser-agent: foobot\nDisallow: /more\n';

  test.each([
    ['FooBot', [true, false, false]], ['FOOBOT', [true, false, false]], ['FooBot/2.1', [true, false, false]], ['BarBot', [true, false, true]], ['Foo', [false, true, true]], ['OtherBot', [false, true, true]],
    ['BazBot', [true, true, false]],
  ])('%s', (agent, expected) => {
    expect(verdicts(file, ['/all', '/foo', '/more'], agent)).toEqual(expected);
  });

  test('an empty group of one\'s own lets everything through', () => {
    expect(verdicts('User-agent: *\nDisallow: /\nUser-agent: FooBot\nDisallow:\n', ['/'])).toEqual([true]);
  });

  test('lines between that are no rules do not part the agents', () => {
    expect(verdicts('User-agent: FooBot\nCrawl-delay: 2\nSitemap: https://x.example/s.xml\nNonsense: 1\nUser-agent: Other\nDisallow: /\n', ['/'])).toEqual([false]);
  });

  test('rules before any agent hold for nobody', () => {
    expect(verdicts('Disallow: /\nUser-agent: Other\nDisallow: /\n', ['/'])).toEqual([true]);
  });

  test('a value with more than the token, and agents with digits', () => {
    expect(verdicts('User-agent: FooBot/1.0 (x)\nDisallow: /a\n', ['/a'])).toEqual([false]);
    expect(verdicts('User-agent: *-not-all\nDisallow: /\n', ['/'])).toEqual([true]);
    expect(verdicts('User-agent: MJ12bot\nDisallow: /\n', ['/'], 'MJ12bot')).toEqual([false]);
  });
});

describe('which rule holds', () => {
  test.each<[string, string, Record<string, boolean>]>([
    ['the longest', 'Allow: /p\nDisallow: /', { '/page': true, '/x': false }],
    ['the longest, whatever the order', 'Disallow: /folder/secret\nAllow: /folder', { '/folder/page': true, '/folder/secret/1': false }],
    ['of two equally long ones Allow', 'Disallow: /folder\nAllow: /folder', { '/folder/page': true }],
    ['a longer pattern with a star', 'Allow: /page\nDisallow: /*.htm', { '/page.htm': false, '/page.html': false, '/page': true }],
    ['nothing written', '', { '/': true }],
    ['an empty Disallow', 'Disallow:', { '/': true }],
    ['an empty Allow', 'Disallow: /\nAllow:', { '/': false }],
    ['capital letters count', 'Disallow: /Fish', { '/Fish': false, '/fish': true }],
    ['index.htm and index.html are their folder', 'Disallow: /\nAllow: /a/index.html', { '/a/': true, '/a/index.html': true, '/a/b': false, '/': false }],
  ])('%s', (_what, rules, expected) => {
    const answers = verdicts(`User-agent: *\n${rules}\n`, Object.keys(expected));
    expect(Object.fromEntries(Object.keys(expected).map((path, at) => [path, answers[at]]))).toEqual(expected);
  });
});

describe('what a pattern means', () => {
  test.each<[string, string[], string[]]>([
    ['/fish', ['/fish', '/fish.html', '/fish/salmon.html', '/fishheads', '/fish.php?id=1'], ['/Fish.asp', '/catfish', '/?id=fish', '/']],
    ['/fish*', ['/fish', '/fish.html', '/fishheads/yummy.html'], ['/Fish.asp', '/catfish']],
    ['/fish/', ['/fish/', '/fish/?id=1', '/fish/salmon.htm'], ['/fish', '/fish.html', '/animals/fish/']],
    ['/*.php', ['/index.php', '/folder/filename.php?x', '/folder/any.php.file.html', '/filename.php/'], ['/', '/windows.PHP']],
    ['/*.php$', ['/filename.php', '/folder/filename.php'], ['/filename.php?x', '/filename.php/', '/filename.php5', '/windows.PHP']],
    ['/fish*.php', ['/fish.php', '/fishheads/catfish.php?x'], ['/Fish.PHP']],
    ['/a*b*c$', ['/abc', '/a1b2c', '/abcbc'], ['/abcd', '/acb']],
    ['/a$b', ['/a$b', '/a$bc'], ['/a']],
    ['/*$', ['/', '/x'], []],
    ['/$', ['/'], ['/x']],
    ['*x', ['/x', '/ax'], ['/']],
    ['fish', [], ['/fish']],
    ['/a**b', ['/ab', '/axb'], ['/a']],
    ['/q?a=*&b', ['/q?a=1&b'], ['/q?b']],
    ['/aa*a$', ['/aaa', '/aaxa'], ['/aa', '/aax']],
  ])('%s', (pattern, hit, missed) => {
    expect(verdicts(`User-agent: *\nDisallow: ${pattern}\n`, [...hit, ...missed])).toEqual([...hit.map(() => false), ...missed.map(() => true)]);
  });

  test('percent-encoding: the stricter of two readings', () => {
    expect(verdicts('User-agent: *\nDisallow: /\nAllow: /foo/bar/ツ\n', ['/foo/bar/%E3%83%84', '/foo/bar/%e3%83%85'])).toEqual([true, false]);
    expect(verdicts('User-agent: *\nDisallow: /%62%61%7A\nDisallow: /a%3cd\nDisallow: /é\n', ['/baz', '/%62az', '/a%3Cd', '/a%3cd', '/%c3%a9', '/%C3%A9'])).toEqual([false, false, false, false, false, false]);
    expect(verdicts('User-agent: *\nDisallow: /voilà\n', ['/voil%C3%A0', '/voil%C3%A9'])).toEqual([false, true]);
    expect(verdicts('User-agent: *\nDisallow: /a%2Fb\n', ['/a/b', '/a%2fb'])).toEqual([true, false]);
  });

  test('only path, parameters and query are compared', () => {
    const file = 'User-agent: *\nDisallow: /x\nDisallow: /;p\nDisallow: /?q\n';
    const urls = ['http://x/', 'http://a.example/x', 'https://a.example:8443/x#y', 'http://a.example/#/x', 'http://a.example', 'http://a.example?q', 'http://a.example;p', '//a.example/x', 'a.example/x'];
    expect(urls.map((url) => verdictFor(file, 'any', url))).toEqual(['allowed', 'disallowed', 'disallowed', 'allowed', 'allowed', 'disallowed', 'disallowed', 'disallowed', 'disallowed']);
  });

  test('a pattern full of stars takes no time worth naming', () => {
    expect(verdicts(`User-agent: *\nDisallow: /${'a*'.repeat(5_000)}b$\n`, [`/${'a'.repeat(8_000)}`])).toEqual([true]);
  });
});

describe('how the file is written', () => {
  const rules = 'User-agent: FooBot\nDisallow: /x\n';

  test.each<[string, string | Uint8Array]>([
    ['line feeds', rules], ['carriage returns', rules.replaceAll('\n', '\r')], ['both', rules.replaceAll('\n', '\r\n')], ['no line end at the end', rules.trim()],
    ['a byte-order mark', `\uFEFF${rules}`], ['a part of one', Buffer.concat([Buffer.from('efbb', 'hex'), Buffer.from(rules)])],
    ['comments and blanks', '# hello\n\n  User-agent :  FooBot  # us\n\t Disallow: /x # no\n'], ['capitals', rules.toUpperCase().replace('/X', '/x')],
    ['blanks for colons', 'User-agent FooBot\nDisallow /x\n'], ['misspelt', 'useragent: FooBot\ndissalow: /x\n'], ['bytes that are no text', Buffer.concat([Buffer.from('ff00fe0a', 'hex'), Buffer.from(rules)])],
  ])('%s', (_what, file) => {
    expect(verdicts(file, ['/x', '/y'])).toEqual([false, true]);
  });

  test('a rule at the end of 500 KiB is read', () => {
    const filler = '# nothing\n'.repeat(51_100);
    expect(filler.length).toBeGreaterThan(510_000);
    expect(verdicts(filler + rules, ['/x'])).toEqual([false]);
  });

  test('a line of a megabyte is cut, and still holds', () => {
    expect(verdicts(`User-agent: *\nDisallow: /${'x'.repeat(900_000)}\n`, [`/${'x'.repeat(20_000)}`, '/x'])).toEqual([false, true]);
  });

  test('an HTML page in its place forbids nothing', () => {
    expect(verdicts('<!doctype html><html><body>Disallow: /</body></html>', ['/'])).toEqual([true]);
  });

  test('sitemaps and Crawl-delay', () => {
    const robots = parseRobots('Sitemap: https://x.example/ü.xml\nUser-agent: *\nCrawl-delay: 10\nUser-agent: FooBot\nDisallow: /a\nCrawl-delay: 2.5\nUser-agent: Bad\nCrawl-delay: soon\nSite-map: /s2.xml');
    expect(robots.sitemaps).toEqual(['https://x.example/ü.xml', '/s2.xml']);
    expect(['Other', 'foobot', 'bad'].map((agent) => crawlDelayFor(robots, agent))).toEqual([10, 10, null]);
  });
});

describe('what asking for robots.txt came to', () => {
  test.each<[number, 'ALLOWED' | 'FORBIDDEN_FOR_NOW']>([
    [400, 'ALLOWED'], [401, 'ALLOWED'], [403, 'ALLOWED'], [404, 'ALLOWED'], [410, 'ALLOWED'], [429, 'FORBIDDEN_FOR_NOW'], [500, 'FORBIDDEN_FOR_NOW'], [503, 'FORBIDDEN_FOR_NOW'],
  ])('status %i: %s', async (status, access) => {
    await using news = await site((_request, response) => response.writeHead(status).end('User-agent: *\nDisallow: /'));
    expect(robotsFromOutcome(await fetchOnce(robotsUrlOf(`${news.origin}/a/b?c`), allowing(news), { accept: 'ANY' })).access).toBe(access);
  });

  test('redirects are followed to the file', async () => {
    await using news = await site((request, response) => {
      if (request.url === '/robots.txt') response.writeHead(301, { location: '/r' }).end();
      else response.end('User-agent: *\nDisallow: /private');
    });
    const answer = robotsFromOutcome(await fetchOnce(`${news.origin}/robots.txt`, allowing(news), { accept: 'ANY' }));
    expect(robotsObjection(answer, 'CasualtyDesk', `${news.origin}/private/1`)).toMatch(/disallows/);
    expect(robotsObjection(answer, 'CasualtyDesk', `${news.origin}/public`)).toBeNull();
  });

  test.each<[FetchOutcome['outcome'], string]>([['DNS_FAILED', 'FORBIDDEN_FOR_NOW'], ['TIMED_OUT', 'FORBIDDEN_FOR_NOW'], ['REFUSED_ADDRESS', 'FORBIDDEN_FOR_NOW'], ['TOO_MANY_REDIRECTS', 'ALLOWED'], ['TRUNCATED', 'FORBIDDEN_FOR_NOW']])('%s: %s', (outcome, access) => {
    const failure = { outcome, next: 'TRY_LATER', message: 'So it went.', status: null, headers: [], retryAfter: null, url: 'x', redirects: [], fetchedAt: new Date(0) } as FetchFailure;
    const answer = robotsFromOutcome(failure);
    expect(answer.access).toBe(access);
    expect(robotsObjection(answer, 'a', 'http://x.example/')).toBe(access === 'ALLOWED' ? null : 'The robots.txt could not be read. So it went.');
  });
});
