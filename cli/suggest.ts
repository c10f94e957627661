import { Command } from 'commander';
import type { Report } from '../ingest/suggest/types.ts';
import { answerLines, LineError } from './ndjson.ts';

interface Options {
  batch?: boolean;
  actors?: string[];
  places?: string[];
}

/** `desk suggest --batch`: NDJSON of reports in, NDJSON of suggestions out. */
export function suggestCommand(): Command {
  const command = new Command('suggest');
  return command
    .description('read who, how many, where and when out of reports: NDJSON on standard input, one answer a line')
    .requiredOption('--batch', 'read {"id", "title"?, "text", "language"?, "publishedAt"?} lines')
    .option('--actors <file...>', 'further dictionaries of actors (JSON, as ingest/suggest/who/actors.json)')
    .option('--places <file...>', 'further lists of places (CSV with name, country, lat, lon and, where known, id, arabic, admin1, precision, radius, population, names)')
    .action((options: Options) => runBatch(options, command));
}

async function runBatch(options: Options, command: Command): Promise<void> {
  const { loadKnowledge, suggest } = await import('../ingest/suggest/suggest.ts');
  const knowledge = orSay(command, () => loadKnowledge(options.actors, options.places));
  const failed = await answerLines(process.stdin, process.stdout, (line) => ({ id: line['id'] ?? null, ...suggest(readReport(line), knowledge) }));
  if (failed > 0) process.exitCode = 1;
}

/** A faulty file is the operator's to mend: its message, without a stack, and exit code 1. */
function orSay<T>(command: Command, load: () => T): T {
  try {
    return load();
  } catch (error) {
    return command.error(error instanceof Error ? error.message : String(error));
  }
}

/** @throws LineError BAD_INPUT */
function readReport(line: Record<string, unknown>): Report {
  const text = line['text'];
  if (typeof text !== 'string') throw new LineError('BAD_INPUT', 'The line needs a "text" that is a string');
  return { text, ...optional(line, 'title'), ...optional(line, 'language'), ...optional(line, 'publishedAt') };
}

function optional<K extends string>(line: Record<string, unknown>, name: K): Partial<Record<K, string>> {
  const value = line[name];
  if (value === undefined || value === null) return {};
  if (typeof value !== 'string') throw new LineError('BAD_INPUT', `"${name}" must be a string or null`);
  return { [name]: value } as Record<K, string>;
}
