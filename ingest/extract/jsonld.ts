/** An object of JSON-LD; nothing about its values may be taken for granted. */
export type JsonObject = Record<string, unknown>;

/** Objects taken out of one script; real pages have under 100. */
const MAX_OBJECTS = 2_000;
const MAX_DEPTH = 12;

/**
 * Reads a JSON-LD script as news pages write it: with comments, raw line ends in strings or a comma too many, and where it is
 * cut short, whatever plain fields come before the cut. Never throws.
 * @returns every object that has a type or stands alone, outermost first
 */
export function readJsonLd(source: string): JsonObject[] {
  const text = source.replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[|\/\*<!\[CDATA\[\*\/)/, '')
    .replace(/(?:-->|\/\/\s*\]\]>|\]\]>|\/\*\]\]>\*\/)\s*;?\s*$/, '').replace(/;\s*$/, '').trim();
  if (text === '') return [];
  const value = parseLoosely(text);
  if (value === undefined) return [salvage(text)];
  const found: JsonObject[] = [];
  flatten(value, found, 0);
  return found;
}

function parseLoosely(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // eslint-disable-next-line no-control-regex
    const mended = text.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s*([}\]])/g, '$1');
    try {
      return JSON.parse(mended);
    } catch {
      return undefined;
    }
  }
}

function flatten(value: unknown, found: JsonObject[], depth: number): void {
  if (depth > MAX_DEPTH || found.length >= MAX_OBJECTS || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) flatten(item, found, depth + 1);
    return;
  }
  const object = value as JsonObject;
  if ('@type' in object || depth === 0) found.push(object);
  for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'liveBlogUpdate', 'itemListElement', 'hasPart', 'isPartOf']) {
    if (key in object) flatten(object[key], found, depth + 1);
  }
}

const PLAIN_FIELD = /"(headline|datePublished|dateModified|articleBody|@type|inLanguage|isAccessibleForFree)"\s*:\s*("(?:[^"\\]|\\.)*"|true|false)/g;
const AUTHOR_FIELD = /"author"\s*:\s*[[{][^\]}]*?"name"\s*:\s*("(?:[^"\\]|\\.)*")/;

/** The plain fields of a script that can't be parsed as a whole; the first of a name counts. */
function salvage(text: string): JsonObject {
  const object: JsonObject = {};
  for (const [, key, raw] of text.matchAll(PLAIN_FIELD)) {
    if (key !== undefined && raw !== undefined && !(key in object)) object[key] = parseLoosely(raw);
  }
  const author = AUTHOR_FIELD.exec(text)?.[1];
  if (author !== undefined) object['author'] = { '@type': 'Person', name: parseLoosely(author) };
  return object;
}
