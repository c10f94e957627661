import { allows } from './robotsMatch.ts';
import type { FetchOutcome } from './outcomes.ts';

export interface RobotsRule {
  readonly allow: boolean;
  /** As written, one character a byte. */
  readonly pattern: string;
}

export interface RobotsGroup {
  /** The values of its User-agent lines as written. */
  readonly agents: readonly string[];
  readonly rules: readonly RobotsRule[];
  /** Seconds between two requests, or null. */
  readonly crawlDelay: number | null;
}

export interface Robots {
  readonly groups: readonly RobotsGroup[];
  readonly sitemaps: readonly string[];
}

/** RFC 9309 asks for 500 KiB at least. */
const MAX_BYTES = 1024 * 1024;
/** Longer lines are cut, as Google's parser does: eight times the longest URL that browsers took. */
const MAX_LINE = 8 * 2_083 - 1;

interface OpenGroup {
  agents: string[];
  rules: RobotsRule[];
  crawlDelay: number | null;
}

/**
 * Reads a robots.txt by RFC 9309, with the leniency that Google's open-sourced parser has towards what sites write: misspelt
 * keys, a blank in place of the colon, any line end, a byte-order mark or a part of one.
 */
export function parseRobots(file: string | Uint8Array): Robots {
  const groups: OpenGroup[] = [];
  const sitemaps: string[] = [];
  let namingAgents = false;
  for (const line of linesOf(file)) {
    const [key, value] = keyAndValue(line);
    const group = groups.at(-1);
    if (/^user[- ]?agent/i.test(key)) {
      if (namingAgents) group?.agents.push(value);
      else groups.push({ agents: [value], rules: [], crawlDelay: null });
      namingAgents = true;
    } else if (/^(?:allow|diss?all?[oa]w|diasllow)/i.test(key)) {
      group?.rules.push({ allow: /^a/i.test(key), pattern: value });
      namingAgents = false;
    } else if (/^crawl-?delay/i.test(key) && group !== undefined) {
      // Doesn't end the list of agents, only rules do: of several delays in one group the longest holds.
      if (/^\d+(?:\.\d+)?$/.test(value)) group.crawlDelay = Math.max(group.crawlDelay ?? 0, Number(value));
    } else if (/^site-?map/i.test(key)) {
      sitemaps.push(Buffer.from(value, 'latin1').toString('utf8'));
    }
  }
  return { groups, sitemaps };
}

/**
 * Whether a robots.txt lets an agent fetch a URL.
 * @param agent the product token (`CasualtyDesk`), with or without `/version`
 * @param url absolute, as it will be asked for
 */
export function verdictFor(robots: Robots | string | Uint8Array, agent: string, url: string): 'allowed' | 'disallowed' {
  const { groups } = typeof robots === 'string' || robots instanceof Uint8Array ? parseRobots(robots) : robots;
  const rules = groupsFor(groups, agent).flatMap((group) => group.rules);
  return allows(rules, url) ? 'allowed' : 'disallowed';
}

/** Seconds that the site wants between two requests of this agent, or null if it doesn't say. */
export function crawlDelayFor(robots: Robots, agent: string): number | null {
  const delays = groupsFor(robots.groups, agent).map(({ crawlDelay }) => crawlDelay).filter((delay) => delay !== null);
  return delays.length === 0 ? null : Math.max(...delays);
}

/** All groups that name the agent, together; those for everybody (`*`) only if none does. */
function groupsFor(groups: readonly RobotsGroup[], agent: string): readonly RobotsGroup[] {
  const name = /^([^\s/]+)(?:\/\S*)?$/.exec(agent.trim())?.[1]?.toLowerCase() ?? agent.toLowerCase();
  const own = groups.filter(({ agents }) => agents.some((written) => tokensOf(written).includes(name)));
  return own.length > 0 ? own : groups.filter(({ agents }) => agents.some((written) => /^\*(?:[\t-\r ]|$)/.test(written)));
}

/** A product token has letters, `_` and `-` only, says the RFC; agents such as `MJ12bot` have digits all the same. */
function tokensOf(written: string): string[] {
  return [/^[a-z_-]*/i, /^[\w-]*/].map((token) => token.exec(written)?.[0].toLowerCase() ?? '').filter((token) => token !== '');
}

/** One character a byte, so that patterns in any encoding compare with percent-encoded paths. */
function linesOf(file: string | Uint8Array): string[] {
  const bytes = (typeof file === 'string' ? Buffer.from(file, 'utf8') : Buffer.from(file)).subarray(0, MAX_BYTES);
  return bytes.toString('latin1').replace(/^\xef\xbb?\xbf?/, '').split(/\r\n|\r|\n/).map((line) => line.slice(0, MAX_LINE));
}

function keyAndValue(line: string): [key: string, value: string] {
  const text = stripped(line.replace(/[#\0].*$/s, ''));
  const pair = /^([^:]*):(.*)$/s.exec(text) ?? /^([^ \t]+)[ \t]+([^ \t]+)$/s.exec(text);
  return pair === null ? ['', ''] : [stripped(pair[1] ?? ''), stripped(pair[2] ?? '')];
}

/** ASCII's blanks only: what JavaScript takes for one (A0) may be the second half of a letter. */
function stripped(bytes: string): string {
  return bytes.replace(/^[\t-\r ]+|[\t-\r ]+$/g, '');
}

/** What asking for a site's robots.txt came to. */
export type RobotsAnswer =
  | { readonly access: 'BY_RULES'; readonly robots: Robots; readonly because: string }
  | { readonly access: 'ALLOWED'; readonly because: string }
  | { readonly access: 'FORBIDDEN_FOR_NOW'; readonly because: string; readonly retryAfter: Date | null };

/** An answer is good for a day at most (RFC 9309, 2.4). */
export const ROBOTS_MAX_AGE_MS = 24 * 3_600_000;

/**
 * RFC 9309, 2.3.1: a file is obeyed, a 4xx or endless redirects mean that there is none, and whoever can't be reached or fails
 * must not be visited for now. A 429 is a 4xx too, but one that asks us to stay away: it counts as the latter.
 */
export function robotsFromOutcome(outcome: FetchOutcome): RobotsAnswer {
  switch (outcome.outcome) {
    case 'OK':
      return { access: 'BY_RULES', robots: parseRobots(outcome.body), because: 'The site has a robots.txt.' };
    case 'HTTP_CLIENT_ERROR':
    case 'TOO_MANY_REDIRECTS':
      return { access: 'ALLOWED', because: `The site has no robots.txt. ${outcome.message}` };
    case 'NOT_MODIFIED':
      return { access: 'FORBIDDEN_FOR_NOW', because: 'The robots.txt is as before, but before is not known: ask without a validator.', retryAfter: null };
    default:
      return { access: 'FORBIDDEN_FOR_NOW', because: `The robots.txt could not be read. ${outcome.message}`, retryAfter: outcome.retryAfter };
  }
}

/** The sentence that forbids a page, or null if it may be fetched. */
export function robotsObjection(answer: RobotsAnswer, agent: string, url: string): string | null {
  if (answer.access === 'ALLOWED') return null;
  if (answer.access === 'FORBIDDEN_FOR_NOW') return answer.because;
  return verdictFor(answer.robots, agent, url) === 'allowed' ? null : `The robots.txt of ${new URL(url).host} disallows it for ${agent}.`;
}

/** Where a URL's robots.txt is: one for each scheme, host and port. */
export function robotsUrlOf(url: string): string {
  return new URL('/robots.txt', url).href;
}
