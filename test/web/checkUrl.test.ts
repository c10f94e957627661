import { describe, expect, test } from '@jest/globals';
import { checkUrl } from '../../common/net/checkUrl.ts';
import { WEB_PORTS, parseAllow } from '../../common/net/policy.ts';
import type { NetPolicy } from '../../common/net/policy.ts';

const policy: NetPolicy = { allow: new Set(), ports: WEB_PORTS };

function verdictOn(url: string, given: NetPolicy = policy): string {
  const verdict = checkUrl(url, given);
  return verdict.ok ? verdict.url.href : verdict.refusal;
}

describe('a URL is refused by its address', () => {
  test.each([
    'http://127.0.0.1/', 'http://127.0.0.1./', 'http://2130706433/', 'http://0x7f000001/', 'http://0x7f.0.0.1/', 'http://0177.0.0.1/', 'http://127.1/', 'http://127.0.1/', 'http://0/',
    'http://１２７.０.０.１/', 'http://①②⑦.0.0.1/', 'http://127。0。0。1/', 'http://[::1]/', 'http://[::ffff:127.0.0.1]/', 'http://[0:0:0:0:0:0:0:1]/', 'http://[64:ff9b::7f00:1]/',
    'http://0x7f.1/', 'http://017700000001/', 'http://127.0.0x1/', 'http://127.0.0.1.:80/', 'http://127.0.0\u00ad.1/', 'http://127．0｡0。1/', 'http://⑩.0.0.1/', 'http://0.0.0.0/', 'http://00000000/', 'http://0xa9fea9fe/', 'http://169.254.43518/',
    'http://[::127.0.0.1]/', 'http://[::ffff:0:7f00:1]/', 'http://[::ffff:7f00:1]/', 'http://[0::1]/', 'http://[::]/', 'http://[64:ff9b:1::a00:1]/', 'http://[2002:7f00:1::]/', 'http://[2001:0:7f00:1::1]/', 'http://[fe80::1]/', 'http://[fec0::1]/', 'http://[fd00:ec2::254]/', 'http://[ff02::1]/', 'http://[2001:db8::1]/',
    'http://100.64.0.1/', 'http://198.18.0.1/', 'http://192.0.0.192/', 'http://192.88.99.1/', 'http://240.0.0.1/', 'http://255.255.255.255/', 'http://224.0.0.1/', 'http://168.63.129.16/', 'http://203.0.113.7/',
    'http://169.254.169.254/latest/meta-data/', 'http://10.0.0.1:443/', 'https://192.168.0.1/',
    'http://localhost/', 'http://localhost./', 'http://LOCALHOST/', 'http://ｌocalhost/', 'http://foo.localhost/', 'http://metadata/', 'http://metadata.google.internal/', 'http://printer.local/', 'http://router.lan/', 'http://nas.home.arpa/',
  ])('%s', (url) => {
    expect(verdictOn(url)).toBe('REFUSED_ADDRESS');
  });
});

describe('a URL is refused by its spelling', () => {
  test.each([
    'ftp://example.com/', 'file:///etc/passwd', 'gopher://example.com/', 'data:text/html,x', 'javascript:alert(1)', 'blob:http://example.com/1', 'ws://example.com/',
    'http://user:pass@example.com/', 'http://user@example.com/', 'http://@example.com/', 'http://example.com@127.0.0.1/', 'http://127.0.0.1#@example.com:x@/',
    'http://example.com:8080/', 'http://example.com:22/', 'http://8.8.8.8:6379/', 'http://example.com:99999/',
    'http://134744072/', 'http://0x8.0x8.0x8.0x8/', 'http://8.8.2056/', 'http://010.8.8.8/',
    'http://[fe80::1%25eth0]/', 'http://[fe80::1%eth0]/', 'http://[::1', 'http://::1/', 'http://256.1.1.1/', 'http://1.2.3.4.5/', 'http://8.8.8.8.:81/', 'http://example.com%00.evil.example/', 'http://127.0.0.1%2f@example.com/', 'http://example.com%23@127.0.0.1/', 'http://:@example.com/',
    'wss://example.com/', 'view-source:http://example.com/', 'jar:http://example.com!/', 'feed:http://example.com/', 'about:blank', 'dict://127.0.0.1:11211/', 'ldap://example.com/', 'https:example.com',
    'http://ex%61mple.com/', 'http://%31%32%37.0.0.1/', 'http://example.com\\@127.0.0.1/', 'http:\\\\127.0.0.1/', 'http:/127.0.0.1/', 'http:127.0.0.1', 'http:///127.0.0.1/',
    'ht\ttp://127.0.0.1/', 'http://127.0.\n0.1/', 'http://example.com/\r\nHost: x', '\u0000http://127.0.0.1/', 'http://example.com/\u007f', 'http://exa mple.com/', 'http://.example.com/', 'http://example..com/', 'http://example.com../',
    '', ' ', '//example.com/', '/etc/passwd', 'example.com', 'http://', `http://example.com/${'a'.repeat(9_000)}`,
  ])('%j', (url) => {
    expect(verdictOn(url)).toMatch(/^REFUSED_/);
  });
});

describe('a URL passes', () => {
  test.each([
    ['http://example.com', 'http://example.com/'],
    [' https://example.com:443/a b?q=1#frag ', 'https://example.com/a%20b?q=1'],
    ['https://example.com./x', 'https://example.com/x'],
    ['https://пример.рф/ы', 'https://xn--e1afmkfd.xn--p1ai/%D1%8B'],
    ['https://example.com:80/', 'https://example.com:80/'],
    ['http://8.8.8.8/', 'http://8.8.8.8/'],
    ['https://example.com/?u=a@b\\c', 'https://example.com/?u=a@b\\c'],
  ])('%s', (given, asked) => {
    expect(verdictOn(given)).toBe(asked);
  });
});

describe('OUTBOUND_ALLOW', () => {
  const allowing = { ...policy, allow: parseAllow('localhost:8080, 10.0.0.5:80 [::1]:9000\nNEWS.test:81') };

  test.each(['http://localhost:8080/x', 'http://localhost.:8080/x', 'http://10.0.0.5/', 'http://[::1]:9000/', 'http://news.test:81/'])('allows %s', (url) => {
    expect(checkUrl(url, allowing).ok).toBe(true);
  });

  test.each(['http://localhost:8081/', 'http://localhost/', 'http://10.0.0.5:81/', 'https://10.0.0.5/', 'http://127.0.0.1:8080/', 'http://x.localhost:8080/', 'http://u@localhost:8080/'])('still refuses %s', (url) => {
    expect(checkUrl(url, allowing).ok).toBe(false);
  });

  test.each(['localhost', 'http://localhost:80', 'localhost:http', '*:80/x', '::1:80', 'host:70000'])('names a wrong entry: %s', (entry) => {
    expect(() => parseAllow(entry)).toThrow(entry);
  });
});
