import type { Readable } from 'node:stream';
import { airwarsIncident } from './airwarsIncident.ts';
import { linesOf } from './lines.ts';
import { LineFault, readLine, storable, type ImportLine } from './record.ts';

/** Reads the Airwars archive, one JSON object a line; empty lines are passed over. @throws the stream's error */
export async function* readAirwars(text: Readable): AsyncGenerator<ImportLine> {
  for await (const { line, text: json } of linesOf(text)) {
    if (json.trim() !== '') yield readLine(line, () => airwarsIncident(parsed(json), line));
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json, (_key, inner: unknown) => {
      if (typeof inner === 'string' && !storable(inner)) throw new LineFault('a field holds characters that are no text');
      return inner;
    }) as unknown;
  } catch (error) {
    if (error instanceof LineFault) throw error;
    throw new LineFault(`the line is not JSON: ${String(error).slice(0, 120)}`);
  }
}
