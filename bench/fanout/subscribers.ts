import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';

// Subscribers in a process of their own, as light as they can be: they count what they get, and say when all of them have it.

const [url = '', count = '0', questions = '1'] = process.argv.slice(2);
const COUNTRIES = ['SY', 'IQ', 'YE', 'LY', 'AF'];
/** Connections opened at once; more would only wait in the kernel's queue. */
const AT_ONCE = 100;

const FIELDS = 'cursor at kind entityKind entityId entityVersion code tombstone after reason actorRole';
let got = 0;
let expected = Number.POSITIVE_INFINITY;
let bytes = 0;

function queryOf(index: number): string {
  const question = index % Number(questions);
  // Different questions with the same answer, so that every subscriber hears of every change.
  const countries = [...COUNTRIES, ...(question === 0 ? [] : [`Q${question}`])].map((country) => `"${country}"`).join(', ');
  return Number(questions) === 1 ? `subscription { changes { ${FIELDS} } }` : `subscription { changes(filter: { countries: [${countries}] }) { ${FIELDS} } }`;
}

function subscribe(index: number): Promise<void> {
  const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', (code, reason) => reject(new Error(`Closed with ${code} ${reason.toString()}`)));
    socket.once('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', (data: Buffer) => {
      if (data.includes('"connection_ack"')) {
        socket.send(JSON.stringify({ id: randomUUID(), type: 'subscribe', payload: { query: queryOf(index) } }));
        return resolve();
      }
      bytes = data.length;
      if (data.includes('"errors"')) throw new Error(data.toString());
      if ((got += 1) === expected) process.send?.({ all: got, at: Date.now(), bytes });
    });
  });
}

for (let from = 0; from < Number(count); from += AT_ONCE) {
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, Number(count) - from) }, (_, index) => subscribe(from + index)));
}
await sleep(500);
process.on('message', (more: number) => {
  expected = got + more;
});
process.send?.({ ready: true });
