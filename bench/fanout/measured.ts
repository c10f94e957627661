import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Figures {
  memory: NodeJS.MemoryUsage;
  cpu: NodeJS.CpuUsage;
}

/** A server in a process of its own that tells its memory and CPU time. */
export interface Measured {
  url: string;
  figures(collect?: boolean): Promise<Figures>;
  stop(): Promise<void>;
}

/** Starts a program and waits for the address that it prints. */
export async function startMeasured(file: string, args: string[], environment: Record<string, string>): Promise<Measured> {
  const child = spawn(process.execPath, ['--expose-gc', '--import', join(import.meta.dirname, 'probe.mjs'), file, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...environment }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const url = await printed(child, /https?:\/\/\S+\/graphql/);
  return {
    url: url.replace(/^http/, 'ws'),
    async figures(collect = false) {
      const answer = once(child, 'message');
      child.send(collect ? 'collect' : 'look');
      const [figures] = (await answer) as [Figures];
      return figures;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect(); // or it would wait for further questions
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function printed(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        const [found] = pattern.exec(text) ?? [];
        if (found) resolve(found);
      });
    }
    child.once('exit', (code) => reject(new Error(`${child.spawnargs.join(' ')} ended with ${code}:\n${text}`)));
  });
}
