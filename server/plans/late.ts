import { randomBytes } from 'node:crypto';
import { independentSources } from '../incidents/assess.ts';
import { namesOne } from '../incidents/embargo.ts';
import { WITHHELD } from '../read/withheld.ts';

// Values that only JavaScript can work out, by the same functions as the resolvers: SQL puts what they need into the answer as a
// mark, and `fillIn` replaces it before the answer leaves. Nobody can forge a mark: it begins with a secret of this process.

const SECRET = randomBytes(18).toString('base64url');
const MARK = new RegExp(`"${SECRET}:(\\w+):([A-Za-z0-9+/=]*)"`, 'g');

/** What a mark may stand for: takes what SQL gathered, gives the value. */
const LATE = {
  /** [text, names under embargo] → the text, or that it is withheld. */
  guarded: ([words, names]: [string, (string | null)[]]) => (namesOne(words, names.filter((name): name is string => name !== null && name.trim() !== '')) ? WITHHELD : words),
  /** Claims that allege harm: [source, family] each. */
  independent: (claims: [string, string | null][]) =>
    independentSources(claims.map(([sourceId, family]) => ({ sourceId, family, allegesHarm: true, withdrawnAt: null }))),
} as const;

/** An SQL expression of a mark; `json` is an expression of JSON that the value is worked out from. */
export function late(kind: keyof typeof LATE, json: string): string {
  return `'"${SECRET}:${kind}:' || translate(encode(convert_to(${json}::text, 'UTF8'), 'base64'), E'\\n', '') || '"'`;
}

/** Replaces the marks of an answer by their values. */
export function fillIn(answer: string): string {
  if (!answer.includes(SECRET)) return answer;
  return answer.replace(MARK, (_mark, kind: string, packed: string) => {
    const input: unknown = JSON.parse(Buffer.from(packed, 'base64').toString('utf8'));
    return JSON.stringify((LATE as unknown as Record<string, (input: unknown) => unknown>)[kind]?.(input));
  });
}
