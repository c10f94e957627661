import { WEB_PORTS } from '../../common/net/policy.ts';
import type { NetPolicy } from '../../common/net/policy.ts';
import { userAgentOf } from '../../common/net/userAgent.ts';

/** What one request may cost. Every one can be set by the operator. */
export interface FetchLimits {
  /** For the whole trip: redirects, look-ups, headers, body. A byte a second is not alive. */
  readonly totalMs: number;
  /** Without a single byte of header or body. */
  readonly idleMs: number;
  /** Name look-up, TCP and TLS of one hop. */
  readonly connectMs: number;
  readonly headerBytes: number;
  /** Body as sent. */
  readonly wireBytes: number;
  /** Body unpacked. */
  readonly decodedBytes: number;
  readonly redirects: number;
  /** Interim answers (1xx) before the real one. */
  readonly interimAnswers: number;
}

export const DEFAULT_LIMITS: FetchLimits = {
  totalMs: 60_000,
  idleMs: 15_000,
  connectMs: 10_000,
  headerBytes: 32_768,
  wireBytes: 10 * 1024 * 1024,
  decodedBytes: 20 * 1024 * 1024,
  redirects: 8,
  interimAnswers: 8,
};

export interface WebPolicy extends NetPolicy {
  readonly userAgent: string;
  readonly limits: FetchLimits;
  /** The caller's clock. */
  readonly now: () => Date;
}

/** The product token that robots.txt files know us by. */
export const ROBOTS_AGENT = 'CasualtyDesk';

export interface WebSettings {
  contact: string;
  allow?: ReadonlySet<string>;
  ports?: ReadonlySet<number>;
  limits?: Partial<FetchLimits>;
  resolve?: NetPolicy['resolve'];
  ca?: string;
  now?: () => Date;
}

export function webPolicy(settings: WebSettings): WebPolicy {
  return {
    userAgent: userAgentOf(settings.contact),
    allow: settings.allow ?? new Set(),
    ports: settings.ports ?? WEB_PORTS,
    limits: { ...DEFAULT_LIMITS, ...settings.limits },
    now: settings.now ?? (() => new Date()),
    ...(settings.resolve === undefined ? {} : { resolve: settings.resolve }),
    ...(settings.ca === undefined ? {} : { ca: settings.ca }),
  };
}
