import { print, type DocumentNode } from 'graphql';

/**
 * Sends an operation past the client's cache, where an answer that names a type makes every list with that type be read again: for what is
 * repeated every few seconds and changes nothing on this page. Failures are nobody's concern: the next time comes soon.
 */
export async function quietly(document: DocumentNode, variables: Record<string, unknown>): Promise<void> {
  await fetch('/graphql', {
    method: 'POST', credentials: 'same-origin', keepalive: true,
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify({ query: print(document), variables }),
  }).catch(() => undefined);
}
