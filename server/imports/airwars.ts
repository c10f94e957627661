import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { airwarsIncident } from './airwarsIncident.ts';
import { LineFault, readLine, storable, type ImportLine } from './record.ts';

/** Reads the Airwars archive, one JSON object a line; empty lines are passed over. */
export async function* readAirwars(text: Readable): AsyncGenerator<ImportLine> {
  let fault: Error | undefined;
  text.on('error', (error) => void (fault = error));
  let line = 0;
  for await (const json of createInterface({ input: text, crlfDelay: Infinity })) {
    line += 1;
    const at = line;
    if (json.trim() !== '') yield readLine(at, () => airwarsIncident(parsed(json), at));
  }
  if (fault) throw fault;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.startsWith('\uFEFF') ? json.slice(1) : json, (_key, inner: unknown) => {
      if (typeof inner === 'string' && !storable(inner)) throw new LineFault('a field holds characters that are no text');
      return inner;
    }) as unknown;
  } catch (error) {
    if (error instanceof LineFault) throw error;
    throw new LineFault(`the line is not JSON: ${String(error).slice(0, 120)}`);
  }
}
