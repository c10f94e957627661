import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../common/log.ts';
import { JOBS_BELL } from '../prisma/bells.ts';
import { listenTo } from '../prisma/listen.ts';

export interface JobsBell {
  ring(): void;
  /** Ends at the next ring, after `ms`, or when aborted. */
  rung(ms: number, signal: AbortSignal): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Rings by this process's own work and by the server's notification; the sweep's timer is the net. */
export async function openJobsBell(url: string, log: Log): Promise<JobsBell> {
  let wake: () => void = () => undefined;
  const listening = await listenTo(url, [JOBS_BELL], { name: 'casualty-desk jobs', log, heard: () => wake() });
  return {
    ring: () => wake(),
    rung: (ms, signal) => Promise.race([new Promise<void>((resolve) => { wake = resolve; }), sleep(ms, undefined, { signal }).catch(() => undefined)]),
    [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose](),
  };
}
