/**
 * One text for one value, however its keys are ordered: JSON without white space, keys by UTF-16 code units, numbers as ECMAScript writes
 * them. This is the JSON Canonicalization Scheme (RFC 8785), which rests on `JSON.stringify` for numbers and texts.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined).toSorted(([one], [other]) => (one < other ? -1 : 1));
    return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
