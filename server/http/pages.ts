import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../common/root.ts';

/** Paths that programs ask: what is not found there is said so and never the console. */
const FOR_PROGRAMS = /^\/(graphql|api|health|metrics|assets|export|feeds)(\/|$|\?)/;

const NOT_BUILT = `The API of this desk runs; its console is not built.
Build it with:  npm run build:web
Then restart the desk. The API is at /graphql.
`;

export function defaultWebRoot(): string {
  return join(projectRoot(), 'web/dist');
}

/**
 * The console's files from `webRoot`, whose index answers every path that isn't the API's: the console routes in the browser. Files
 * below `assets/` carry a hash in their name and may be kept for good, everything else is asked for anew.
 */
export async function consolePages(app: FastifyInstance, webRoot: string): Promise<void> {
  await app.register(fastifyStatic, { root: join(projectRoot(), 'server/http/static'), prefix: '/desk-static/' });
  const index = join(webRoot, 'index.html');
  const built = existsSync(index);
  if (built) {
    await app.register(fastifyStatic, {
      root: webRoot,
      decorateReply: false,
      setHeaders: (response, path) => {
        void response.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  } else {
    app.get('/', (_request, reply) => reply.type('text/plain; charset=utf-8').send(NOT_BUILT));
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (!built || !isVisit(request)) return reply.code(404).send({ errors: [{ message: 'There is nothing at this path', extensions: { code: 'NOT_FOUND' } }] });
    return sendPage(reply, index);
  });
}

/** The GraphQL editor: the console's if it is built, else a plain one of ours. Its scripts are files, as the policy asks. */
export async function sendGraphiql(reply: FastifyReply, webRoot: string = defaultWebRoot()): Promise<FastifyReply> {
  const editor = join(webRoot, 'graphiql.html');
  return sendPage(reply, existsSync(editor) ? editor : join(projectRoot(), 'server/http/static/editor.html'));
}

async function sendPage(reply: FastifyReply, file: string): Promise<FastifyReply> {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(await readFile(file));
}

function isVisit(request: FastifyRequest): boolean {
  return ['GET', 'HEAD'].includes(request.method) && !FOR_PROGRAMS.test(request.url) && (request.headers.accept?.includes('text/html') ?? false);
}
