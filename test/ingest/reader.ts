import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { articleKey } from '../../common/net/canonical.ts';
import { hostKeyOf } from '../../common/net/hostKey.ts';
import { readSettings, type Settings } from '../../common/settings.ts';
import type { Ingest } from '../../ingest/context.ts';
import { runPage } from '../../ingest/pipeline.ts';
import { openIngest } from '../../ingest/start.ts';
import type { ScrapeJobModel } from '../../prisma/client/models.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { site, type Site } from '../web/rawSite.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface Reader {
  database: TestDatabase;
  ingest: Ingest;
  site: Site;
  sourceId: string;
  dataDir: string;
  /** What the site answers, by path; everything else is 404. */
  answers: Map<string, Answer>;
  /** Puts a page on the list of those to be read. */
  list(path: string): Promise<ScrapeJobModel>;
  /** One round: through all stages, over the waits for the host's turn. @returns the row as it stands then */
  read(id: string): Promise<ScrapeJobModel>;
  /** Another round of a page that has been read. */
  readAgain(id: string): Promise<ScrapeJobModel>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The ingest's stages on a database and a site of the test's own, driven one page at a time. */
export async function openReader(overrides: Record<string, string> = {}): Promise<Reader> {
  const answers = new Map<string, Answer>();
  const own = await site((request, response) => {
    const answer = answers.get(request.url ?? '');
    if (answer) answer(request, response);
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('Not here');
  });
  const database = await openTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'desk-reader-'));
  const settings: Settings = readSettings({
    NODE_ENV: 'test', DATA_DIR: dataDir, HOST_DELAY_SECONDS: '0', RETRY_SCALE: '0', REREAD_HOURS: ',', OUTBOUND_ALLOW: `127.0.0.1:${own.port},localhost:${own.port}`, ...overrides,
  });
  const ingest = await openIngest(settings, database.url, pino({ level: process.env['TEST_LOG'] ?? 'silent' }));
  const { id: sourceId } = await ingest.db.source.create({ data: { name: 'The Harbour Post' } });
  const read = async (id: string): Promise<ScrapeJobModel> => {
    for (;;) {
      await runPage(ingest, id, new AbortController().signal);
      const job = await ingest.db.scrapeJob.findUniqueOrThrow({ where: { id } });
      if (job.state !== 'WAITING') return job;
      await sleep(20);
    }
  };
  return {
    database, ingest, site: own, sourceId, dataDir, answers, read,
    list(path) {
      const url = `${own.origin}${path}`;
      return ingest.db.scrapeJob.create({ data: { url, urlKey: articleKey(url) ?? '', host: hostKeyOf(url), sourceId } });
    },
    async readAgain(id) {
      await ingest.db.scrapeJob.update({ where: { id }, data: { state: 'WAITING', stage: 'DISCOVERED', attempts: 0, nextTryAt: null, round: { increment: 1 } } });
      return read(id);
    },
    async [Symbol.asyncDispose]() {
      await ingest.fetcher.close();
      await ingest.db.$disconnect();
      await own[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** An answer with a page. */
export function html(body: string | Buffer, headers: Record<string, string> = {}): Answer {
  return (_request, response) => void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
}

export function status(code: number, headers: Record<string, string> = {}): Answer {
  return (_request, response) => void response.writeHead(code, { 'content-type': 'text/plain', ...headers }).end('No');
}
