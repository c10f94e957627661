import type pg from 'pg';

/** What a look asks when nothing was committed: where it answers as before, nothing was. */
const SNAPSHOT = { name: 'snapshot', text: 'select pg_current_snapshot()::text' };
const NAME = Buffer.from(`${SNAPSHOT.name}\0`);
/** Bind the prepared statement, without parameters; execute it, whole; sync. */
const ASK = Buffer.concat([
  Buffer.from('B'), int32(4 + 1 + NAME.length + 6), Buffer.of(0), NAME, Buffer.alloc(6),
  Buffer.from('E'), int32(4 + 1 + 4), Buffer.alloc(5),
  Buffer.from('S'), int32(4),
]);

/** Prepares the statement for a connection. */
export async function prepareSnapshot(client: pg.Client): Promise<void> {
  await client.query(SNAPSHOT);
}

/** The database's current snapshot, as text. */
export function currentSnapshot(client: pg.Client): Promise<string> {
  return new Promise((resolve, reject) => void client.query(new Question(resolve, reject)));
}

/**
 * One of these goes before every group of kept answers, so it is asked with as little as the protocol allows: the same bytes each time, in one piece, and
 * no description of what comes back.
 */
class Question implements pg.Submittable {
  private snapshot = '';

  constructor(private readonly resolve: (snapshot: string) => void, private readonly reject: (error: Error) => void) {}

  submit({ stream }: pg.Connection): void {
    stream.write(ASK);
  }

  handleDataRow({ fields }: { fields: [string] }): void {
    [this.snapshot] = fields;
  }

  handleCommandComplete(): void {
    // what counts is that the server is ready again
  }

  handleReadyForQuery(): void {
    this.resolve(this.snapshot);
  }

  handleError(error: Error): void {
    this.reject(error);
  }
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
