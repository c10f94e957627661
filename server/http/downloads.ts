import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { PassThrough, type Writable } from 'node:stream';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Settings } from '../../common/settings.ts';
import type { Db } from '../../prisma/db.ts';
import type { Auth } from '../auth/auth.ts';
import type { Bell } from '../changes/bell.ts';
import { DeskError } from '../errors.ts';
import { EXPORT_WHAT, type ExportWhat } from '../exports/columns.ts';
import { EXPORT_FORMATS, exportRecords, type ExportFormat } from '../exports/exportRecords.ts';
import { hashState } from '../exports/hashState.ts';
import { readFilter } from '../exports/readFilter.ts';
import { createSlots } from '../exports/slots.ts';
import { incidentsAtom } from '../feeds/incidentsAtom.ts';
import { FORMATS } from '../releases/files.ts';
import type { ReleaseKeeper } from '../releases/keep.ts';
import { proveInclusion } from '../releases/proof.ts';
import { copyReleaseFile, exportRelease, readManifest } from '../releases/read.ts';
import { releasedKind } from '../releases/shape.ts';
import type { Viewer } from '../viewer.ts';

export interface DownloadParts {
  settings: Settings;
  db: Db;
  databaseUrl: string;
  auth: Auth;
  bell: Bell;
  schema: GraphQLSchema;
  keeper: ReleaseKeeper;
}

type Slots = ReturnType<typeof createSlots>;
type Asked = FastifyRequest<{ Params: Record<string, string>; Querystring: Record<string, string | string[] | undefined> }>;

/**
 * Files over HTTP: `/export/incidents.csv?country=SY` of what is public now, and `/releases/3/manifest.json` with the files that it lists. Everybody
 * gets what the public may see, whoever signs in; each file is asked of an act, which asks the table of deeds.
 */
export function downloadRoutes(app: FastifyInstance, parts: DownloadParts): void {
  const { settings, databaseUrl, auth, keeper } = parts;
  const slots = createSlots(settings.EXPORTS_AT_ONCE);
  const viewerOf = ({ headers: { cookie, authorization } }: FastifyRequest): Promise<Viewer> => auth.viewerOf({ cookie, authorization });

  app.get('/export/:file', async (request: Asked, reply) => sendExport(parts, slots, await viewerOf(request), request, reply));

  app.get('/export/state.json', async (request: Asked, reply) => {
    const viewer = await viewerOf(request);
    const cursor = request.query['cursor'];
    const leaving = new AbortController();
    reply.raw.once('close', () => leaving.abort());
    void reply.header('cache-control', 'no-store');
    return slots.run(() => hashState(parts, viewer, typeof cursor === 'string' ? cursor : null, leaving.signal));
  });

  app.get('/feeds/incidents.atom', async (request: Asked, reply) => sendAtom(parts, await viewerOf(request), request, reply));

  app.get('/releases/:number/manifest.json', async (request: Asked, reply) => {
    const { text } = await ready(keeper, request, () => viewerOf(request).then((viewer) => readManifest(databaseUrl, viewer, number(request))));
    return reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(text);
  });

  app.get('/releases/:number/proof/:record', async (request: Asked) =>
    ready(keeper, request, async () => proveInclusion(databaseUrl, await viewerOf(request), number(request), request.params['record'] ?? '')));

  app.get('/releases/:number/:file', async (request: Asked, reply) => {
    const viewer = await viewerOf(request);
    const { manifest } = await ready(keeper, request, () => readManifest(databaseUrl, viewer, number(request)));
    const file = manifest.files.find(({ name }) => name === request.params['file']);
    if (!file) throw new DeskError('NOT_FOUND', `The release has no such file: its manifest lists ${manifest.files.map(({ name }) => name).join(', ')}`);
    const etag = `"${file.sha256}"`;
    void reply.header('etag', etag).header('cache-control', 'no-cache');
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    const name = `release-${manifest.number}-${file.name}`;
    return slots.run(() => sendFile(reply, settings, { name, mediaType: file.mediaType, bytes: file.bytes }, (output) => copyReleaseFile(databaseUrl, viewer, number(request), file, output)));
  });
}

