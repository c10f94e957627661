import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** A server in a process of its own. */
export interface Served {
  name: string;
  url: string;
  /** Milliseconds of processor time that it has used. */
  cpu(): number;
  stop(): Promise<void>;
}

/** Linux counts a process's time in hundredths of a second. */
const TICK_MS = 10;

/** Starts a program that says where it listens. */
export async function serve(name: string, args: string[], environment: Record<string, string> = {}): Promise<Served> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await portOf(child);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    name, url: `http://127.0.0.1:${port}/graphql`,
    cpu: () => {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function portOf(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const [, port] = /(?:listening on |GraphQL +http:\/\/\S+:)(\d+)/.exec(line) ?? [];
    if (port) {
      child.stdout!.resume();
      return port;
    }
  }
  throw new Error('A server ended before it listened');
}
