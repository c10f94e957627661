import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../common/root.ts';

export interface Program {
  process: ChildProcess;
  /** Everything printed so far, both streams. */
  printed(): string;
  /** Ends when the output matches. @throws Error with the output when the program ends first */
  until(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Resolves with the exit code, or null for a signal. */
  ended: Promise<number | null>;
}

/** Starts a compiled program of the project (`cli/desk`) as a process of its own. */
export function startProgram(name: string, args: string[], environment: Record<string, string>): Program {
  const file = join(projectRoot(), 'dist', `${name}.js`);
  if (!existsSync(file)) throw new Error(`${file} is not there: run \`npm run build\` first`);
  const child = spawn(process.execPath, [file, ...args], { env: { PATH: process.env['PATH'] ?? '', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { text += chunk.toString(); });
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return {
    process: child,
    printed: () => text,
    ended,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(text);
          if (match) resolve(match);
        };
        look();
        for (const stream of [child.stdout, child.stderr]) stream.on('data', look);
        void ended.then((code) => reject(new Error(`${name} ${args.join(' ')} ended with ${code}:\n${text}`)));
      }),
  };
}
