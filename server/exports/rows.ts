import pg from 'pg';
import { withSession } from '../../prisma/session.ts';
import type { Row } from './columns.ts';
import type { Query } from './queries.ts';

/** Rows taken from the server at a time: enough to keep it busy, few enough to be gone before the heap counts them as old. */
const PAGE = 500;

/** A connection inside one transaction: everything read over it is of one moment. */
export interface Snapshot extends AsyncDisposable {
  client: pg.Client;
}

/** A row with the version of the record that it shows. */
export type ShownRow = Row & { readonly record_id: string; readonly version: number };

/** Opens a connection of its own. @param mode `read write` where something is to be kept of what was read */
export async function openSnapshot(url: string, mode: 'read only' | 'read write' = 'read only', before?: (client: pg.Client) => Promise<unknown>): Promise<Snapshot> {
  const client = new pg.Client({ connectionString: withSession(url), application_name: 'casualty-desk export', keepAlive: true });
  // A connection that breaks while a slow reader is written to shows at the next statement.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await before?.(client);
    await client.query(`begin isolation level repeatable read ${mode}`);
  } catch (error) {
    await client.end();
    throw error;
  }
  return { client, [Symbol.asyncDispose]: () => client.end() };
}

/** The answer to one query, page by page through a cursor in the database: memory doesn't grow with the number of rows. */
export async function* readPages<T extends Row = Row>({ client }: Snapshot, { text, values }: Query): AsyncGenerator<T[]> {
  // All rows are wanted, so the plan must be the best for all of them, not for the first.
  await client.query('set local cursor_tuple_fraction = 1');
  await client.query(`declare export_rows no scroll cursor for ${text}`, values);
  for (;;) {
    const { rows } = await client.query<T>(`fetch ${PAGE} from export_rows`);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) break;
  }
  await client.query('close export_rows');
}
