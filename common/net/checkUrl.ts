import { isIP } from 'node:net';
import { isForbiddenAddress } from './addresses.ts';
import { isAllowed } from './policy.ts';
import type { NetPolicy } from './policy.ts';

export type Refusal = 'REFUSED_URL' | 'REFUSED_ADDRESS';

export type UrlVerdict = { ok: true; url: URL } | { ok: false; refusal: Refusal; reason: string };

/** Longer ones are not addresses of articles; browsers and servers stop near here too. */
const MAX_URL_LENGTH = 8_192;

/** Names that never lead to a public host (RFC 6761, 6762, 8375 and what routers and clouds use). */
const INNER_SUFFIXES = ['localhost', 'local', 'internal', 'intranet', 'lan', 'home', 'corp', 'private', 'localdomain', 'home.arpa', 'test', 'invalid', 'onion'];

/**
 * Says whether a URL may be asked for at all, before any name is looked up. The address that its name leads to is judged
 * when the connection is made (`guardedConnector`): passing here is necessary, not sufficient.
 * @returns the parsed URL, without the fragment and with a trailing dot of the host taken off, or why it is refused
 */
export function checkUrl(text: string, policy: NetPolicy): UrlVerdict {
  const trimmed = text.replace(/^ +| +$/g, '');
  const fault = faultOfSpelling(trimmed);
  if (fault !== null) return refused('REFUSED_URL', fault);
  const url = URL.parse(trimmed);
  if (url === null) return refused('REFUSED_URL', 'it is not a URL');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refused('REFUSED_URL', `only http and https are asked, not "${url.protocol}"`);
  if (authorityOf(trimmed).includes('@')) return refused('REFUSED_URL', 'it carries a user name or password');
  url.hash = '';
  if (isIP(bareHost(url)) === 0 && url.hostname.endsWith('.')) url.hostname = url.hostname.slice(0, -1);
  return isAllowed(url.hostname, portOf(url), policy) ? { ok: true, url } : checkHost(url, trimmed, policy);
}

/** The port a URL leads to, its scheme's own if none is written. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

function checkHost(url: URL, text: string, policy: NetPolicy): UrlVerdict {
  const host = bareHost(url);
  if (isIP(host) !== 0) {
    if (isForbiddenAddress(host)) return refused('REFUSED_ADDRESS', `${host} is not a public address`);
    if (isIP(host) === 4 && !authorityOf(text).startsWith(host)) return refused('REFUSED_URL', 'its address is spelled in an odd way');
  } else {
    const fault = faultOfName(host);
    if (fault !== null) return fault;
  }
  if (!policy.ports.has(portOf(url))) return refused('REFUSED_URL', `port ${portOf(url)} is not among the allowed ports`);
  return { ok: true, url };
}

function faultOfName(host: string): UrlVerdict | null {
  if (host.split('.').some((label) => label === '')) return refused('REFUSED_URL', 'its host name has an empty part');
  if (!host.includes('.')) return refused('REFUSED_ADDRESS', `"${host}" is a name of an inner network`);
  const suffix = INNER_SUFFIXES.find((inner) => host.endsWith(`.${inner}`));
  return suffix === undefined ? null : refused('REFUSED_ADDRESS', `names under ".${suffix}" are of an inner network`);
}

/** Faults that the URL parser would silently mend, and that two parsers may mend differently. */
function faultOfSpelling(text: string): string | null {
  if (text.length > MAX_URL_LENGTH) return `it is longer than ${MAX_URL_LENGTH} characters`;
  if (/\p{Cc}/u.test(text)) return 'it has control characters';
  if (/^[^?#]*\\/.test(text)) return 'it has a backslash';
  if (!/^[a-z][a-z0-9+.-]*:/i.test(text)) return 'it has no scheme';
  if (/^https?:/i.test(text) && !/^https?:\/\/[^/]/i.test(text)) return 'its scheme is not followed by //host';
  if (authorityOf(text).includes('%')) return 'its host is percent-encoded';
  return null;
}

/** What stands between `//` and the next `/`, `?` or `#`, as written. */
function authorityOf(text: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(text)?.[1] ?? '';
}

function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

function refused(refusal: Refusal, reason: string): UrlVerdict {
  return { ok: false, refusal, reason };
}
