/** What the follower asks of each change; schema.graphql explains the fields. */
export interface Change {
  cursor: string;
  at: string;
  kind: string;
  entityKind: string;
  /** Global id of the record. */
  entityId: string;
  entityVersion: number;
  code: string | null;
  tombstone: boolean;
  /** The record from now on; null where it is not, or no longer, to be seen. */
  after: Record<string, unknown> | null;
  reason: string | null;
}

const FIELDS = 'cursor at kind entityKind entityId entityVersion code tombstone after reason';

/** Changes that are there already, a page at a time. */
export const PAGE = `query Behind($after: Cursor, $first: Int!) { changes(after: $after, first: $first) { nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } } }`;

/** Changes behind the cursor and those that come. */
export const LIVE = `subscription Follow($after: Cursor!) { changes(after: $after) { ${FIELDS} } }`;
