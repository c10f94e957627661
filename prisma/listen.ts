import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../common/log.ts';

const RETRY_MS = 500;

export interface Listening {
  /** Whether the connection stands. */
  standing(): boolean;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface ListenOptions {
  /** As the database's list of connections shows it. */
  name: string;
  log: Log;
  /** Called at each notification; with an empty payload on every channel whenever the connection stands anew, since what rang meanwhile was missed. */
  heard: (channel: string, payload: string) => void;
}

/** One LISTEN connection, opened again whenever it breaks. @throws when it can't be opened the first time */
export async function listenTo(url: string, channels: readonly string[], { name, log, heard }: ListenOptions): Promise<Listening> {
  let client: pg.Client | null = null;
  let wanted = true;

  const listen = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: name, keepAlive: true });
    next.on('error', (error) => log.warn({ err: error }, `The connection "${name}" broke; it is opened again`));
    next.on('notification', ({ channel, payload }) => heard(channel, payload ?? ''));
    let ended = false;
    next.once('end', () => {
      ended = true;
      if (client === next) void reconnect();
    });
    await next.connect();
    await next.query(channels.map((channel) => `listen ${channel}`).join('; '));
    if (ended) throw new Error('The connection ended at once');
    if (!wanted) {
      await next.end();
      return;
    }
    client = next;
    for (const channel of channels) heard(channel, '');
  };
  const reconnect = async (): Promise<void> => {
    client = null;
    while (wanted && client === null) {
      await listen().catch(() => sleep(RETRY_MS, undefined, { ref: false }));
    }
  };
  await listen();

  return {
    standing: () => client !== null,
    async [Symbol.asyncDispose]() {
      wanted = false;
      await client?.end().catch(() => undefined);
    },
  };
}
