import type { LookupAddress } from 'node:dns';

/** Turns a host name into every address it has; rejects as `dns.promises.lookup` does. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

/** What outgoing connections may reach. One value, made from the settings, shared by every door that leads outside. */
export interface NetPolicy {
  /** Exact `host:port` entries that may be reached although private (tests, the demo, intranets). Lower case, IPv6 in brackets. */
  readonly allow: ReadonlySet<string>;
  /** Ports that any public host may be reached on. */
  readonly ports: ReadonlySet<number>;
  /** Resolver to use in place of the system's. */
  readonly resolve?: Resolve;
  /** Certificate authorities to trust in place of Node's own list, PEM (intranets). */
  readonly ca?: string;
}

/** The web's own ports; anything else (mail, databases, admin pages) is nobody's news site. */
export const WEB_PORTS: ReadonlySet<number> = new Set([80, 443]);

/**
 * Reads the `OUTBOUND_ALLOW` setting: `host:port` entries parted by commas or blanks.
 * @throws Error naming the first entry that is not of that form
 */
export function parseAllow(setting: string): Set<string> {
  const entries = setting.split(/[\s,]+/).filter((entry) => entry !== '');
  for (const entry of entries) {
    const match = /^(?:\[[0-9a-f:.]+\]|[^:/@?#\\[\]]+):(\d{1,5})$/i.exec(entry);
    if (match === null || Number(match[1]) > 65_535) throw new Error(`OUTBOUND_ALLOW: "${entry}" is not of the form host:port`);
  }
  return new Set(entries.map((entry) => entry.toLowerCase()));
}

/** True when the operator has allowed exactly this host and port. `hostname` may be an IPv6 address with or without brackets. */
export function isAllowed(hostname: string, port: number, policy: NetPolicy): boolean {
  const bare = hostname.toLowerCase();
  return policy.allow.has(`${bare.includes(':') && !bare.startsWith('[') ? `[${bare}]` : bare}:${port}`);
}
