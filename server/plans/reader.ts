import pg from 'pg';
import type { Row } from './values.ts';

/** Names of prepared statements kept at most; past that, new texts run unprepared. */
const STATEMENT_NAMES = 400;
/** Statements sent ahead on one connection; the rest wait for whichever is through first, so that a slow one holds up few. */
const SENT_AHEAD = 4;
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

interface Line {
  /** null until something is to be sent, and after a break. */
  client: Promise<pg.Client> | null;
  sent: number;
}

/**
 * Statements go out one behind another without waiting for answers: a backend that finds the next one there needn't be woken, which
 * cost more than the shorter statements themselves. Each has its own Sync, so that one's error is nobody else's. Compiling a
 * statement to machine code takes longer than any of the plans runs, so that is off.
 */
export function openReader({ url, poolSize, statementTimeout }: ReaderOptions, onError: (error: Error) => void): Reader {
  const lines: Line[] = Array.from({ length: poolSize }, () => ({ client: null, sent: 0 }));
  const waiting: (() => void)[] = [];
  const nameOf = namer();

  const connect = async (line: Line): Promise<pg.Client> => {
    const client = new pg.Client({
      connectionString: url, pipeline: true, application_name: 'casualty-desk reads', keepAlive: true, statement_timeout: statementTimeout, options: '-c jit=off',
    });
    const gone = (): void => { line.client = null; };
    client.on('error', (error) => {
      onError(error);
      gone();
    }).on('end', gone);
    await client.connect();
    return client;
  };
  const clientOf = (line: Line): Promise<pg.Client> => {
    line.client ??= connect(line).catch((error: unknown) => {
      line.client = null;
      throw error;
    });
    return line.client;
  };
  /** The line with the least to do, once one has room. */
  const lineWithRoom = async (): Promise<Line> => {
    for (;;) {
      const line = lines.reduce((best, each) => (each.sent < best.sent ? each : best));
      if (line.sent < SENT_AHEAD) return line;
      await new Promise<void>((resolve) => void waiting.push(resolve));
    }
  };

  return {
    async rows(text, values) {
      const line = await lineWithRoom();
      line.sent += 1;
      try {
        const client = await clientOf(line);
        const name = nameOf(text);
        const { rows } = await client.query<string[]>({ text, values, rowMode: 'array', types: AS_PRINTED, ...(name !== undefined && { name }) });
        return rows;
      } finally {
        line.sent -= 1;
        waiting.shift()?.();
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(lines.map(async ({ client }) => (await client?.catch(() => null))?.end()));
    },
  };
}

/** Gives each text a name, as long as there are names left. */
function namer(): (sql: string) => string | undefined {
  const names = new Map<string, string>();
  return (sql) => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= STATEMENT_NAMES) return known;
    const name = `plan_${names.size}`;
    names.set(sql, name);
    return name;
  };
}
