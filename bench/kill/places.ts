import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/** One process of the desk, started again whenever it ends, as a service manager does. */
export class Place {
  /** How often it ended although nobody had killed it. */
  fell = 0;
  /** What it said last, for the report. */
  words = '';
  #child: ChildProcess | null = null;
  #wanted = true;
  #killed = false;
  #gone: Promise<void> = Promise.resolve();

  readonly name: string;
  readonly #program: string;
  readonly #environment: Record<string, string>;

  constructor(name: string, program: string, environment: Record<string, string>) {
    this.name = name;
    this.#program = program;
    this.#environment = environment;
  }

  start(): void {
    this.#gone = this.#keep();
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  async #keep(): Promise<void> {
    while (this.#wanted) {
      const [command = ''] = this.name.split(' ');
      this.#killed = false;
      const child = spawn(process.execPath, [this.#program, command], { env: { PATH: process.env['PATH'] ?? '', ...this.#environment }, stdio: ['ignore', 'ignore', 'pipe'] });
      this.#child = child;
      child.stderr?.on('data', (chunk: Buffer) => { this.words = (this.words + chunk.toString()).slice(-4_000); });
      await once(child, 'exit');
      if (!this.#killed && this.#wanted) {
        this.fell += 1;
        await sleep(200);
      }
    }
  }

  /** SIGKILL and SIGTERM end it, SIGSTOP pauses, SIGCONT goes on. */
  signal(name: NodeJS.Signals): void {
    if (name === 'SIGKILL' || name === 'SIGTERM') this.#killed = true;
    this.#child?.kill(name);
  }

  /** Ends it for good. */
  async stop(): Promise<void> {
    this.#wanted = false;
    this.signal('SIGTERM');
    const cut = setTimeout(() => this.signal('SIGKILL'), 20_000);
    await this.#gone;
    clearTimeout(cut);
  }
}

/** The embedded database's processes: the postmaster first. Empty while it is down. */
export function databaseProcesses(dataDir: string): number[] {
  try {
    const postmaster = Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(postmaster, 0); // throws when only its file is left
    const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => parentOf(pid) === postmaster);
    return [postmaster, ...children];
  } catch {
    return [];
  }
}

/** Signals processes that may have ended meanwhile. */
export function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // gone already
    }
  }
}

function parentOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
  } catch {
    return 0;
  }
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** Runs a command of the desk to its end. @returns what it printed */
export async function runCommand(program: string, args: string[], environment: Record<string, string>): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { env: { PATH: process.env['PATH'] ?? '', ...environment } });
  return stdout.trim();
}
