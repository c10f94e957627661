import { createHash } from 'node:crypto';
import { checkCopy, FeedError, follow, overEventStream, overWebSocket, sqliteCopy, type Change, type ChangeSource } from '../../schema/client/follow/index.ts';
import type { Api } from './api.ts';

/** How a mirror follows: over one transport at one desk, or now at one and then at the other. */
export type Way = (urls: readonly string[]) => ChangeSource;

/** By its name, each way that a partner may follow several processes of one desk. */
export const WAYS: Record<string, Way> = {
  'by event stream': ([url = '']) => overEventStream({ url }),
  'by WebSocket': (urls) => overWebSocket({ url: urls.at(-1) ?? '' }),
  'by turns': (urls) => {
    const sources = [...urls.map((url) => overEventStream({ url })), ...urls.map((url) => overWebSocket({ url }))];
    let turn = 0;
    return (after, signal) => (sources[turn++ % sources.length] as ChangeSource)(after, signal);
  },
};

const BACK_OFF = [100, 2_000] as const;

/** A partner's copy of all records, kept by the kit that partners are given. */
export class Mirror implements Disposable {
  /** Changes that came in another order than their record's versions, or twice. */
  amiss = 0;
  readonly name: string;
  readonly #copy: ReturnType<typeof sqliteCopy>;
  readonly #source: ChangeSource;
  readonly #api: Api;
  readonly #versions = new Map<string, number>();

  constructor(name: string, api: Api, file: string) {
    this.name = name;
    this.#api = api;
    this.#copy = sqliteCopy(file);
    this.#source = WAYS[name]!(api.urls);
  }

  /** Follows until it holds the feed up to `last`, once that is known. @throws FeedError for what doesn't pass by itself */
  async follow(last: Promise<number>): Promise<void> {
    const enough = new AbortController();
    let end = Infinity;
    const look = async (): Promise<void> => void ((await this.#position()) >= end && enough.abort());
    void last.then((seq) => ((end = seq), look()));
    await follow(this.#source, {
      cursorStore: { cursor: () => this.#copy.cursor(), apply: (changes, after) => this.#apply(changes, after) },
      signal: enough.signal, backOff: BACK_OFF,
      onApplied: () => void look(),
      onRetry: (error) => void (error instanceof FeedError ? this.#api.told(error.code, error.message, error.retryAfterSeconds !== null) : (this.#api.silent += 1)),
    });
  }

  async #apply(changes: readonly Change[], after: string | null): Promise<void> {
    await this.#copy.apply(changes, after);
    for (const { entityId, entityVersion } of changes) {
      if (entityVersion !== (this.#versions.get(entityId) ?? 0) + 1) this.amiss += 1;
      this.#versions.set(entityId, entityVersion);
    }
  }

  async #position(): Promise<number> {
    return seqOf(await this.#copy.cursor());
  }

  /** The copy against the records that the source holds, and against what the desk says of itself. */
  async compare(): Promise<{ name: string; hash: string; records: number; amiss: number; same: boolean }> {
    const bodies = this.#copy.database.prepare(`select body from record where entity_kind = 'INCIDENT'`).all().map(({ body }) => JSON.parse(String(body)) as Line);
    const { same } = await checkCopy({ url: this.#api.urls[0] ?? '' }, this.#copy);
    return { name: this.name, hash: hashOf(bodies), records: bodies.length, amiss: this.amiss, same };
  }

  [Symbol.dispose](): void {
    this.#copy[Symbol.dispose]();
  }
}

/** Number of the change that a cursor stands behind. */
export function seqOf(cursor: string | null): number {
  return cursor === null ? 0 : Number(Buffer.from(cursor, 'base64url').toString('utf8').split(':')[1]);
}

/** What copy and source are compared by. */
export interface Line {
  code: string;
  version: number;
  title: string | null;
  grade: string;
  killedMin: number | null;
  killedMax: number | null;
}

/** SHA-256 over the records in the order of their codes. */
export function hashOf(lines: readonly Line[]): string {
  const sorted = lines.toSorted((one, other) => (one.code < other.code ? -1 : 1)).map(({ code, version, title, grade, killedMin, killedMax }) => [code, version, title, grade, killedMin, killedMax]);
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}
