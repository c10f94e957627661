import { parse } from 'csv-parse/sync';
import type { Line } from './lines.ts';

/** One record's fields, or why it can't be read; `line` is its first. */
export type CsvRecord = { line: number; fields: string[] } | { line: number; fault: string };

/** Lines that one quoted field may span; past them the quote was a mistake. GED's longest headlines take a handful. */
const LONGEST_FIELD = 40;

/**
 * CSV records out of lines. A line that can't be read harms no other one: a quote that is opened and never closed is the fault of its
 * own line, and lines that were joined because of it are read each alone.
 */
export async function* csvRecords(lines: AsyncIterable<Line>): AsyncGenerator<CsvRecord> {
  let width = 0;
  for await (const group of joined(lines)) {
    for (const record of readGroup(group, width)) {
      width ||= 'fields' in record ? record.fields.length : 0;
      yield record;
    }
  }
}

/** Lines with an open quote together with those up to the one that closes it. */
async function* joined(lines: AsyncIterable<Line>): AsyncGenerator<Line[]> {
  let open: Line[] = [];
  for await (const line of lines) {
    const odd = line.text.split('"').length % 2 === 0;
    if (open.length === 0 && !odd) {
      if (line.text.trim() !== '') yield [line];
      continue;
    }
    open.push(line);
    if (open.length > 1 && odd) yield open;
    else if (open.length > LONGEST_FIELD) yield* open.map((each) => [each]);
    else continue;
    open = [];
  }
  yield* open.map((each) => [each]);
}

function readGroup(group: Line[], width: number): CsvRecord[] {
  const { line } = group[0] ?? { line: 0 };
  const [fields, ...more] = parsed(group.map(({ text }) => text).join('\n'));
  if (fields && more.length === 0 && (width === 0 || fields.length === width)) return [{ line, fields }];
  if (group.length > 1) return group.flatMap((each) => readGroup([each], width));
  return [{ line, fault: fields ? `${fields.length} fields where the first line names ${width}` : 'the quotes of the line can\'t be made out' }];
}

/** Quotes inside a field that isn't quoted are its text: GED quotes headlines. */
function parsed(text: string): string[][] {
  try {
    return parse(text, { relax_quotes: true, relax_column_count: true });
  } catch {
    return [];
  }
}
