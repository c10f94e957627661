import { parse, type CsvError, type InfoRecord } from 'csv-parse';
import type { Readable } from 'node:stream';
import { readLine, type BadLine, type ImportLine } from './record.ts';
import { ucdpEvent, type UcdpRow } from './ucdpEvent.ts';

/** Longest record that is read, in characters: an unclosed quote must not swallow the rest of the file into memory. */
const LONGEST_RECORD = 200_000;

/**
 * Reads a UCDP GED file as CSV with a header, either the full columns or the small set of `low_death`, `best_death` and so on. A line
 * that can't be read is handed on with its reason, and the reading goes on.
 */
export async function* readUcdp(text: Readable): AsyncGenerator<ImportLine> {
  const skipped: BadLine[] = [];
  const parser = parse({
    columns: knownColumns, bom: true, info: true, skip_empty_lines: true, relax_quotes: true, skip_records_with_error: true, max_record_size: LONGEST_RECORD,
    on_skip: (error) => void skipped.push({ line: lineOf(error), fault: error?.message ?? 'the line can\'t be read' }),
  });
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  for await (const { record, info } of parser as AsyncIterable<{ record: UcdpRow; info: InfoRecord }>) {
    yield* skipped.splice(0);
    yield readLine(info.lines, () => ucdpEvent(record, info.lines));
  }
  yield* skipped;
}

/** @throws Error where the file is something else altogether */
function knownColumns(header: string[]): string[] {
  const missing = ['id', 'country', 'type_of_violence', 'side_a', 'side_b'].filter((name) => !header.includes(name));
  if (missing.length > 0) throw new Error(`This is no UCDP GED file: its first line names no column ${missing.join(', ')}`);
  return header;
}

/** csv-parse's errors carry the parser's state; their type only allows for more. */
function lineOf(error: CsvError | undefined): number {
  const lines: unknown = error?.['lines'];
  return typeof lines === 'number' ? lines : 0;
}
