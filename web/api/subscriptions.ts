import { createClient, type Client } from 'graphql-ws';

/** Going from page to page ends one subscription and begins the next: the connection is kept for as long. */
const LINGER_MS = 10_000;

/** The live connection. It opens with the first subscription, closes with the last and comes back by itself after a cut. */
export function subscriptions(): Client {
  const { protocol, host } = window.location;
  return createClient({ url: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/graphql`, lazy: true, lazyCloseTimeout: LINGER_MS, retryAttempts: Number.POSITIVE_INFINITY, shouldRetry: () => true });
}
