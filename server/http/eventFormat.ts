import type { ExecutionResult } from 'graphql';

/** One event of a text/event-stream. JSON has no line breaks, so one data line is enough. */
export function printEvent(event: 'next' | 'complete', data?: object, id?: string): string {
  return frameEvent(event, data === undefined ? '' : JSON.stringify(data), id);
}

/** The same for data that is JSON already. */
export function frameEvent(event: 'next' | 'complete', json: string, id?: string): string {
  const idLine = id === undefined ? '' : `id: ${id}\n`;
  return `event: ${event}\n${idLine}data: ${json}\n\n`;
}

/** Cursors hold no line breaks and no NUL, which would end an id early. */
const USABLE_ID = /^[\x21-\x7e]{1,500}$/;

/** The `cursor` of a subscription's root field, where the client asked for it under that name. */
export function eventIdOf({ data }: ExecutionResult): string | undefined {
  const [root] = Object.values(data ?? {});
  const cursor: unknown = typeof root === 'object' && root !== null ? (root as Record<string, unknown>)['cursor'] : undefined;
  return typeof cursor === 'string' && USABLE_ID.test(cursor) ? cursor : undefined;
}
