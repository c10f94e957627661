import { createInterface } from 'node:readline';
import { Command } from 'commander';
import type { Report } from '../ingest/cluster/types.ts';
import { LineError, parseLine, writeLine } from './ndjson.ts';

/** `desk cluster --batch`: NDJSON of reports in, read whole; then for each, in order, the copies and the event it belongs to. */
export function clusterCommand(): Command {
  return new Command('cluster')
    .description('group reports: copies of one text (family) and reports of one event (incident); NDJSON on standard input is read whole, then answered')
    .requiredOption('--batch', 'read {"id", "title"?, "text", "publishedAt"?} lines')
    .action(runBatch);
}

type Line = { id: unknown; report: Omit<Report, 'id'> } | { id: unknown; error: { code: string; message: string } };

async function runBatch(): Promise<void> {
  const { clusterAll } = await import('../ingest/cluster/batch.ts');
  const lines: Line[] = [];
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (text.trim() !== '') lines.push(readLine(text));
  }
  const answers = clusterAll(lines.flatMap((line) => ('report' in line ? [line.report] : [])));
  let next = 0;
  for (const line of lines) {
    if ('error' in line) {
      process.exitCode = 1;
      await writeLine(process.stdout, line);
      continue;
    }
    const { family, incident } = answers[next]!;
    next += 1;
    await writeLine(process.stdout, { id: line.id, family: `f${family}`, incident: `i${incident}` });
  }
}

function readLine(text: string): Line {
  let id: unknown = null;
  try {
    const line = parseLine(text);
    id = line['id'] ?? null;
    if (typeof line['text'] !== 'string') throw new LineError('BAD_INPUT', 'The line needs a "text" that is a string');
    return { id, report: { text: line['text'], title: optional(line, 'title'), publishedAt: optional(line, 'publishedAt') } };
  } catch (error) {
    if (!(error instanceof LineError)) throw error;
    return { id, error: { code: error.code, message: error.message } };
  }
}

/** @throws LineError BAD_INPUT */
function optional(line: Record<string, unknown>, name: string): string | undefined {
  const value = line[name] ?? undefined;
  if (value !== undefined && typeof value !== 'string') throw new LineError('BAD_INPUT', `"${name}" must be a string or null`);
  return value;
}
