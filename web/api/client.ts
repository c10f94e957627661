import { cacheExchange, Client, fetchExchange, subscriptionExchange } from 'urql';
import { subscriptions } from './subscriptions.ts';

/** Several media types are named in the answer by default, an event stream among them; the desk is asked for plain JSON. */
const HEADERS = { accept: 'application/graphql-response+json, application/json' };

/** The console's way to the API, with the session's cookie. Made anew for each person who signs in, so that nothing cached outlives them. */
export function createApi(): Client {
  const live = subscriptions();
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetchOptions: { headers: HEADERS, credentials: 'same-origin' },
    exchanges: [
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({ subscribe: (sink) => ({ unsubscribe: live.subscribe({ query, variables: variables as Record<string, unknown> | undefined }, sink) }) }),
      }),
    ],
  });
}
