import pg from 'pg';
import type { Row } from './columns.ts';
import type { Query } from './queries.ts';

/** Rows taken from the server at a time: enough to keep it busy, few enough to hold. */
const PAGE = 2_000;

/** A connection inside one read-only transaction: everything read over it is of one moment. */
export interface Snapshot extends AsyncDisposable {
  client: pg.Client;
}

export async function openSnapshot(url: string): Promise<Snapshot> {
  const client = new pg.Client({ connectionString: url, application_name: 'casualty-desk export', keepAlive: true });
  // A connection that breaks while a slow reader is written to shows at the next statement.
  client.on('error', () => undefined);
  await client.connect();
  await client.query('begin isolation level repeatable read read only');
  return { client, [Symbol.asyncDispose]: () => client.end() };
}

/** The answer to one query, page by page through a cursor in the database: memory doesn't grow with the number of rows. */
export async function* readPages({ client }: Snapshot, { text, values }: Query): AsyncGenerator<Row[]> {
  // All rows are wanted, so the plan must be the best for all of them, not for the first.
  await client.query('set local cursor_tuple_fraction = 1');
  await client.query(`declare export_rows no scroll cursor for ${text}`, values);
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${PAGE} from export_rows`);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) break;
  }
  await client.query('close export_rows');
}
