import type { FastifyReply } from 'fastify';
import { createHash, hash } from 'node:crypto';
import { BlockList, isIPv6 } from 'node:net';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Settings } from '../../common/settings.ts';
import { DeskError } from '../errors.ts';

/** Seconds after which a budget is full again. */
const WINDOW_SECONDS = 60;
/** What a refused key costs the address it came from, in requests: trying keys is slower than asking. */
const BAD_KEY_COSTS = 20;
/** Budgets of who doesn't show a key or session, and of who does, where the operator has set none. */
const USUAL = { requests: 1_200, requestsWithKey: 12_000, cost: 2_000_000, costWithKey: 20_000_000, documents: 300, documentsWithKey: 3_000 };
/** Documents remembered as read before, the longest unused forgotten first. */
const DOCUMENTS_KNOWN = 5_000;

/** Whose budget a request takes from. */
export interface Caller {
  /** The key or session, hashed, or the address's network. */
  bucket: string;
  address: string;
  known: boolean;
  /** Whether it is this machine. */
  local: boolean;
}

export interface RateLimits {
  /** Who shows a secret, a key or a session, is known by it; others by their address. */
  callerBy(secret: string | undefined, address: string): Caller;
  /** Takes one request, and says in the head what is left. @throws DeskError RATE_LIMITED */
  takeRequest(caller: Caller, reply: FastifyReply): Promise<void>;
  /** Takes what an operation costs. @throws DeskError RATE_LIMITED */
  takeCost(caller: Caller, cost: number): Promise<void>;
  /** Takes one where the document is new to this process: reading, validating and planning it costs three times what running it again does. @throws DeskError RATE_LIMITED */
  takeDocument(caller: Caller, document: string): Promise<void>;
  /** A key was refused: the address that sent it pays. */
  punish(caller: Caller): Promise<void>;
}

interface Budget {
  name: string;
  limiter: RateLimiterMemory;
  points: number;
}

/**
 * Budgets by key and by address, of requests and of cost, in this process's memory: a look takes microseconds and no round trip. Several
 * processes allow several budgets; docs/decisions/0015-limits.md says why that will do.
 */
export function createRateLimits(settings: Settings): RateLimits {
  const budgets = {
    requests: budget('requests', settings.RATE_LIMIT, USUAL.requests),
    requestsWithKey: budget('requests', settings.RATE_LIMIT_KEY, USUAL.requestsWithKey),
    cost: budget('cost', settings.RATE_LIMIT_COST, USUAL.cost),
    costWithKey: budget('cost', settings.RATE_LIMIT_KEY_COST, USUAL.costWithKey),
    documents: budget('documents', settings.RATE_LIMIT_DOCUMENTS, USUAL.documents),
    documentsWithKey: budget('documents', settings.RATE_LIMIT_KEY_DOCUMENTS, USUAL.documentsWithKey),
  };
  const given = {
    requests: settings.RATE_LIMIT, requestsWithKey: settings.RATE_LIMIT_KEY, cost: settings.RATE_LIMIT_COST, costWithKey: settings.RATE_LIMIT_KEY_COST,
    documents: settings.RATE_LIMIT_DOCUMENTS, documentsWithKey: settings.RATE_LIMIT_KEY_DOCUMENTS,
  };
  const known = new Set<string>();
  /** This machine's own programs, and a proxy that nobody named, are limited only where the operator says so. */
  const budgetFor = (kind: keyof typeof budgets, { local }: Caller) => (given[kind] === undefined && local ? null : budgets[kind]);

  return {
    callerBy: (secret, address) => ({ known: secret !== undefined, address, local: isLoopback(address), bucket: secret === undefined ? networkOf(address) : createHash('sha256').update(secret).digest('base64url') }),
    async takeRequest(caller, reply) {
      if (caller.known) await refuseBadNetwork(budgetFor('requests', caller), caller);
      const found = budgetFor(caller.known ? 'requestsWithKey' : 'requests', caller);
      if (!found) return;
      const state = await take(found, caller.bucket, 1);
      const seconds = Math.ceil(state.msBeforeNext / 1000);
      void reply.header('ratelimit-policy', `"${found.name}";q=${found.points};w=${WINDOW_SECONDS}`).header('ratelimit', `"${found.name}";r=${state.remainingPoints};t=${seconds}`);
      if (state.consumedPoints > found.points) throw rateLimited(found, state);
    },
    async takeCost(caller, cost) {
      const found = budgetFor(caller.known ? 'costWithKey' : 'cost', caller);
      if (!found) return;
      const state = await take(found, caller.bucket, cost);
      if (state.consumedPoints > found.points) throw rateLimited(found, state);
    },
    async takeDocument(caller, document) {
      const found = budgetFor(caller.known ? 'documentsWithKey' : 'documents', caller);
      if (!found) return;
      const name = hash('sha256', document, 'base64');
      if (!known.delete(name)) {
        const state = await take(found, caller.bucket, 1);
        if (state.consumedPoints > found.points) throw rateLimited(found, state);
      }
      known.add(name);
      const [oldest] = known;
      if (known.size > DOCUMENTS_KNOWN && oldest !== undefined) known.delete(oldest);
    },
    async punish(caller) {
      const found = budgetFor('requests', caller);
      if (found && caller.known) await take(found, badKeysOf(caller.address), BAD_KEY_COSTS);
    },
  };
}

function budget(name: string, points: number | undefined, usual: number): Budget | null {
  return points === 0 ? null : { name, points: points ?? usual, limiter: new RateLimiterMemory({ points: points ?? usual, duration: WINDOW_SECONDS }) };
}

/** An address whose keys were refused again and again is not let in with the next one either. */
async function refuseBadNetwork(found: Budget | null, { address }: Caller): Promise<void> {
  const state = await found?.limiter.get(badKeysOf(address));
  if (found && state && state.consumedPoints > found.points) throw rateLimited(found, state);
}

/** The library rejects with the state itself when the budget is spent: here both are answers. */
async function take({ limiter }: Budget, bucket: string, points: number): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(bucket, points);
  } catch (state) {
    if (state instanceof Error) throw state;
    return state as RateLimiterRes;
  }
}

function rateLimited({ name, points }: Budget, { msBeforeNext }: RateLimiterRes): DeskError {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  const what = { cost: `operations of a cost of ${points}`, documents: `${points} documents that nobody asked before (put what varies into variables)` }[name] ?? `${points} requests`;
  return new DeskError('RATE_LIMITED', `You may ask for ${what} in ${WINDOW_SECONDS} seconds: come again in ${seconds} seconds`, { limit: points, budget: name, retryAfterSeconds: seconds });
}

function badKeysOf(address: string): string {
  return `refused keys of ${networkOf(address)}`;
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

function isLoopback(address: string): boolean {
  return loopback.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** An IPv6 customer has a whole /64 and may change the address within it at will. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const groups = head.split(':').filter(Boolean);
  const rest = tail?.split(':').filter(Boolean) ?? [];
  const whole = tail === undefined ? groups : [...groups, ...Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => '0'), ...rest];
  return `${whole.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
