import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import { buildConnector } from 'undici';
import { isForbiddenAddress } from './addresses.ts';
import { isAllowed } from './policy.ts';
import type { NetPolicy, Resolve } from './policy.ts';

/** A connection that was not made, or was cut before a byte was sent, because of where it led. */
export class RefusedAddress extends Error {
  constructor(readonly hostname: string, readonly address: string) {
    super(`${hostname} leads to ${address}, which is not a public address`);
  }
}

/**
 * A connector for undici that judges the address connected to, at the moment of connecting: the one look-up is both judged and used,
 * so a name that changes its answer between check and use gains nothing. One forbidden address among several refuses the name.
 * Literal addresses skip the look-up and are judged apart. No HTTP/2: the stored evidence is the HTTP/1.1 exchange.
 * @param timeoutMs limit for name look-up, TCP and TLS together; coarse, undici counts it in half seconds
 */
export function guardedConnector(policy: NetPolicy, timeoutMs: number): buildConnector.connector {
  const resolve = policy.resolve ?? ((hostname) => lookup(hostname, { all: true }));
  const settings = { allowH2: false, maxCachedSessions: 0, timeout: timeoutMs, autoSelectFamily: true, ...(policy.ca === undefined ? {} : { ca: policy.ca }) };
  const guarded = buildConnector({ ...settings, lookup: lookupBy(resolve, isForbiddenAddress) });
  const open = buildConnector({ ...settings, lookup: lookupBy(resolve, () => false) });

  return (options, callback) => {
    const hostname = options.hostname.replace(/^\[|\]$/g, '');
    if (isAllowed(hostname, portOf(options), policy)) {
      open({ ...options, hostname }, callback);
      return;
    }
    if (isIP(hostname) !== 0 && isForbiddenAddress(hostname)) {
      callback(new RefusedAddress(hostname, hostname), null);
      return;
    }
    guarded({ ...options, hostname }, (error, socket) => {
      if (error !== null) {
        callback(error, null);
        return;
      }
      // Should never differ from what was looked up; a look at the socket itself costs nothing.
      const address = socket.remoteAddress;
      if (address !== undefined && !isForbiddenAddress(address)) {
        callback(null, socket);
        return;
      }
      socket.destroy();
      callback(new RefusedAddress(hostname, address ?? 'a closed socket'), null);
    });
  };
}

function portOf(options: buildConnector.Options): number {
  if (options.port !== '') return Number(options.port);
  return options.protocol === 'https:' ? 443 : 80;
}

/** Wraps a resolver into the form that `net.connect` takes; `refuse` is asked about every address. */
function lookupBy(resolve: Resolve, refuse: (address: string) => boolean): LookupFunction {
  const lookUp = callbackify(async (hostname: string): Promise<[LookupAddress, ...LookupAddress[]]> => {
    const [first, ...others] = await resolve(hostname);
    if (first === undefined) throw Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' });
    const bad = [first, ...others].find(({ address }) => refuse(address));
    if (bad !== undefined) throw new RefusedAddress(hostname, bad.address);
    return [first, ...others];
  });
  return (hostname, options, callback) => {
    lookUp(hostname, (error, addresses) => {
      if (error !== null) callback(error, '', 0);
      else if (options.all === true) callback(null, addresses);
      else callback(null, addresses[0].address, addresses[0].family);
    });
  };
}
