import { describe, expect, test } from '@jest/globals';
import type { LookupAddress } from 'node:dns';
import { allowing, failed, fetchOnce, fetched } from './fetching.ts';
import { rawSite, site } from './rawSite.ts';
import type { Site } from './rawSite.ts';

/** Public, yet in a block that was given back: nothing answers there should the guard ever fail. */
const PUBLIC: LookupAddress = { address: '3ffe:ffff::1', family: 6 };
const LOOPBACK: LookupAddress = { address: '127.0.0.1', family: 4 };

function hello(): Promise<Site> {
  return site((_request, response) => response.setHeader('content-type', 'text/html').end('<p>hello'));
}

/** A resolver that gives its answers in turn, the last one for ever, and counts. */
function resolver(...answers: LookupAddress[][]): { resolve: () => Promise<LookupAddress[]>; asked: () => number } {
  let asked = 0;
  return {
    asked: () => asked,
    resolve: () => {
      asked += 1;
      return Promise.resolve(answers[Math.min(asked, answers.length) - 1] ?? []);
    },
  };
}

describe('an address on this machine', () => {
  test('is not connected to, even on an allowed port', async () => {
    await using inner = await hello();
    const outcome = failed(await fetchOnce(inner.origin, { ports: new Set([inner.port]) }));
    expect([outcome.outcome, outcome.next, inner.connections()]).toEqual(['REFUSED_ADDRESS', 'GIVE_UP', 0]);
  });

  test('is reached if the operator allows exactly that host and port', async () => {
    await using inner = await hello();
    expect(fetched(await fetchOnce(inner.origin, allowing(inner))).remoteAddress).toBe('127.0.0.1');
    expect(failed(await fetchOnce(`http://localhost:${inner.port}`, allowing(inner))).outcome).toBe('REFUSED_ADDRESS');
    expect(inner.connections()).toBe(1);
  });
});

test('what is said about a refused address shows no password', async () => {
  const outcome = failed(await fetchOnce('http://user:secret@news.example/\u0000'));
  expect([outcome.outcome, outcome.message.includes('secret'), /\p{Cc}/u.test(outcome.message)]).toEqual(['REFUSED_URL', false, false]);
});

describe('a name', () => {
  test.each([
    ['that leads to this machine', [LOOPBACK]],
    ['with one bad address after a good one', [PUBLIC, LOOPBACK]],
    ['with one bad address before a good one', [LOOPBACK, PUBLIC]],
    ['that leads to an IPv4 address inside IPv6', [{ address: '::ffff:127.0.0.1', family: 6 }]],
    ['that leads to the metadata service', [{ address: '169.254.169.254', family: 4 }]],
  ])('%s is not connected to', async (_what, answer) => {
    await using inner = await hello();
    const { resolve } = resolver(answer);
    const outcome = await fetchOnce(`http://news.example:${inner.port}/`, { ports: new Set([inner.port]), resolve });
    expect([outcome.outcome, inner.connections()]).toEqual(['REFUSED_ADDRESS', 0]);
  });

  test('is looked up once: the answer that is judged is the one that is used', async () => {
    await using inner = await hello();
    const names = resolver([LOOPBACK], [{ address: '127.0.0.2', family: 4 }]);
    const outcome = fetched(await fetchOnce(`http://news.example:${inner.port}/`, { allow: new Set([`news.example:${inner.port}`]), resolve: names.resolve }));
    expect([outcome.remoteAddress, names.asked()]).toEqual(['127.0.0.1', 1]);
  });

  test('that changes its answer between two fetches is judged anew', async () => {
    await using inner = await hello();
    const names = resolver([{ address: '10.0.0.1', family: 4 }], [LOOPBACK]);
    const settings = { ports: new Set([inner.port]), resolve: names.resolve };
    await fetchOnce(`http://news.example:${inner.port}/`, settings);
    const second = await fetchOnce(`http://news.example:${inner.port}/`, settings);
    expect([second.outcome, names.asked(), inner.connections()]).toEqual(['REFUSED_ADDRESS', 2, 0]);
  });

  test('that nobody knows is DNS_FAILED, to be tried later', async () => {
    const unknown = (): Promise<never> => Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }));
    const outcome = failed(await fetchOnce('http://news.example/', { resolve: unknown }));
    expect([outcome.outcome, outcome.next]).toEqual(['DNS_FAILED', 'TRY_LATER']);
    expect((await fetchOnce('http://news.example/', { resolve: () => Promise.resolve([]) })).outcome).toBe('DNS_FAILED');
  });
});

