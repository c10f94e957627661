import { failureClassOf } from './retry.ts';
import { OUTCOMES, type OutcomeName } from './outcomes.ts';

/** One look at a feed, sitemap or list page. */
export interface Poll {
  readonly at: Date;
  readonly outcome: OutcomeName | 'UNREADABLE' | 'TOO_MANY_PAGES';
  /** Entries that had not been seen before; 0 for failures and NOT_MODIFIED. */
  readonly fresh: number;
  readonly retryAfter?: Date | null;
}

export interface PollingPlan {
  readonly nextAt: Date;
  /** OK; QUIET: it has published nothing for far longer than it used to; FAILING: several looks in a row failed; QUARANTINED: people must look, it is asked once a day only. */
  readonly health: 'OK' | 'QUIET' | 'FAILING' | 'QUARANTINED';
  /** For reviewers. */
  readonly because: string;
}

export interface PollingLimits {
  readonly shortestMs: number;
  readonly longestMs: number;
  /** Failures in a row from which a source counts as failing, and from which it is quarantined. */
  readonly failing: number;
  readonly quarantined: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
export const POLLING_LIMITS: PollingLimits = { shortestMs: 5 * MINUTE, longestMs: 12 * 60 * MINUTE, failing: 4, quarantined: 12 };

/** A source is looked at about three times for each entry that it publishes. */
const LOOKS_AN_ENTRY = 3;
/** Before anything is known. */
const FIRST_GUESS_MS = 30 * MINUTE;
/** Quiet: no new entry for ten times the usual gap, and for three days at least. */
const QUIET_GAPS = 10;
const QUIET_LEAST_MS = 3 * DAY;

/**
 * When to look at a source again, from its last looks alone.
 * While it works, the interval follows the mean gap between new entries; failures double it, hard ones and long rows of failures make it a day.
 * @param looks oldest first; some fifty are plenty. What we cancelled ourselves doesn't count
 */
export function nextPoll(looks: readonly Poll[], now: Date, limits: PollingLimits = POLLING_LIMITS): PollingPlan {
  const history = looks.filter(({ outcome }) => outcome !== 'CANCELLED');
  const failures = failuresInARow(history);
  const last = history.at(-1);
  if (last === undefined) return { nextAt: now, health: 'OK', because: 'It has not been looked at yet.' };
  const usual = usualInterval(history, limits);
  if (failures === 0) return healthy(history, last, usual, now, limits);
  const isHard = isOfFetch(last.outcome) && failureClassOf(last.outcome) === 'HARD';
  const quarantined = failures >= limits.quarantined || (isHard && failures >= limits.failing);
  const wait = quarantined ? DAY : Math.min(usual * 2 ** Math.min(failures, 20), limits.longestMs);
  const nextAt = new Date(Math.max(last.at.getTime() + wait, last.retryAfter?.getTime() ?? 0, now.getTime()));
  const health = quarantined ? 'QUARANTINED' : failures >= limits.failing ? 'FAILING' : 'OK';
  return { nextAt, health, because: `The last ${failures === 1 ? 'look' : `${failures} looks`} failed, most lately with ${last.outcome}.` };
}

function healthy(history: readonly Poll[], last: Poll, usual: number, now: Date, limits: PollingLimits): PollingPlan {
  const nextAt = new Date(Math.max(last.at.getTime() + usual, now.getTime()));
  const gap = gapBetweenEntries(history);
  const newest = history.findLast(({ fresh }) => fresh > 0);
  const silent = newest === undefined ? 0 : now.getTime() - newest.at.getTime();
  if (gap !== null && silent > Math.max(QUIET_LEAST_MS, QUIET_GAPS * gap)) {
    const nextQuiet = new Date(Math.max(last.at.getTime() + limits.longestMs, now.getTime()));
    return { nextAt: nextQuiet, health: 'QUIET', because: `Nothing new for ${Math.floor(silent / DAY)} days; it used to publish every ${spoken(gap)}.` };
  }
  return { nextAt, health: 'OK', because: gap === null ? 'How often it publishes is not known yet.' : `It publishes about every ${spoken(gap)}.` };
}

function isOfFetch(outcome: Poll['outcome']): outcome is OutcomeName {
  return outcome in OUTCOMES;
}

function failuresInARow(history: readonly Poll[]): number {
  const good = history.findLastIndex(({ outcome }) => outcome === 'OK' || outcome === 'NOT_MODIFIED');
  return history.length - 1 - good;
}

function usualInterval(history: readonly Poll[], limits: PollingLimits): number {
  const gap = gapBetweenEntries(history);
  const wanted = gap === null ? FIRST_GUESS_MS : gap / LOOKS_AN_ENTRY;
  return Math.min(Math.max(wanted, limits.shortestMs), limits.longestMs);
}

/**
 * Mean milliseconds between new entries. The first look's are left out (it finds all that stood there), and so is the silence since
 * the newest one, lest a weekend slow a daily paper down. null before two looks brought something.
 */
function gapBetweenEntries(history: readonly Poll[]): number | null {
  const first = history.find(({ outcome }) => outcome === 'OK');
  const newest = history.findLast(({ fresh }) => fresh > 0);
  if (first === undefined || newest === undefined || newest.at <= first.at) return null;
  const entries = history.filter(({ at }) => at > first.at).reduce((sum, { fresh }) => sum + fresh, 0);
  return (newest.at.getTime() - first.at.getTime()) / entries;
}

function spoken(ms: number): string {
  if (ms < 90 * MINUTE) return `${Math.max(1, Math.round(ms / MINUTE))} minutes`;
  return ms < 2 * DAY ? `${Math.round(ms / (60 * MINUTE))} hours` : `${Math.round(ms / DAY)} days`;
}
