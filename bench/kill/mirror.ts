import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from './api.ts';

interface Told {
  cursor: string;
  entityId: string;
  entityVersion: number;
  tombstone: boolean;
  after: Record<string, unknown> | null;
}

const CHANGES = `query Behind($after: Cursor) {
  changes(after: $after, first: 200, filter: { entityKinds: [INCIDENT] }) { nodes { cursor entityId entityVersion tombstone after } pageInfo { endCursor hasNextPage } }
}`;
const PAUSE_MS = 200;

/** A partner's copy of the incidents, kept by nothing but the feed. */
export class Mirror {
  readonly copy = new Map<string, Record<string, unknown>>();
  /** Changes that came in another order than their record's versions, or twice. */
  amiss = 0;
  #cursor: string | null = null;
  readonly #versions = new Map<string, number>();
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  /** Follows until told to stop, and then to the feed's end. */
  async follow(stopped: () => boolean): Promise<void> {
    for (;;) {
      const last = stopped();
      const { changes } = await this.#api.ask<{ changes: { nodes: Told[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } } }>(CHANGES, { after: this.#cursor });
      for (const change of changes.nodes) this.#keep(change);
      this.#cursor = changes.pageInfo.endCursor ?? this.#cursor;
      if (!changes.pageInfo.hasNextPage) {
        if (last) return;
        await sleep(PAUSE_MS);
      }
    }
  }

  #keep({ entityId, entityVersion, tombstone, after }: Told): void {
    if (entityVersion !== (this.#versions.get(entityId) ?? 0) + 1) this.amiss += 1;
    this.#versions.set(entityId, entityVersion);
    if (tombstone || after === null) this.copy.delete(entityId);
    else this.copy.set(entityId, after);
  }

  hash(): string {
    return hashOf([...this.copy.values()].map(({ code, version, title, grade, killedMin, killedMax }) => ({ code, version, title, grade, killedMin, killedMax }) as Line));
  }
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
