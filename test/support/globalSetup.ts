import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded, type EmbeddedPostgres } from '../../prisma/embedded/start.ts';
import { migrate } from '../../prisma/migrate.ts';

let running: { server: EmbeddedPostgres; folder: string } | undefined;

/** One real PostgreSQL for the whole run; its database `desk` is migrated once and cloned for each test file. */
export default async function startTestServer(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-test-'));
  await chmod(folder, 0o755);
  const server = await startEmbedded(folder, () => undefined, { durable: false });
  await migrate(server.url);
  process.env['TEST_TEMPLATE_URL'] = server.url;
  running = { server, folder };
}

export async function stopTestServer(): Promise<void> {
  await running?.server.release();
  if (running) await rm(running.folder, { recursive: true, force: true });
}
