import { once } from 'node:events';
import type { Db } from '../prisma/db.ts';
import { saveCompiled } from './compileCache.ts';
import type { OpenDesk } from './openDesk.ts';

/** Halves of the desk, loaded and ready to start; null = not wanted. */
export type Parts = Awaited<ReturnType<typeof loadParts>>;

/** Each half is loaded only where it runs: an API that was killed is back in half the time. */
export async function loadParts({ api, worker }: { api: boolean; worker: boolean }) {
  return {
    api: api ? await import('../server/start.ts') : null,
    worker: worker ? { ...(await import('../ingest/start.ts')), ...(await import('../server/webhooks/start.ts')) } : null,
  };
}

/** Runs the parts until SIGINT or SIGTERM, then stops them cleanly: no new work, running work finished or given back. */
export async function runDesk({ settings, log, url, say }: OpenDesk, { api, worker }: Parts): Promise<void> {
  const stop = stopSignal();
  await using parts = new AsyncDisposableStack();
  if (api) {
    const server = parts.use(await api.startServer(settings, url, log));
    await announceAdmin(server.db, say);
    say(`Console  ${server.url}/\nGraphQL  ${server.url}/graphql`);
  }
  if (worker) {
    parts.use(await worker.startIngest(settings, url, log));
    parts.use(await worker.startWebhooks(settings, url, log));
    say('Ingest   working');
  }
  saveCompiled();
  say('Stop with Ctrl-C');
  say(`Stopping on ${await stop} …`);
}

/** The first start makes the administrator and shows the password, once. */
async function announceAdmin(db: Db, say: (message: string) => void): Promise<void> {
  const { ensureFirstAdmin } = await import('../server/auth/users.ts');
  const admin = await ensureFirstAdmin(db);
  if (admin) say(`Administrator  ${admin.email}\nPassword       ${admin.password}   (shown once: keep it)`);
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
