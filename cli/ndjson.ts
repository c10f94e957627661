import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { once } from 'node:events';

/** What a batch line is answered with when it can't be worked on: the rest of the batch goes on. */
export interface BatchError {
  id: unknown;
  error: { code: string; message: string };
}

/** A fault of one line that the person at the other end can act on. */
export class LineError extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
  }
}

/**
 * Reads NDJSON, answers each line with one NDJSON line in the same order. Empty lines are passed over. A line that is
 * not a JSON object, or for which `answer` throws, is answered with `{id, error}`.
 * @returns how many lines failed
 */
export async function answerLines(
  input: Readable,
  output: Writable,
  answer: (line: Record<string, unknown>) => object | Promise<object>,
): Promise<number> {
  let failed = 0;
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    if (text.trim() === '') continue;
    const reply = await answerOne(text, answer);
    if ('error' in reply) failed += 1;
    await writeLine(output, reply);
  }
  return failed;
}

/** Writes one object as a line, waiting when the reader is slower than we are. */
export async function writeLine(output: Writable, value: object): Promise<void> {
  if (!output.write(`${JSON.stringify(value)}\n`)) await once(output, 'drain');
}

async function answerOne(text: string, answer: (line: Record<string, unknown>) => object | Promise<object>): Promise<object> {
  let id: unknown = null;
  try {
    const line = parseLine(text);
    id = line['id'] ?? null;
    return { ...(await answer(line)) };
  } catch (error) {
    const code = error instanceof LineError ? error.code : 'INTERNAL';
    return { id, error: { code, message: error instanceof Error ? error.message : String(error) } } satisfies BatchError;
  }
}

/** @throws LineError BAD_JSON */
export function parseLine(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new LineError('BAD_JSON', `The line is not JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new LineError('BAD_JSON', 'Each line must be a JSON object with an "id"');
  }
  return value as Record<string, unknown>;
}
