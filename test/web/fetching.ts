import { createFetcher } from '../../ingest/web/fetchPage.ts';
import type { FetchOptions } from '../../ingest/web/fetchPage.ts';
import { webPolicy } from '../../ingest/web/policy.ts';
import type { WebSettings } from '../../ingest/web/policy.ts';
import type { FetchFailure, FetchOutcome, Fetched } from '../../ingest/web/outcomes.ts';
import type { Site } from './rawSite.ts';

export const NOW = new Date('2017-07-13T09:00:00Z');

/** Short limits, so that a test of a silent site takes no longer than it must. */
export const LIMITS = { totalMs: 5_000, idleMs: 2_000, connectMs: 2_000 };

/** Fetches one page by a fetcher of its own. */
export async function fetchOnce(url: string, settings: Partial<WebSettings> = {}, options: FetchOptions = {}): Promise<FetchOutcome> {
  const fetcher = createFetcher(webPolicy({ contact: 'desk@example.org', now: () => NOW, ...settings, limits: { ...LIMITS, ...settings.limits } }));
  try {
    return await fetcher.fetch(url, options);
  } finally {
    await fetcher.close();
  }
}

/** Settings that let the fetcher reach these sites although they are on this machine. */
export function allowing(...sites: readonly Pick<Site, 'port'>[]): { allow: ReadonlySet<string> } {
  return { allow: new Set(sites.map(({ port }) => `127.0.0.1:${port}`)) };
}

export function fetched(outcome: FetchOutcome): Fetched {
  if (outcome.outcome !== 'OK') throw new Error(`Expected a page, got ${outcome.outcome}: ${'message' in outcome ? outcome.message : ''}`);
  return outcome;
}

export function failed(outcome: FetchOutcome): FetchFailure {
  if (outcome.outcome === 'OK' || outcome.outcome === 'NOT_MODIFIED') throw new Error(`Expected a failure, got ${outcome.outcome}`);
  return outcome;
}
