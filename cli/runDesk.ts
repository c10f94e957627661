import { once } from 'node:events';
import { openDb } from '../prisma/db.ts';
import { ensureFirstAdmin } from '../server/auth/users.ts';
import type { OpenDesk } from './openDesk.ts';

/**
 * Runs the parts until SIGINT or SIGTERM, then stops them cleanly: no new work, running work finished or given back.
 * Each half is loaded only where it runs: an API that was killed is back in half the time.
 */
export async function runDesk({ settings, log, url, say }: OpenDesk, { api, worker }: { api: boolean; worker: boolean }): Promise<void> {
  const stop = stopSignal();
  await using parts = new AsyncDisposableStack();
  if (api) {
    await announceAdmin(url, say);
    const { startServer } = await import('../server/start.ts');
    const server = parts.use(await startServer(settings, url, log));
    say(`Console  ${server.url}/\nGraphQL  ${server.url}/graphql`);
  }
  if (worker) {
    const { startIngest } = await import('../ingest/start.ts');
    const { startWebhooks } = await import('../server/webhooks/start.ts');
    parts.use(await startIngest(settings, url, log));
    parts.use(await startWebhooks(settings, url, log));
    say('Ingest   working');
  }
  say('Stop with Ctrl-C');
  say(`Stopping on ${await stop} …`);
}

/** The first start makes the administrator and shows the password, once. */
export async function announceAdmin(url: string, say: (message: string) => void): Promise<void> {
  const db = openDb({ url, poolSize: 2, name: 'first start' });
  try {
    const admin = await ensureFirstAdmin(db);
    if (admin) say(`Administrator  ${admin.email}\nPassword       ${admin.password}   (shown once: keep it)`);
  } finally {
    await db.$disconnect();
  }
}

async function stopSignal(): Promise<string> {
  const signal = new AbortController();
  const heard = ['SIGINT', 'SIGTERM'].map((name) => once(process, name, { signal: signal.signal }).then(() => name));
  try {
    return await Promise.race(heard);
  } finally {
    for (const each of heard) each.catch(() => undefined);
    signal.abort();
  }
}
