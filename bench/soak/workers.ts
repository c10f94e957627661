import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';

export interface WorkerOptions {
  /** Path of the compiled `cli/desk.js`. */
  program: string;
  environment: Record<string, string>;
}

/** One worker process at a place that outlives it: it can be killed and started anew. */
export class WorkerPlace {
  #child: ChildProcess | null = null;
  /** Resident megabytes, one list a process. */
  readonly memory: number[][] = [];
  /** What it logged last. */
  errors = '';

  readonly #options: WorkerOptions;

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  start(): void {
    const { program, environment } = this.#options;
    this.#child = spawn(process.execPath, [program, 'worker'], { env: { PATH: process.env['PATH'] ?? '', ...environment }, stdio: ['ignore', 'ignore', 'pipe'] });
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      const logged = chunk.toString().split('\n').filter((line) => line.startsWith('{'));
      this.errors = [this.errors, ...logged].join('\n').slice(-20_000);
    });
    this.memory.push([]);
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    return child.exitCode;
  }

  async look(): Promise<void> {
    const megabytes = await residentMegabytes(this.#child?.pid);
    if (megabytes !== null) this.memory.at(-1)?.push(megabytes);
  }
}

async function residentMegabytes(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
}
