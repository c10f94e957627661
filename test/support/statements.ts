import pg from 'pg';

/** Connections that answer questions; others work beside them: they look for changes or write a release's files. */
const ANSWERING = / (api|reads)$/;
/** The server's own work on these connections only adds: the least of some tries is the question's. */
const TRIES = 3;

export interface StatementCounter {
  /** Statements that something takes on a database that has seen it before. */
  of(run: () => Promise<unknown>): Promise<number>;
  [Symbol.dispose](): void;
}

/** Counts where every statement of the process passes, whatever sends it. */
export function countStatements(): StatementCounter {
  const query = Reflect.get(pg.Client.prototype, 'query') as (...args: unknown[]) => unknown;
  let statements = 0;
  Reflect.set(pg.Client.prototype, 'query', function counted(this: pg.Client & { connectionParameters?: { application_name?: string } }, ...args: unknown[]) {
    if (ANSWERING.test(this.connectionParameters?.application_name ?? '')) statements += 1;
    return Reflect.apply(query, this, args);
  });
  return {
    async of(run) {
      await run();
      let least = Infinity;
      for (let tries = 0; tries < TRIES; tries += 1) {
        statements = 0;
        await run();
        least = Math.min(least, statements);
      }
      return least;
    },
    [Symbol.dispose]: () => void Reflect.set(pg.Client.prototype, 'query', query),
  };
}
