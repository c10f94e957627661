import type { Log } from '../common/log.ts';
import type { Settings } from '../common/settings.ts';
import { openDb, type Db } from '../prisma/db.ts';
import { openAnswers } from './answers/answers.ts';
import { createAuth } from './auth/auth.ts';
import { authSecret } from './auth/secret.ts';
import { openBell, type Bell } from './changes/bell.ts';
import { createLive, type Live } from './changes/live.ts';
import { openTail } from './changes/tail.ts';
import { createContext } from './context.ts';
import { createSchema } from './graphql.ts';
import { downloadRoutes } from './http/downloads.ts';
import { createMask } from './http/maskError.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { startHttp, type HttpServer } from './http/server.ts';
import { stringifyAnswer } from './plans/answer.ts';
import { plansPlugin } from './plans/plugin.ts';
import { openReader } from './plans/reader.ts';
import { keepReleases } from './releases/keep.ts';
import { shareChanges } from './resolvers/sharedChanges.ts';
import { webhookMetrics } from './webhooks/metrics.ts';

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
  const tail = await openTail({ db, bell, log });
  const live = createLive({ db, tail, log, stallSeconds: settings.READER_PATIENCE_SECONDS });
  const schema = await createSchema();
  const reader = openReader({ url: databaseUrl, poolSize: settings.READ_POOL_SIZE, statementTimeout: settings.STATEMENT_TIMEOUT }, (error) => log.warn({ err: error }, 'A reading connection broke'));
  const metrics = createMetrics();
  const answers = openAnswers({ databaseUrl, log, auth, metrics, bytes: settings.CACHE_BYTES, maxAge: settings.CACHE_MAX_AGE });
  const keeper = keepReleases({ db, url: databaseUrl, bell, log });
  const http = await startHttp({
    settings, log, db, auth, schema, metrics, answers,
    apolloPlugins: [plansPlugin({ schema, reader, log, mask: createMask(log), count: (by) => metrics.answers.inc({ by }) })],
    stringifyResult: stringifyAnswer,
    routes: (app) => downloadRoutes(app, { settings, db, bell, databaseUrl, auth, schema, keeper }),
    shared: shareChanges(schema, live, { db, settings, bell }),
    makeContext: (viewer, request) => createContext({ db, settings, bell }, viewer, request),
  });
  http.metrics.gauge('desk_listening', 'Whether the connection that hears of changes stands', () => (bell.listening() ? 1 : 0));
  showFollowers(http.metrics, live);
  webhookMetrics(http.metrics, db);
  return {
    url: http.url, http, db, bell,
    async [Symbol.asyncDispose]() {
      await http[Symbol.asyncDispose]();
      await keeper[Symbol.asyncDispose]();
      await tail[Symbol.asyncDispose]();
      await bell[Symbol.asyncDispose]();
      await answers[Symbol.asyncDispose]();
      await reader[Symbol.asyncDispose]();
      await db.$disconnect();
    },
  };
}

function showFollowers(metrics: Metrics, live: Live): void {
  const figures = {
    desk_feed_position: ['Number of the last change that this process has handed to its subscribers', () => Number(live.figures().position)],
    desk_feed_groups: ['Different questions that subscribers of the feed ask: each event is executed once for each', () => live.figures().groups],
    desk_feed_members: ['Subscribers of the feed that have caught up', () => live.figures().members],
    desk_feed_behind: ['Subscribers of the feed that read at their own pace', () => live.figures().behind],
    desk_feed_lag: ['Changes between the end of the feed and the slowest subscriber', () => Number(live.figures().lag)],
  } as const;
  for (const [name, [help, read]] of Object.entries(figures)) metrics.gauge(name, help, read);
}
