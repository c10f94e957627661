import type { Log } from '../common/log.ts';
import type { Settings } from '../common/settings.ts';
import { openDb, type Db } from '../prisma/db.ts';
import { createAuth } from './auth/auth.ts';
import { authSecret } from './auth/secret.ts';
import { openBell, type Bell } from './changes/bell.ts';
import { createContext } from './context.ts';
import { createSchema } from './graphql.ts';
import { startHttp, type HttpServer } from './http/server.ts';

export interface RunningServer {
  url: string;
  http: HttpServer;
  db: Db;
  bell: Bell;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * The API and the console on one port, against a database that is already at this program's schema. Any number of processes may run
 * it against one database.
 */
export async function startServer(settings: Settings, databaseUrl: string, log: Log): Promise<RunningServer> {
  const db = openDb({ url: databaseUrl, poolSize: settings.POOL_SIZE, name: 'api', statementTimeout: settings.STATEMENT_TIMEOUT });
  const bell = await openBell(databaseUrl, log);
  const auth = createAuth(db, settings, await authSecret(settings), log);
  const http = await startHttp({
    settings, log, db, auth,
    schema: await createSchema(),
    makeContext: (viewer, request) => createContext({ db, settings, bell }, viewer, request),
  });
  http.metrics.gauge('desk_listening', 'Whether the connection that hears of changes stands', () => (bell.listening() ? 1 : 0));
  return {
    url: http.url, http, db, bell,
    async [Symbol.asyncDispose]() {
      await http[Symbol.asyncDispose]();
      await bell[Symbol.asyncDispose]();
      await db.$disconnect();
    },
  };
}
