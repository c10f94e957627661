import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

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
  const child = spawn(process.execPath, args, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
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

/** The desk says it on standard error, beside its log. */
function portOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const look = (chunk: Buffer): void => {
      printed = (printed + chunk.toString()).slice(-10_000);
      const [, port] = /(?:listening on |GraphQL +http:\/\/\S+:)(\d+)/.exec(printed) ?? [];
      if (port) resolve(port);
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('close', () => reject(new Error(`A server ended before it listened:\n${printed}`)));
  });
}
