import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LookupAddress } from 'node:dns';
import { WEB_PORTS, type NetPolicy } from '../../common/net/policy.ts';
import { readSettings } from '../../common/settings.ts';
import { factColumns } from '../../server/webhooks/facts.ts';
import { send, type Outcome } from '../../server/webhooks/send.ts';
import { startReceiver, type Receiver } from './receiver.ts';

const LIMITS = { totalMs: 5_000, answerBytes: 100 };
const LOOPBACK: LookupAddress = { address: '127.0.0.1', family: 4 };
/** Public, yet in a block that was given back: nothing answers there should the guard ever fail. */
const PUBLIC: LookupAddress = { address: '3ffe:ffff::1', family: 6 };

let inner: Receiver;
beforeAll(async () => {
  inner = await startReceiver();
});
afterAll(() => inner[Symbol.asyncDispose]());

function port(): number {
  return Number(inner.host.split(':')[1]);
}

function post(url: string, net: Partial<NetPolicy> = {}): Promise<Outcome> {
  return send({ url, headers: { 'content-type': 'application/json' }, body: '{}', signal: new AbortController().signal }, { allow: new Set(), ports: WEB_PORTS, ...net }, LIMITS);
}

describe('an endpoint is refused when it is saved', () => {
  test.each([
    'http://hooks.example.org/', 'https://hooks.example.org:8443/', 'https://127.0.0.1/', 'https://[::1]/', 'https://10.0.0.8/', 'https://169.254.169.254/latest', 'https://2130706433/',
    'https://localhost/', 'https://hooks.internal/', 'https://user:secret@hooks.example.org/', 'ftp://hooks.example.org/', 'hooks.example.org', `https://hooks.example.org/${'x'.repeat(2_000)}`,
  ])('%s', (url) => {
    expect(() => factColumns({ url }, readSettings({}))).toThrow(/The webhook's address can't be used: /);
  });

  test('and taken where it is public, or named by the operator', () => {
    expect(factColumns({ url: 'https://hooks.example.org/desk?x=1#part' }, readSettings({}))).toEqual({ url: 'https://hooks.example.org/desk?x=1' });
    expect(factColumns({ url: inner.url }, readSettings({ OUTBOUND_ALLOW: inner.host }))).toEqual({ url: inner.url });
  });
});

describe('when it is sent to', () => {
  test.each([
    ['leads to this machine', [LOOPBACK]],
    ['has one bad address after a good one', [PUBLIC, LOOPBACK]],
    ['leads to an IPv4 address inside IPv6', [{ address: '::ffff:127.0.0.1', family: 6 }]],
    ['leads to the metadata service', [{ address: '169.254.169.254', family: 4 }]],
  ])('a name that %s is not connected to', async (_what, answer) => {
    const outcome = await post(`https://hooks.example:${port()}/`, { ports: new Set([port()]), resolve: () => Promise.resolve(answer) });
    expect(outcome).toMatchObject({ status: null, error: 'The address can\'t be used: hooks.example does not lead to a public address' });
    expect(inner.connections()).toBe(0);
  });

  test('a name that answers differently at the next try is judged anew', async () => {
    const answers = [PUBLIC, LOOPBACK];
    const net = { ports: new Set([port()]), resolve: () => Promise.resolve([answers.shift() ?? LOOPBACK]) };
    await post(`https://hooks.example:${port()}/`, net);
    expect((await post(`https://hooks.example:${port()}/`, net)).error).toMatch(/does not lead to a public address/);
    expect([answers, inner.connections()]).toEqual([[], 0]);
  });

  test('an address that the operator no longer allows is refused before anything is connected', async () => {
    expect((await post(inner.url)).error).toMatch(/^The address can't be used: /);
    expect(inner.connections()).toBe(0);
    expect(await post(inner.url, { allow: new Set([inner.host]) })).toMatchObject({ status: 204, error: null });
  });

  test('where nobody listens it is told, without an address', async () => {
    expect((await post('http://127.0.0.1:9/', { allow: new Set(['127.0.0.1:9']) })).error).toBe('The endpoint could not be reached (ECONNREFUSED)');
  });
});
