import pg from 'pg';
import { withSession } from '../../prisma/session.ts';
import type { Row } from './values.ts';

/**
 * Texts that have a name, or ran once and would get one. Past these the latter are forgotten, and where half have names all are: connections that
 * hold them are then left when they are idle.
 */
const TEXTS_KEPT = 400;
/** Statements sent ahead on one connection; the rest wait for whichever is through first, so that a slow one holds up few. */
const SENT_AHEAD = 4;
/** A query whose rows stay as the protocol's messages bring them: pg itself calls a parser for each cell and describes each column first. */
class AsPrinted extends pg.Query {
  private readonly printed: Row[] = [];

  static rowsOf(client: pg.Client, config: pg.QueryConfig): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      const query: AsPrinted = new AsPrinted(config, (error?: Error | null) => (error ? reject(error) : resolve(query.printed)));
      client.query(query);
    });
  }

  handleRowDescription(): void {}

  handleDataRow({ fields }: { fields: Row }): void {
    this.printed.push(fields);
  }
}

export interface ReaderOptions {
  url: string;
  poolSize: number;
  /** Milliseconds after which a statement is given up. */
  statementTimeout: number;
}

/** Runs the plans' statements, prepared by name, on connections of their own. */
export interface Reader {
  /** `planned: 'anew'` = with these values and not for any: for what is found quickly by some values only. */
  rows(sql: string, values: unknown[], how?: { planned?: 'anew' | 'once' }): Promise<Row[]>;
  [Symbol.asyncDispose](): Promise<void>;
}

interface Line {
  /** null until something is to be sent, and after a break. */
  client: Promise<pg.Client> | null;
  sent: number;
  /** Which names it was opened under. */
  round: number;
}

/**
 * Statements go out one behind another without waiting for answers: a backend that finds the next one there needn't be woken, which
 * cost more than the shorter statements themselves. Each has its own Sync, so that one's error is nobody else's. Compiling a
 * statement to machine code takes longer than any of the plans runs, so that is off.
 */
export function openReader({ url, poolSize, statementTimeout }: ReaderOptions, onError: (error: Error) => void): Reader {
  const lines: Line[] = Array.from({ length: poolSize }, () => ({ client: null, sent: 0, round: 0 }));
  const waiting: (() => void)[] = [];
  const names = namer();

  const connect = async (gone: () => void): Promise<pg.Client> => {
    const client = new pg.Client({
      connectionString: withSession(url, '-c jit=off'), pipeline: true, application_name: 'casualty-desk reads', keepAlive: true, statement_timeout: statementTimeout,
    });
    client.on('error', (error) => {
      onError(error);
      gone();
    }).on('end', gone);
    await client.connect();
    return client;
  };
  const open = (line: Line): Promise<pg.Client> => {
    const gone = (): void => { if (line.client === opened) line.client = null; };
    const opened = connect(gone).catch((error: unknown) => {
      gone();
      throw error;
    });
    line.client = opened;
    line.round = names.round();
    return opened;
  };
  const clientOf = (line: Line): Promise<pg.Client> => {
    const { client, sent, round } = line;
    const outdated = client !== null && sent === 1 && round !== names.round();
    if (outdated) void client.then((old) => old.end()).catch(() => undefined);
    return client === null || outdated ? open(line) : client;
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
    async rows(text, values, { planned = 'once' } = {}) {
      const line = await lineWithRoom();
      line.sent += 1;
      try {
        const client = await clientOf(line);
        const name = planned === 'once' ? names.of(text) : undefined;
        return await AsPrinted.rowsOf(client, { text, values, ...(name !== undefined && { name }) });
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

/** Gives a text a name when it comes for the second time: a flood of texts that nobody asks again prepares nothing. */
function namer(): { of(sql: string): string | undefined; round(): number } {
  let names = new Map<string, string | undefined>();
  let given = 0;
  let round = 0;
  return {
    round: () => round,
    of(sql) {
      const name = names.get(sql);
      if (name !== undefined) return name;
      if (names.has(sql)) {
        given += 1;
        names.set(sql, `plan_${given}`);
        return names.get(sql);
      }
      if (names.size >= TEXTS_KEPT) {
        names = new Map([...names].filter(([, each]) => each !== undefined));
        if (names.size > TEXTS_KEPT / 2) {
          // Names aren't given twice: connections still in use know theirs by the right texts.
          names.clear();
          round += 1;
        }
      }
      names.set(sql, undefined);
      return undefined;
    },
  };
}
