import pg from 'pg';
import type { Row } from './values.ts';

/** Names of prepared statements kept at most; past that, new texts run unprepared. */
const STATEMENT_NAMES = 400;
/** Cells stay as PostgreSQL prints them. */
const AS_PRINTED = { getTypeParser: () => (cell: string) => cell };

export interface ReaderOptions {
  url: string;
  poolSize: number;
  /** Milliseconds after which a statement is given up. */
  statementTimeout: number;
}

/** Runs the plans' statements, prepared by name, on connections of their own. */
export interface Reader {
  rows(sql: string, values: unknown[]): Promise<Row[]>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Compiling a statement to machine code takes longer than any of the plans runs, so that is off. */
export function openReader({ url, poolSize, statementTimeout }: ReaderOptions, onError: (error: Error) => void): Reader {
  const pool = new pg.Pool({
    connectionString: url, max: poolSize, application_name: 'casualty-desk reads', keepAlive: true, statement_timeout: statementTimeout, options: '-c jit=off',
  });
  pool.on('error', onError);
  const names = new Map<string, string>();
  const nameOf = (sql: string): string | undefined => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= STATEMENT_NAMES) return known;
    const name = `plan_${names.size}`;
    names.set(sql, name);
    return name;
  };
  return {
    async rows(text, values) {
      const name = nameOf(text);
      const { rows } = await pool.query<string[]>({ text, values, rowMode: 'array', types: AS_PRINTED, ...(name !== undefined && { name }) });
      return rows;
    },
    [Symbol.asyncDispose]: () => pool.end(),
  };
}