/** The feed, or 304 where the reader has it: by its ETag, or else by the second at which the newest incident was changed. */
async function sendAtom({ settings, db }: DownloadParts, viewer: Viewer, request: Asked, reply: FastifyReply): Promise<FastifyReply> {
  const home = (settings.PUBLIC_URL ?? `${request.protocol}://${request.host}`).replace(/\/+$/, '');
  const before = request.query['before'];
  const { text, updated } = await incidentsAtom(db, viewer, home, before === undefined ? null : String(before));
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  void reply.header('etag', etag).header('cache-control', 'no-cache').header('vary', 'host');
  if (updated) void reply.header('last-modified', updated.toUTCString());
  const { 'if-none-match': known, 'if-modified-since': since } = request.headers;
  const same = known === undefined ? updated !== null && since !== undefined && Math.floor(updated.getTime() / 1000) * 1000 <= Date.parse(since) : known.includes(etag);
  return same ? reply.code(304).send() : reply.type('application/atom+xml; charset=utf-8').send(text);
}

async function sendExport({ settings, db, databaseUrl, schema }: DownloadParts, slots: Slots, viewer: Viewer, request: Asked, reply: FastifyReply): Promise<FastifyReply> {
  const { what, format } = fileNamed(request.params['file'] ?? '');
  const one = (name: string) => [request.query[name]].flat().at(-1);
  const several = (name: string) => [request.query[name]].flat().filter((value) => value !== undefined);
  const filter = readFilter(schema, what, one('filter'), { from: one('from'), to: one('to'), country: several('country'), grade: several('grade'), party: several('party') });
  const release = one('release');
  const kind = release === undefined ? null : releasedKind(what);
  const write = (output: Writable) => (release === undefined || kind === null
    ? exportRecords({ db, url: databaseUrl }, viewer, { what, format, filter }, output)
    : exportRelease({ db, url: databaseUrl }, viewer, release, { what: kind, format, filter }, output));
  void reply.header('cache-control', 'no-store');
  return slots.run(() => sendFile(reply, settings, { name: `${what}.${FORMATS[format].ending}`, mediaType: FORMATS[format].mediaType }, write));
}

/** @throws DeskError NOT_FOUND that says what there is */
function fileNamed(file: string): { what: ExportWhat; format: ExportFormat } {
  const what = EXPORT_WHAT.find((each) => file.startsWith(`${each}.`));
  const format = what && EXPORT_FORMATS.find((each) => file === `${what}.${each}` || file === `${what}.${FORMATS[each].ending}`);
  if (!what || !format) throw new DeskError('NOT_FOUND', `There is no such file: ask for one of ${EXPORT_WHAT.join(', ')}, with one of the endings ${EXPORT_FORMATS.join(', ')}`);
  return { what, format };
}

const number = ({ params }: Asked): string => params['number'] ?? '';

/** Files that have still to be made are made for whoever asked, who is told when to come again. */
async function ready<T>(keeper: ReleaseKeeper, request: Asked, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof DeskError && error.code === 'UNAVAILABLE') keeper.ask(number(request));
    throw error;
  }
}

interface Head {
  name: string;
  mediaType: string;
  bytes?: number;
}

/**
 * Sends what is written, at the pace of the other end. What goes wrong before the first byte is answered as an error; later the connection is
 * cut, so that nobody takes a part for the whole. Ends when all is sent.
 */
async function sendFile(reply: FastifyReply, settings: Settings, { name, mediaType, bytes }: Head, write: (output: Writable) => Promise<unknown>): Promise<FastifyReply> {
  const output = new PassThrough();
  const limit = setTimeout(() => output.destroy(new DeskError('TIMED_OUT', `A file may take ${settings.EXPORT_SECONDS} seconds`)), settings.EXPORT_SECONDS * 1000);
  const written = write(output).then(() => void output.end(), (error: Error) => {
    output.destroy(error);
    throw error;
  });
  written.catch(() => undefined); // told here before the first byte, by the broken connection after it
  try {
    await Promise.race([once(output, 'readable'), written]);
    if (bytes !== undefined) void reply.header('content-length', bytes);
    void reply.type(mediaType).header('content-disposition', `attachment; filename="${name}"`).send(output);
    await written.catch(() => undefined);
    return reply;
  } finally {
    clearTimeout(limit);
  }
}
