import { headersFor, type Desk } from './ask.ts';
import { LIVE, type Change } from './change.ts';
import { refuseErrors } from './feedError.ts';
import type { ChangeSource } from './follow.ts';
import { replay } from './replay.ts';

/** The desk sends a sign of life every 12 seconds; after this silence the connection counts as dead. */
const SILENCE_MS = 45_000;

/** Changes of a desk: those that are there by query, those that come over Server-Sent Events. */
export function overEventStream(desk: Desk): ChangeSource {
  return async function* (after, signal) {
    const cursor = yield* replay(desk, after, signal);
    for await (const data of events(desk, cursor, signal)) {
      const answer = JSON.parse(data) as { data?: { changes: Change } | null; errors?: { message: string }[] };
      refuseErrors(answer);
      if (answer.data) yield [answer.data.changes];
    }
  };
}

/** The data of each `next` event. Ends when the desk ends the stream. */
async function* events(desk: Desk, after: string, signal: AbortSignal): AsyncGenerator<string> {
  const silence = new AbortController();
  const alarm = setTimeout(() => silence.abort(new Error('The stream fell silent')), SILENCE_MS);
  try {
    const response = await fetch(new URL('/graphql', desk.url), {
      method: 'POST', headers: { ...headersFor(desk), accept: 'text/event-stream' }, body: JSON.stringify({ query: LIVE, variables: { after } }), signal: AbortSignal.any([signal, silence.signal]),
    });
    if (!response.ok || !response.body) {
      refuseErrors((await response.json()) as { errors?: { message: string }[] });
      throw new Error(`The desk answered ${response.status}`);
    }
    let held = '';
    for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
      alarm.refresh();
      const parts = (held + piece).split('\n\n');
      held = parts.pop() ?? '';
      for (const part of parts) {
        const lines = part.split('\n');
        if (lines.includes('event: next')) yield lines.filter((line) => line.startsWith('data: ')).map((line) => line.slice('data: '.length)).join('\n');
      }
    }
  } finally {
    clearTimeout(alarm);
  }
}
