import type { EntityKind } from '../../prisma/client/enums.ts';
import type { ChangeModel } from '../../prisma/client/models.ts';
import { Change } from '../../schema/types/change.ts';
import { writeFeedCursor } from '../changes/read.ts';
import { may } from '../policies/permit.ts';
import type { Viewer } from '../viewer.ts';
import { globalId, type NodeType } from './ids.ts';
import { coarse, type Decimals } from './present.ts';

const NODE_TYPES: Record<EntityKind, NodeType> = {
  INCIDENT: 'Incident', HUMANITARIAN_NOTE: 'HumanitarianNote', PUBLISHED_TALLY: 'PublishedTally', STATEMENT: 'Statement', RELEASE: 'Release',
};

/** A change as a viewer may see it: the public sees each side only while it was public, and points as coarse as everywhere. */
export function presentChange(row: ChangeModel, viewer: Viewer, decimals: Decimals): Change {
  const desk = may(viewer, 'read the desk');
  return Object.assign(new Change(), {
    cursor: writeFeedCursor(row.seq),
    at: row.at, kind: row.kind, entityKind: row.entityKind, entityId: globalId(NODE_TYPES[row.entityKind], row.entityId),
    entityVersion: row.entityVersion, code: row.code, reason: row.reason, actorRole: row.actorRole,
    tombstone: row.publicBefore && !row.publicAfter,
    before: desk || row.publicBefore ? coarsened(row.before, decimals) : null,
    after: desk || row.publicAfter ? coarsened(row.after, decimals) : null,
  });
}

function coarsened(side: unknown, decimals: Decimals): unknown {
  if (decimals === null || typeof side !== 'object' || side === null) return side;
  const { lat, lon } = side as { lat?: number | null; lon?: number | null };
  return { ...side, ...(lat != null && { lat: coarse(lat, decimals) }), ...(lon != null && { lon: coarse(lon, decimals) }) };
}
