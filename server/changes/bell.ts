import { EventEmitter, once } from 'node:events';
import type { Log } from '../../common/log.ts';
import { CHANGES_BELL, PROGRESS_BELL, QUEUE_BELL, WEBHOOKS_BELL } from '../../prisma/bells.ts';
import { listenTo } from '../../prisma/listen.ts';

const CHANNELS = [CHANGES_BELL, QUEUE_BELL, PROGRESS_BELL, WEBHOOKS_BELL] as const;
export type Ring = (typeof CHANNELS)[number];

/** One LISTEN connection for the whole process. A bell only says that there may be something to read; the tables are the truth. */
export interface Bell {
  /** How often it rang. Take the count before you look at the tables, so that no ring is lost between looking and waiting. */
  count(ring: Ring): number;
  /** Ends at once if it rang more than `count` times already; else at the next ring, after `withinMs` (the net under a lost notification), or when aborted. */
  past(ring: Ring, count: number, withinMs: number, signal: AbortSignal): Promise<void>;
  /** Payloads of a ring as they come, until aborted. */
  payloads(ring: Ring, signal: AbortSignal): AsyncGenerator<string>;
  /** Whether the connection stands. */
  listening(): boolean;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Opens the connection that listens, and opens it again whenever it breaks. */
export async function openBell(url: string, log: Log): Promise<Bell> {
  const rings = new EventEmitter().setMaxListeners(0);
  const counts = new Map<string, number>();
  const heard = (channel: string, payload: string): void => {
    counts.set(channel, (counts.get(channel) ?? 0) + 1);
    rings.emit(channel, payload);
  };
  const listening = await listenTo(url, CHANNELS, { name: 'casualty-desk bell', log, heard });

  return {
    count: (ring) => counts.get(ring) ?? 0,
    past(ring, count, withinMs, signal) {
      if (signal.aborted || (counts.get(ring) ?? 0) > count) return Promise.resolve();
      return new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          rings.off(ring, done);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, withinMs).unref();
        rings.on(ring, done);
        signal.addEventListener('abort', done);
      });
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
    listening: () => listening.standing(),
    [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose](),
  };
}
