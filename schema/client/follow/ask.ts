import { refuseErrors } from './feedError.ts';

/** Where a desk is, and who asks. */
export interface Desk {
  /** Its address, such as https://desk.example.org. */
  url: string;
  /** An API key; without one the public's records are followed. */
  key?: string | undefined;
}

export function headersFor({ key }: Desk): Record<string, string> {
  return { 'content-type': 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) };
}

const ANSWER_MS = 60_000;

/** Asks one query. @throws FeedError for what the desk refuses, Error for what isn't an answer */
export async function ask<T>(desk: Desk, query: string, variables: object, signal: AbortSignal): Promise<T> {
  const response = await fetch(new URL('/graphql', desk.url), {
    method: 'POST', headers: headersFor(desk), body: JSON.stringify({ query, variables }), signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
  });
  const answer = (await response.json()) as { data?: T | null; errors?: { message: string }[] };
  refuseErrors(answer);
  if (!answer.data) throw new Error(`The desk answered ${response.status} without data`);
  return answer.data;
}