describe('a redirect', () => {
  async function redirecting(to: (request: string) => string): Promise<Site> {
    return site((request, response) => response.writeHead(302, { location: to(request.url ?? '/') }).end('moved'));
  }

  test('to an inner address ends there, without a connection', async () => {
    await using inner = await hello();
    await using outer = await redirecting(() => `${inner.origin}/admin`);
    const outcome = failed(await fetchOnce(outer.origin, allowing(outer)));
    expect([outcome.outcome, inner.connections(), outcome.status]).toEqual(['REFUSED_ADDRESS', 0, 302]);
  });

  test.each(['http://2130706433/', 'http://[::ffff:127.0.0.1]/', '//127.0.0.1/', 'http://localhost/', 'file:///etc/passwd', 'http://u:p@127.0.0.1/', 'http:\\\\127.0.0.1/', 'gopher://127.0.0.1/'])('to %s is refused', async (location) => {
    await using outer = await redirecting(() => location);
    expect((await fetchOnce(outer.origin, allowing(outer))).outcome).toMatch(/^REFUSED_/);
  });

  test('to a name that leads inside is refused', async () => {
    await using outer = await redirecting(() => 'http://news.example/');
    const { resolve } = resolver([LOOPBACK]);
    expect((await fetchOnce(outer.origin, { ...allowing(outer), resolve })).outcome).toBe('REFUSED_ADDRESS');
  });

  test('is followed, relative ones too, and each hop is kept', async () => {
    await using last = await hello();
    await using first = await redirecting((url) => (url === '/a' ? 'b?x=1' : `${last.origin}/c`));
    const outcome = fetched(await fetchOnce(`${first.origin}/a`, allowing(first, last)));
    expect(outcome.url).toBe(`${last.origin}/c`);
    expect(outcome.redirects.map(({ url, status }) => [url, status])).toEqual([[`${first.origin}/a`, 302], [`${first.origin}/b?x=1`, 302]]);
    expect(first.connections()).toBe(2);
  });

  test('written in the site\'s own letters is followed as browsers do', async () => {
    const asked: (string | undefined)[] = [];
    await using news = await rawSite((socket, request) => {
      asked.push(/GET (\S+)/.exec(request)?.[1]);
      socket.end(asked.length === 1 ? Buffer.from('HTTP/1.1 302 Found\r\nLocation: /خبر?é=1\r\n\r\n') : 'HTTP/1.1 200 OK\r\n\r\n<p>x');
    });
    expect((await fetchOnce(news.origin, allowing(news))).outcome).toBe('OK');
    expect(asked).toEqual(['/', '/%D8%AE%D8%A8%D8%B1?%C3%A9=1']);
  });

  test('without end is TOO_MANY_REDIRECTS', async () => {
    await using endless = await redirecting((url) => `/${Number(url.slice(1)) + 1}`);
    const outcome = failed(await fetchOnce(`${endless.origin}/0`, { ...allowing(endless), limits: { redirects: 5 } }));
    expect([outcome.outcome, endless.connections()]).toEqual(['TOO_MANY_REDIRECTS', 6]);
  });

  test('in a circle is seen at once', async () => {
    await using circle = await redirecting((url) => (url === '/a' ? '/b' : '/a'));
    expect((await fetchOnce(`${circle.origin}/a`, allowing(circle))).outcome).toBe('TOO_MANY_REDIRECTS');
    expect(circle.connections()).toBe(2);
  });

  test('is followed only if the caller does not object', async () => {
    await using last = await hello();
    await using first = await redirecting(() => last.origin);
    const outcome = failed(await fetchOnce(first.origin, allowing(first, last), { mayFollow: (url) => Promise.resolve(`not ${url.port}`) }));
    expect([outcome.outcome, outcome.message.includes(`not ${last.port}`), last.connections()]).toEqual(['DISALLOWED', true, 0]);
  });

  test('without a usable Location is BAD_RESPONSE', async () => {
    await using nowhere = await site((_request, response) => response.writeHead(302).end());
    expect((await fetchOnce(nowhere.origin, allowing(nowhere))).outcome).toBe('BAD_RESPONSE');
  });
});
