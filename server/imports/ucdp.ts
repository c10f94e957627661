import type { Readable } from 'node:stream';
import { csvRecords } from './csvRecords.ts';
import { linesOf } from './lines.ts';
import { readLine, type ImportLine } from './record.ts';
import { ucdpEvent } from './ucdpEvent.ts';

/**
 * Reads a UCDP GED file as CSV with a header, either the full columns or the small set of `low_death`, `best_death` and so on. A line
 * that can't be read is handed on with its reason, and the reading goes on with the next one.
 * @throws Error where the file is something else altogether, or breaks off
 */
export async function* readUcdp(text: Readable): AsyncGenerator<ImportLine> {
  let header: string[] | undefined;
  for await (const record of csvRecords(linesOf(text))) {
    if (!header) header = knownColumns('fields' in record ? record.fields : []);
    else if ('fault' in record) yield record;
    else yield readEvent(record, header);
  }
}

function readEvent({ line, fields }: { line: number; fields: string[] }, header: string[]): ImportLine {
  return readLine(line, () => ucdpEvent(Object.fromEntries(header.map((name, index) => [name, fields[index] ?? ''])), line));
}

function knownColumns(header: string[]): string[] {
  const missing = ['id', 'country', 'type_of_violence', 'side_a', 'side_b'].filter((name) => !header.includes(name));
  if (missing.length > 0) throw new Error(`This is no UCDP GED file: its first line names no column ${missing.join(', ')}`);
  return header;
}
