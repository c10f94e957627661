import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useSearchParams } from 'wouter';
import { graphql } from '../gql/index.ts';

const SPAN = graphql(`
  query Span {
    newest: incidents(first: 1, orderBy: START_DATE_DESC) { nodes { startDate } }
    oldest: incidents(first: 1, orderBy: START_DATE_ASC) { nodes { startDate } }
  }
`);

/** Months shown at most where the address doesn't say. */
const USUAL = 36;

/** Which months are shown, where and which one is opened: as the address says, else the newest that hold incidents. */
export function useMonthRange() {
  const [params, setParams] = useSearchParams();
  const [{ data }] = useQuery({ query: SPAN });
  const newest = data?.newest.nodes[0]?.startDate.slice(0, 7);
  const oldest = data?.oldest.nodes[0]?.startDate.slice(0, 7);
  return useMemo(() => {
    const to = params.get('to') ?? newest ?? '';
    const usual = to && oldest ? later(oldest, monthsBefore(to, USUAL - 1)) : '';
    return {
      ready: data !== undefined,
      from: params.get('from') ?? usual,
      to,
      country: params.get('country') ?? '',
      month: params.get('month') ?? '',
      change: (part: Record<string, string>) => setParams((before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(part)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      }, { replace: true }),
    };
  }, [data, newest, oldest, params, setParams]);
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function monthsBefore(month: string, count: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - count);
  return date.toISOString().slice(0, 7);
}
