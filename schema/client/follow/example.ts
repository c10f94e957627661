import { follow, overEventStream, overWebSocket, sqliteCopy } from './index.ts';

// A worked example: `node schema/client/follow/example.ts http://localhost:4000 copy.sqlite [ws]` keeps copy.sqlite exact until it is stopped. Kill it or the
// desk at any point and start it again.

const [url, path, transport] = process.argv.slice(2);
if (url === undefined || path === undefined) throw new Error('Usage: example.ts ADDRESS FILE [ws]');

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());

using copy = sqliteCopy(path);
await follow(transport === 'ws' ? overWebSocket({ url }) : overEventStream({ url }), {
  cursorStore: copy,
  signal: stopping.signal,
  onApplied: (changes) => console.log(`${changes.length} changes, up to ${changes.at(-1)?.kind} of ${changes.at(-1)?.at}`),
  onRetry: (error, milliseconds) => console.error(`${error instanceof Error ? error.message : String(error)}; coming back in ${Math.round(milliseconds)} ms`),
});
