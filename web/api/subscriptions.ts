import { createClient, type Client } from 'graphql-ws';

/** The live connection. It opens with the first subscription, closes with the last and comes back by itself after a cut. */
export function subscriptions(): Client {
  const { protocol, host } = window.location;
  return createClient({ url: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/graphql`, lazy: true, retryAttempts: Number.POSITIVE_INFINITY, shouldRetry: () => true });
}
