import { checkUrl, portOf } from '../../common/net/checkUrl.ts';
import { isAllowed, type NetPolicy } from '../../common/net/policy.ts';

const LONGEST_URL = 2_000;

export type AddressVerdict = { ok: true; url: URL } | { ok: false; reason: string };

/**
 * Whether an endpoint may be sent to at all: https on the web's own ports, or a host and port that the operator has named in
 * OUTBOUND_ALLOW, which may be plain http. Asked when the endpoint is saved and again at each try; the address that its name leads to is
 * judged when the connection is made.
 */
export function checkEndpoint(text: string, net: NetPolicy): AddressVerdict {
  if (text.length > LONGEST_URL) return { ok: false, reason: `it has more than ${LONGEST_URL} characters` };
  const verdict = checkUrl(text, net);
  if (!verdict.ok) return verdict;
  if (verdict.url.protocol !== 'https:' && !isAllowed(verdict.url.hostname, portOf(verdict.url), net)) return { ok: false, reason: 'it must begin with https' };
  return verdict;
}
