import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setInterval } from 'node:timers';
import { gzipSync } from 'node:zlib';
import { articlePage, LOGIN_PAGE } from './article.ts';
import { Meter, type HostFigures } from './meter.ts';
import { hasRobots, planPages, type Behaviour, type PlannedPage } from './plan.ts';

export interface SoakSite extends AsyncDisposable {
  pages: readonly PlannedPage[];
  /** Root of each host, such as `http://127.0.1.7:4711`. */
  origins: readonly string[];
  /** What the workers must be allowed to reach. */
  hosts: readonly string[];
  figures(): HostFigures[];
}

const CRAWL_DELAY = 1;

/** Every third host asks for a pause of its own, in seconds; 0 for the others. */
export function crawlDelayOf(host: number): number {
  return host % 3 === 1 && hasRobots(host) ? CRAWL_DELAY : 0;
}

const HTML = 'text/html; charset=utf-8';
const DAY_OF_PAGES = new Date('2017-07-13T09:00:00Z').toUTCString();
/** Unpacks to 200 MB. */
const BOMB = gzipSync(Buffer.alloc(200 * 1024 * 1024), { level: 9 });

/** Many hosts on loopback addresses of their own, 127.0.1.1 onwards. Per-host limits know hosts by name, so ports would not do. */
export async function startSoakSite(hosts: number, pages: number): Promise<SoakSite> {
  const plan = planPages(hosts, pages);
  const origins: string[] = [];
  const servers = await Promise.all(Array.from({ length: hosts }, async (_, host) => {
    const meter = new Meter();
    const served = new Map(plan.filter((page) => page.host === host).map((page) => [page.path, page]));
    const server = hostServer(host, served, meter, origins);
    server.listen(0, `127.0.1.${host + 1}`);
    await once(server, 'listening');
    origins[host] = `http://127.0.1.${host + 1}:${(server.address() as AddressInfo).port}`;
    return { server, meter };
  }));
  return {
    pages: plan,
    origins,
    hosts: origins.map((origin) => new URL(origin).host),
    figures: () => servers.map(({ meter }) => ({ ...meter.figures })),
    async [Symbol.asyncDispose]() {
      for (const { server } of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

function hostServer(host: number, pages: ReadonlyMap<string, PlannedPage>, meter: Meter, origins: readonly string[]): Server {
  const tries = new Map<string, number>();
  const server = createServer((request, response) => {
    meter.asked();
    const path = request.url ?? '/';
    const tried = (tries.get(path) ?? 0) + 1;
    tries.set(path, tried);
    response.on('error', () => undefined);
    if (path === '/robots.txt') return robots(host, response);
    if (path === '/feed.xml') return send(response, 'application/rss+xml', feedOf(origins[host] ?? '', [...pages.values()]));
    const [, target, moved] = /^(.*?)(-moved)?$/.exec(path) ?? [];
    const page = pages.get(target ?? '');
    if (!page && !path.startsWith('/guest/')) return send(response, HTML, 'Not here', 404);
    if (moved || !page) return send(response, HTML, articlePage(Number(/\d+/.exec(path)?.[0])));
    return ANSWERS[page.behaviour]({ request, response, page, first: tried === 1, other: origins[(host + 1) % origins.length] ?? '' });
  });
  server.on('connection', (socket: Socket) => {
    meter.opened();
    socket.on('close', () => meter.closed());
    socket.on('error', () => undefined);
  });
  return server;
}

interface Question {
  request: IncomingMessage;
  response: ServerResponse;
  page: PlannedPage;
  /** Whether it is the first request for this page. */
  first: boolean;
  /** Root of another host. */
  other: string;
}

const whole = ({ response, page }: Question): void => send(response, HTML, articlePage(page.number));
const cutShort = ({ response, page }: Question): void => {
  const body = articlePage(page.number);
  response.writeHead(200, { 'content-type': HTML, 'content-length': Buffer.byteLength(body) }).write(body.slice(0, 900), () => response.socket?.end());
};
const reset = ({ request }: Question): void => void request.socket.resetAndDestroy();
const silent = (): void => undefined;
const unavailable = ({ response }: Question): void => send(response, HTML, 'Later', 503, { 'retry-after': '1' });
const firstOnly = (fault: (question: Question) => void) => (question: Question): void => (question.first ? fault(question) : whole(question));

const ANSWERS: Record<Behaviour, (question: Question) => void> = {
  PLAIN: whole,
  GZIPPED: ({ response, page }) => send(response, HTML, gzipSync(articlePage(page.number)), 200, { 'content-encoding': 'gzip' }),
  SLOW: ({ response, page }) => drip(response, Buffer.from(articlePage(page.number)), 400, 100),
  REDIRECT: ({ response, page }) => send(response, HTML, '', 301, { location: `${page.path}-moved` }),
  OTHER_HOST: ({ response, page, other }) => send(response, HTML, '', 302, { location: `${other}/guest/${page.number}` }),
  RESET_ONCE: firstOnly(reset),
  TRUNCATED_ONCE: firstOnly(cutShort),
  SILENT_ONCE: firstOnly(silent),
  UNAVAILABLE_ONCE: firstOnly(unavailable),
  RATE_LIMITED_ONCE: firstOnly(({ response }) => send(response, HTML, 'Slower', 429, { 'retry-after': '2' })),
  MISSING: ({ response }) => send(response, HTML, 'Not here', 404),
  UNAVAILABLE: unavailable,
  BOMB: ({ response }) => send(response, HTML, BOMB, 200, { 'content-encoding': 'gzip' }),
  ENDLESS: ({ response }) => flood(response),
  IMAGE: ({ response }) => send(response, HTML, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
  LOGIN: ({ response }) => send(response, HTML, LOGIN_PAGE),
  CUT_SHORT: cutShort,
  RESET: reset,
  GARBAGE: ({ request }) => void request.socket.end('what is this\r\n\r\n'),
  FORBIDDEN: whole,
  SILENT: silent,
  DRIPPING: ({ response }) => drip(response, Buffer.alloc(10_000, ' '), 1, 1_000),
};

function send(response: ServerResponse, type: string, body: string | Buffer, status = 200, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': type, ...headers }).end(body);
}

function robots(host: number, response: ServerResponse): void {
  if (!hasRobots(host)) return send(response, 'text/plain', 'none', 404);
  send(response, 'text/plain', `User-agent: *\nDisallow: /private/\n${crawlDelayOf(host) > 0 ? `Crawl-delay: ${crawlDelayOf(host)}\n` : ''}`);
}

function feedOf(origin: string, pages: readonly PlannedPage[]): string {
  const items = pages.map(({ path, number }) => `<item><title>Report ${number}</title><link>${origin}${path}</link><pubDate>${DAY_OF_PAGES}</pubDate></item>`);
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Soak</title><link>${origin}/</link><description>Soak</description>${items.join('')}</channel></rss>`;
}

function drip(response: ServerResponse, body: Buffer, bytes: number, everyMs: number): void {
  response.writeHead(200, { 'content-type': HTML });
  let at = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(at, at + bytes));
    at += bytes;
    if (at >= body.length) response.end();
  }, everyMs);
  response.on('close', () => clearInterval(timer));
}

/** As much as the reader takes, without end. */
function flood(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': HTML });
  const chunk = Buffer.alloc(65_536, '<p>and on</p>');
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
}
