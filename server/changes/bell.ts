import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../../common/log.ts';
import { QUEUE_BELL } from '../review/move.ts';
import { CHANGES_BELL } from './writeChanges.ts';

/** Rings when a page came a stage further; its payload is the scrape job's id. */
export const PROGRESS_BELL = 'desk_progress';
const CHANNELS = [CHANGES_BELL, QUEUE_BELL, PROGRESS_BELL] as const;
export type Ring = (typeof CHANNELS)[number];

/** One LISTEN connection for the whole process. A bell only says that there may be something to read; the tables are the truth. */
export interface Bell {
  /** Ends at the next ring, at `withinMs` (the net under a lost notification), or when aborted. */
  wait(ring: Ring, withinMs: number, signal: AbortSignal): Promise<void>;
  /** Payloads of a ring as they come, until aborted. */
  payloads(ring: Ring, signal: AbortSignal): AsyncGenerator<string>;
  /** Whether the connection stands. */
  listening(): boolean;
  [Symbol.asyncDispose](): Promise<void>;
}

const RETRY_MS = 500;

/** Opens the connection that listens, and opens it again whenever it breaks. */
export async function openBell(url: string, log: Log): Promise<Bell> {
  const rings = new EventEmitter().setMaxListeners(0);
  let client: pg.Client | null = null;
  let wanted = true;

  const listen = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: 'casualty-desk bell', keepAlive: true });
    next.on('error', (error) => log.warn({ err: error }, 'The listening connection broke'));
    next.on('notification', ({ channel, payload }) => void rings.emit(channel, payload ?? ''));
    await next.connect();
    await next.query(CHANNELS.map((channel) => `listen ${channel}`).join('; '));
    client = next;
    // What rang while nobody listened was missed: everybody looks again.
    for (const channel of CHANNELS) rings.emit(channel, '');
    next.once('end', () => void reconnect());
  };
  const reconnect = async (): Promise<void> => {
    client = null;
    while (wanted && client === null) {
      await listen().catch(() => sleep(RETRY_MS, undefined, { ref: false }));
    }
  };
  await listen();

  return {
    async wait(ring, withinMs, signal) {
      await Promise.race([once(rings, ring, { signal }), sleep(withinMs, undefined, { signal, ref: false })]).catch(() => undefined);
    },
    async *payloads(ring, signal) {
      const waiting: string[] = [];
      const keep = (payload: string) => void (waiting.length < 1_000 && waiting.push(payload));
      rings.on(ring, keep);
      try {
        while (!signal.aborted) {
          for (const payload of waiting.splice(0)) yield payload;
          if (waiting.length === 0) await once(rings, ring, { signal }).catch(() => undefined);
        }
      } finally {
        rings.off(ring, keep);
      }
    },
    listening: () => client !== null,
    async [Symbol.asyncDispose]() {
      wanted = false;
      await client?.end().catch(() => undefined);
    },
  };
}
