import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 20_000;

/** Looks until it is so. @throws Error after as long as a slow machine may need */
export async function until(so: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await so())) {
    if (Date.now() > end) throw new Error(`Not so after ${PATIENCE_MS} ms: ${so.toString()}`);
    await sleep(50);
  }
}
