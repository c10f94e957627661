import { describe, expect, test } from '@jest/globals';
import { OUTCOMES } from '../../ingest/web/outcomes.ts';
import type { FetchFailure, OutcomeName } from '../../ingest/web/outcomes.ts';
import { hostKeyOf } from '../../common/net/hostKey.ts';
import { POLLING_LIMITS, nextPoll } from '../../ingest/web/polling.ts';
import type { Poll } from '../../ingest/web/polling.ts';
import { failureClassOf, nextTry } from '../../ingest/web/retry.ts';

const NOW = new Date('2017-07-13T09:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function after(ms: number): Date {
  return new Date(NOW.getTime() + ms);
}

test('a host\'s turn is shared by what runs on one machine', () => {
  expect(new Set(['http://www.example.com/a', 'https://example.com:443/', 'https://EXAMPLE.com./'].map(hostKeyOf))).toEqual(new Set(['example.com']));
  expect(hostKeyOf('https://news.example.com/')).toBe('news.example.com');
});

describe('a failed page', () => {
  function failure(outcome: OutcomeName, retryAfter: Date | null = null): FetchFailure {
    return { outcome, next: OUTCOMES[outcome].next, message: '', status: null, headers: [], retryAfter, url: '', redirects: [], fetchedAt: NOW } as FetchFailure;
  }

  test('is never tried again by itself if the outcome says GIVE_UP', () => {
    for (const [name, { next }] of Object.entries(OUTCOMES)) {
      expect(nextTry(failure(name as OutcomeName), 1, NOW, 0) === null).toBe(next !== 'TRY_LATER');
    }
  });

  test('waits longer each time, and not for ever', () => {
    const waits = Array.from({ length: 13 }, (_, failed) => nextTry(failure('CONNECT_FAILED'), failed + 1, NOW, 0)?.getTime()).map((at) => (at === undefined ? null : (at - NOW.getTime()) / MINUTE));
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 480, 480, null, null]);
    expect(nextTry(failure('BAD_ENCODING'), 4, NOW, 0)).toBeNull();
  });

  test('is spread by chance, and never comes before Retry-After', () => {
    expect(nextTry(failure('HTTP_SERVER_ERROR'), 1, NOW, 1)).toEqual(after(1.25 * MINUTE));
    expect(nextTry(failure('RATE_LIMITED', after(HOUR)), 1, NOW, 0.5)).toEqual(after(HOUR));
  });

  test('that we cancelled is tried at once, however often', () => {
    expect(nextTry(failure('CANCELLED'), 99, NOW, 0)).toEqual(NOW);
  });

  test('has one of three classes', () => {
    expect([failureClassOf('REFUSED_ADDRESS'), failureClassOf('TRUNCATED'), failureClassOf('RATE_LIMITED'), failureClassOf('OK'), failureClassOf('NOT_MODIFIED')]).toEqual(['HARD', 'SOFT', 'TEMPORARY', null, null]);
  });
});

describe('polling', () => {
  /** Looks every `gap` that end `ago` before now, each bringing so many new entries. */
  function looks(count: number, gap: number, fresh: (index: number) => number, ago = 0): Poll[] {
    return Array.from({ length: count }, (_, index) => ({ at: after(-ago - (count - 1 - index) * gap), outcome: 'OK', fresh: fresh(index) }));
  }

  function failures(count: number, outcome: Poll['outcome']): Poll[] {
    return Array.from({ length: count }, (_, index) => ({ at: after((index + 1 - count) * MINUTE), outcome, fresh: 0 }));
  }

  test('begins at once, then goes by a guess', () => {
    expect(nextPoll([], NOW).nextAt).toEqual(NOW);
    expect(nextPoll(looks(1, HOUR, () => 20), NOW).nextAt).toEqual(after(30 * MINUTE));
  });

  test('follows how often a source publishes, within bounds', () => {
    expect(nextPoll(looks(25, HOUR, () => 1), NOW).nextAt).toEqual(after(20 * MINUTE));
    expect(nextPoll(looks(25, HOUR, () => 100), NOW).nextAt).toEqual(after(POLLING_LIMITS.shortestMs));
    expect(nextPoll(looks(50, 12 * HOUR, (index) => (index % 14 === 0 ? 1 : 0)), NOW).nextAt).toEqual(after(POLLING_LIMITS.longestMs));
    // What the first look found stood there before: it says nothing about the pace.
    expect(nextPoll(looks(25, HOUR, (index) => (index === 0 ? 500 : 1)), NOW).nextAt).toEqual(after(20 * MINUTE));
  });

  test('is not slowed down by a night or a weekend', () => {
    const plan = nextPoll([...looks(48, HOUR, () => 1, 2 * DAY), ...looks(4, 12 * HOUR, () => 0)], NOW);
    expect([plan.nextAt, plan.health]).toEqual([after(20 * MINUTE), 'OK']);
  });

  test('says that a source went quiet', () => {
    const plan = nextPoll([...looks(48, HOUR, () => 1, 10 * DAY), ...looks(10, DAY, () => 0)], NOW);
    expect([plan.health, plan.nextAt, plan.because]).toEqual(['QUIET', after(POLLING_LIMITS.longestMs), 'Nothing new for 10 days; it used to publish every 60 minutes.']);
  });

  test.each([
    [1, 'TIMED_OUT', 'OK', 40 * MINUTE], [3, 'TIMED_OUT', 'OK', 160 * MINUTE], [4, 'HTTP_SERVER_ERROR', 'FAILING', 320 * MINUTE], [11, 'DNS_FAILED', 'FAILING', 12 * HOUR],
    [12, 'DNS_FAILED', 'QUARANTINED', DAY], [3, 'HTTP_CLIENT_ERROR', 'OK', 160 * MINUTE], [4, 'HTTP_CLIENT_ERROR', 'QUARANTINED', DAY], [4, 'UNREADABLE', 'FAILING', 320 * MINUTE],
  ] as const)('%i failures with %s: %s', (count, outcome, health, wait) => {
    const plan = nextPoll([...looks(25, HOUR, () => 1, HOUR), ...failures(count, outcome)], NOW);
    expect([plan.health, plan.nextAt]).toEqual([health, after(wait)]);
    expect(plan.because).toContain(outcome);
  });

  test('one good look heals, NOT_MODIFIED too, and what we cancelled is no failure', () => {
    const bad = [...looks(25, HOUR, () => 1, 3 * HOUR), ...failures(20, 'DNS_FAILED')];
    expect(nextPoll([...bad, { at: NOW, outcome: 'NOT_MODIFIED', fresh: 0 }], NOW).health).toBe('OK');
    expect(nextPoll([...looks(25, HOUR, () => 1), ...failures(20, 'CANCELLED')], NOW)).toMatchObject({ health: 'OK', nextAt: after(20 * MINUTE) });
  });

  test('Retry-After holds for sources as well', () => {
    const limited: Poll = { at: NOW, outcome: 'RATE_LIMITED', fresh: 0, retryAfter: after(DAY) };
    expect(nextPoll([...looks(25, HOUR, () => 1, HOUR), limited], NOW).nextAt).toEqual(after(DAY));
  });
});
