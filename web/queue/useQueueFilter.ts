import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import type { ReviewFilter, ReviewState } from '../gql/graphql.ts';
import { REVIEW_STATES } from '../parts/enums.ts';

export interface QueueFilter {
  state: ReviewState;
  language: string;
  source: string;
  text: string;
  /** 0..1; 0 = any. */
  relevance: number;
  mine: boolean;
  tag: string;
  /** Items with a remark that calls upon me. */
  mentions: boolean;
  /** Pages that changed after the decision. */
  changed: boolean;
}

/** The queue's filter as the address says it, so that it can be shared, bookmarked and gone back to. */
export function useQueueFilter() {
  const [params, setParams] = useSearchParams();
  const filter = useMemo<QueueFilter>(() => ({
    state: REVIEW_STATES.find((state) => state === params.get('state')) ?? 'PENDING',
    language: params.get('language') ?? '',
    source: params.get('source') ?? '',
    text: params.get('text') ?? '',
    relevance: Number(params.get('relevance')) || 0,
    mine: params.get('mine') === 'yes',
    tag: params.get('tag') ?? '',
    mentions: params.get('mentions') === 'yes',
    changed: params.get('changed') === 'yes',
  }), [params]);
  const change = (part: Partial<QueueFilter>) => setParams(toParams({ ...filter, ...part }), { replace: true });
  return { filter, after: params.get('after'), change, clear: () => setParams('', { replace: true }), narrowed: toParams({ ...filter, state: 'PENDING' }).size > 0 };
}

/** What the API is asked for. */
export function toReviewFilter({ state, language, source, text, relevance, mine, tag, mentions, changed }: QueueFilter): ReviewFilter {
  return {
    states: [mine && state === 'PENDING' ? 'CLAIMED' : state],
    ...(language && { languages: [language] }),
    ...(source && { sources: [source] }),
    ...(text && { text }),
    ...(relevance > 0 && { relevanceAtLeast: relevance }),
    ...(mine && { mine: true }),
    ...(tag && { tags: [tag] }),
    ...(mentions && { mentionsMe: true }),
    ...(changed && { changed: true }),
  };
}

function toParams({ state, language, source, text, relevance, mine, tag, mentions, changed }: QueueFilter): URLSearchParams {
  const said: [string, string][] = [
    ['state', state === 'PENDING' ? '' : state], ['language', language], ['source', source], ['text', text],
    ['relevance', relevance > 0 ? String(relevance) : ''], ['mine', mine ? 'yes' : ''], ['tag', tag], ['mentions', mentions ? 'yes' : ''], ['changed', changed ? 'yes' : ''],
  ];
  return new URLSearchParams(said.filter(([, value]) => value !== ''));
}

/** The queue under a filter, as a link. */
export function addressOf(filter: QueueFilter): string {
  return `/queue?${toParams(filter).toString()}`;
}

/** A filter that was kept, as far as this page can show it. */
export function fromReviewFilter(kept: unknown): QueueFilter {
  const { states, languages, sources, text, relevanceAtLeast, mine, tags, mentionsMe, changed } = (kept ?? {}) as ReviewFilter;
  return {
    state: mine ? 'PENDING' : (states?.[0] ?? 'PENDING'), language: languages?.[0] ?? '', source: String(sources?.[0] ?? ''), text: text ?? '', relevance: relevanceAtLeast ?? 0,
    mine: mine ?? false, tag: tags?.[0] ?? '', mentions: mentionsMe ?? false, changed: changed ?? false,
  };
}
