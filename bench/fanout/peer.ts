import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { WebSocketServer } from 'ws';

// The peer: graphql-ws as its manual shows it, on the same table, executing each event for each client. It hears of commits by the
// same bell and reads each change once; everything behind that is the library's own.

const SCHEMA = /* GraphQL */ `
  scalar JSON
  type Query { hello: String }
  type Change {
    cursor: String! at: String! kind: String! entityKind: String! entityId: ID! entityVersion: Int! code: String tombstone: Boolean!
    before: JSON after: JSON reason: String actorRole: String
  }
  type Subscription { changes(after: String): Change! }
`;

interface Row {
  seq: string;
  at: Date;
  public_before: boolean;
  public_after: boolean;
  [column: string]: unknown;
}

const waiting = new Set<(row: Row) => void>();
const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] });
await client.connect();
const { rows: [last] } = await client.query<{ seq: string | null }>('select max(seq) as seq from change');
let seen = last?.seq ?? '0';
client.on('notification', () => void look());
await client.query('listen desk_changes');

async function look(): Promise<void> {
  const { rows } = await client.query<Row>('select * from change where seq > $1 order by seq', [seen]);
  for (const row of rows) {
    if (BigInt(row.seq) <= BigInt(seen)) continue;
    seen = row.seq;
    for (const tell of waiting) tell(row);
  }
}

/** Each subscription's own queue. */
async function* follow(): AsyncGenerator<{ changes: object }> {
  const queue: Row[] = [];
  let wake = (): void => undefined;
  const tell = (row: Row): void => {
    queue.push(row);
    wake();
  };
  waiting.add(tell);
  try {
    for (;;) {
      for (const row of queue.splice(0)) yield { changes: shown(row) };
      if (queue.length === 0) await new Promise<void>((resolve) => { wake = resolve; });
    }
  } finally {
    waiting.delete(tell);
  }
}

function shown(row: Row): object {
  return {
    cursor: Buffer.from(`change:${row.seq}`).toString('base64url'), at: row.at.toISOString(), kind: row['kind'], entityKind: row['entity_kind'],
    entityId: Buffer.from(`Incident:${String(row['entity_id'])}`).toString('base64url'), entityVersion: row['entity_version'], code: row['code'],
    tombstone: row.public_before && !row.public_after, before: row['before'], after: row['after'], reason: row['reason'], actorRole: row['actor_role'],
  };
}

const schema = buildSchema(SCHEMA);
Object.assign(schema.getSubscriptionType()?.getFields()['changes'] ?? {}, { subscribe: follow });
const http = createServer();
useServer({ schema }, new WebSocketServer({ server: http, path: '/graphql' }));
http.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`));
process.on('SIGTERM', () => process.exit(0));
