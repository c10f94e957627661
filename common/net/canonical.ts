import { parse } from 'tldts';

/** Parameters that say by which way a reader came, never which page it is. */
const TRACKING = /^(?:utm_.+|at_(?:medium|campaign|custom.*|link.*|ptr_name|format|bbc_team)|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|ttclid|igshid|igsh|li_fat_id|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|hsctatracking|vero_(?:id|conv)|oly_(?:anon|enc)_id|_ga|_gl|ns_(?:mchannel|source|campaign|linkname|fee)|cmpid?|icid|ito|ocid|smid|smtyp|sr_share|share(?:d|id|type)?|wt_?mc|wt_zmc|xtor|mtm_.+|pk_(?:campaign|kwd|source|medium)|guccounter|guce_.+|spm|rss|ref_?(?:src|url)|feature_?share|__twitter_impression|amp_js_v|amp_gsa|usqp|outputtype|traffic_source|linkid)$/i;

/** These track only under certain values; elsewhere they may choose the page. */
const TRACKING_VALUES: readonly (readonly [name: RegExp, value: RegExp])[] = [
  [/^(?:ref|source|src|from|via|campaign|partner)$/i, /^(?:rss|feed|twitter|x|facebook|fb|telegram|whatsapp|newsletter|email|mail|share|social|home(?:page)?|hp|app|google|news)/i],
  [/^(?:amp|outputtype|m|mobile)$/i, /^(?:|1|true|amp|yes)$/i],
];

const AMP_CACHE = /^https?:\/\/(?:www\.google\.[a-z.]+\/amp|[^/]+\.cdn\.ampproject\.org\/[a-z])\/(s\/)?(.+)$/i;

/**
 * The address under which a page is asked for and shown: without fragment, tracking parameters, the scheme's own port, a trailing dot
 * of the host, and out of the AMP caches. Everything else stays, as it may matter to the site.
 * @returns null if it is no http(s) address
 */
export function canonicalUrl(address: string): string | null {
  const url = URL.parse(outOfAmpCache(address.trim()));
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  if (!url.hash.startsWith('#!')) url.hash = '';
  if (/[^.]\.$/.test(url.hostname)) url.hostname = url.hostname.slice(0, -1);
  url.username = '';
  url.password = '';
  const kept = url.search.slice(1).split('&').filter((pair) => pair !== '' && !isTracking(pair));
  url.search = kept.length === 0 ? '' : `?${kept.join('&')}`;
  return url.href;
}

/**
 * What two addresses of one article have in common: the scheme, `www.`, mobile and AMP hosts and paths, a trailing slash, an index
 * page's name and the order of parameters are folded away. A key to compare, not an address to ask for.
 * @returns such as `example.com/2017/06/raqqa?id=7`, or null if it is no http(s) address
 */
export function articleKey(address: string): string | null {
  const canonical = canonicalUrl(address);
  if (canonical === null) return null;
  const url = new URL(canonical);
  const path = foldedPath(url.pathname);
  const query = [...url.searchParams].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).toSorted().join('&');
  return `${foldedHost(url)}${path}${query === '' ? '' : `?${query}`}${url.hash}`;
}

function isTracking(pair: string): boolean {
  const [name = '', value = ''] = decoded(pair).split('=');
  return TRACKING.test(name) || TRACKING_VALUES.some(([names, values]) => names.test(name) && values.test(value));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function outOfAmpCache(address: string): string {
  const match = AMP_CACHE.exec(address);
  return match === null ? address : `${match[1] === undefined ? 'http' : 'https'}://${match[2] ?? ''}`;
}

/** `m.example.com` is `example.com`; `m.com` is itself, and so is `mobile.example.com` where `example.com` is a public suffix. */
function foldedHost(url: URL): string {
  const { subdomain, domain } = parse(url.hostname);
  const port = url.port === '' ? '' : `:${url.port}`;
  if (domain === null) return `${url.hostname}${port}`;
  const labels = (subdomain ?? '').split('.').filter((label) => label !== '' && !/^(?:www\d?|m|mobile|mobil|touch|amp|wap)$/.test(label));
  return `${[...labels, domain].join('.')}${port}`;
}

/** Same bytes for the same characters, no AMP part, no index page, no slash at the end. */
function foldedPath(pathname: string): string {
  const parts = pathname.split('/').filter((part) => part !== '').map(sameBytes);
  if (parts.length > 1 && /^amp$/i.test(parts[0] ?? '')) parts.shift();
  if (/^(?:amp|index\.(?:html?|php|aspx?)|default\.aspx?)$/i.test(parts.at(-1) ?? '')) parts.pop();
  return `/${parts.join('/').replace(/\.amp(\.html?)?$/i, '$1')}`;
}

/** Percent-encodes what must be and nothing else, so that `%7E` and `~` are one. */
function sameBytes(part: string): string {
  return encodeURIComponent(decoded(part)).replace(/%(?:24|26|2B|2C|3A|3B|3D|40)/g, decodeURIComponent);
}
