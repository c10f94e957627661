import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../common/log.ts';
import { CHANGES_BELL, PROGRESS_BELL, QUEUE_BELL } from '../../prisma/bells.ts';
import { listenTo } from '../../prisma/listen.ts';

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

/** Opens the connection that listens, and opens it again whenever it breaks. */
export async function openBell(url: string, log: Log): Promise<Bell> {
  const rings = new EventEmitter().setMaxListeners(0);
  const listening = await listenTo(url, CHANNELS, { name: 'casualty-desk bell', log, heard: (channel, payload) => void rings.emit(channel, payload) });

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
    listening: () => listening.standing(),
    [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose](),
  };
}
