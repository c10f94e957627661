import { randomUUID } from 'node:crypto';
import type { Prisma } from '../../prisma/client/client.ts';
import type { RevisionModel } from '../../prisma/client/models.ts';
import type { Ingest } from '../context.ts';
import { decodePage } from '../extract/decode.ts';
import { unpack } from '../web/encoding.ts';
import { optOutsOf } from '../web/optOuts.ts';
import { userAgentOf } from '../../common/net/userAgent.ts';
import { readBlob } from './storage.ts';
import { packRecord, relatedId, warcFields, type WarcRecord } from './warcRecord.ts';
import { pairsOf, recordsOfPage, type Twin } from './warcPage.ts';

/** One article with all its revisions, or everything fetched from one moment to another (`to` excluded). */
export type WarcSelection = { articleId: string } | { from: Date; to: Date };

export interface WarcOptions {
  selection: WarcSelection;
  /** Whether pages that ask not to be archived or mined are put in all the same. */
  includeOptedOut: boolean;
}

/** Filled while the export is read. */
export interface WarcFigures {
  pages: number;
  /** Left out as they ask for it. */
  optedOut: number;
  /** Left out as their bytes have rotted or are missing. */
  unreadable: number;
}

const BATCH = 50;

/**
 * A WARC/1.1 file as it is made, one compressed record after the other: memory holds one page, and a hash for each page before. Every page
 * that is left out has a metadata record that says so, and why.
 */
export async function* exportWarc(ingest: Pick<Ingest, 'db' | 'storage' | 'settings' | 'limits'>, options: WarcOptions, figures: WarcFigures): AsyncGenerator<Buffer> {
  yield packRecord(fileInfo(ingest.settings.CONTACT, options));
  const written = new Map<string, Twin>();
  for await (const revision of revisionsOf(ingest.db, options.selection)) {
    for (const record of await recordsOf(ingest, revision, { options, figures, written })) yield packRecord(record);
  }
}

interface Progress {
  options: WarcOptions;
  figures: WarcFigures;
  /** First record of each payload, by its hash. */
  written: Map<string, Twin>;
}

async function recordsOf({ storage, limits }: Pick<Ingest, 'storage' | 'limits'>, revision: RevisionModel, { options, figures, written }: Progress): Promise<WarcRecord[]> {
  const payload = await readBlob(storage, revision.bodySha256).catch((error: unknown) => error as Error);
  if (payload instanceof Error) {
    figures.unreadable += 1;
    return [leftOut(revision, `its kept bytes can't be read (${payload.message})`)];
  }
  const wish = options.includeOptedOut ? null : await wishOf(revision, payload, limits.fetch.decodedBytes);
  if (wish) {
    figures.optedOut += 1;
    return [leftOut(revision, wish)];
  }
  figures.pages += 1;
  const twin = written.get(revision.bodySha256) ?? null;
  if (!twin) written.set(revision.bodySha256, { id: revision.id, url: revision.finalUrl, date: revision.fetchedAt });
  return recordsOfPage(revision, revision.articleId, payload, twin);
}

/** What the page itself asks for that keeps it out of an export, as a sentence; null if nothing. One that can't be unpacked any more says nothing. */
async function wishOf({ headers, contentEncoding, contentType }: RevisionModel, payload: Buffer, most: number): Promise<string | null> {
  const bytes = await unpack(payload, contentEncoding, most).catch(() => Buffer.alloc(0));
  const { text } = decodePage(bytes, { contentType: contentType ?? undefined });
  const { noArchive, noMining } = optOutsOf(pairsOf(headers, 0, 1), text);
  if (noArchive) return 'the page asks not to be archived (noarchive)';
  return noMining ? 'the page reserves text and data mining (noai or TDM-Reservation)' : null;
}

function leftOut({ id, finalUrl, fetchedAt, bodySha256 }: RevisionModel, why: string): WarcRecord {
  return {
    type: 'metadata', id: relatedId(id, 'metadata'), date: fetchedAt, contentType: 'application/warc-fields', fields: [['WARC-Target-URI', finalUrl]],
    block: warcFields([['left-out', why], ['sha256-of-body', bodySha256]]),
  };
}

async function* revisionsOf(db: Ingest['db'], selection: WarcSelection): AsyncGenerator<RevisionModel> {
  const chosen: Prisma.RevisionWhereInput = 'articleId' in selection ? { articleId: selection.articleId } : { fetchedAt: { gte: selection.from, lt: selection.to } };
  let last: RevisionModel | undefined;
  for (;;) {
    const after: Prisma.RevisionWhereInput = last ? { OR: [{ fetchedAt: { gt: last.fetchedAt } }, { fetchedAt: last.fetchedAt, id: { gt: last.id } }] } : {};
    const batch = await db.revision.findMany({ where: { AND: [chosen, after] }, orderBy: [{ fetchedAt: 'asc' }, { id: 'asc' }], take: BATCH });
    yield* batch;
    last = batch.at(-1);
    if (!last) return;
  }
}

function fileInfo(contact: string, { includeOptedOut }: WarcOptions): WarcRecord {
  return {
    type: 'warcinfo', id: randomUUID(), date: new Date(), contentType: 'application/warc-fields', fields: [],
    block: warcFields([
      ['software', userAgentOf(contact)], ['format', 'WARC File Format 1.1'], ['conformsTo', 'https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/'],
      ['description', includeOptedOut ? 'All pages of the selection' : 'Pages that ask not to be archived or mined are left out, each with a metadata record that says so'],
    ]),
  };
}
