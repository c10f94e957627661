import type { RandomQuery } from './generate.ts';

const HOSTILE: readonly unknown[] = [
  '\u0000', '\ud800', 'x'.repeat(70_000), '2147483648', '-1', '', null, true, 2_147_483_648, -2_147_483_649, 1e308, 5e-324, -0, [], {}, [[]], { a: 1 }, '275760-09-13', '0000-00-00', '2017-13-45T99:99:99Z',
  '10000-01-01', 'a\u0000b', '؀‮', 'SW5jaWRlbnQ6bm9uc2Vuc2U', 'W10', 'WyIxIiwiMiJd', '../../etc/passwd', "'; drop table incident; --", '%', '\\', '{{', '$1',
];
const PIECES = ['{', '}', '(', ')', '$', '@', '!', '"', '"""', '#', '...', ':', ',', '\u0000', '😔', '__schema { types { name } }', ' @include(if: false)', ' @deprecated', 'fragment X on Query { ...X }', '0x1', '-', '\\u0000', 'null', 'a: '];

/** Something like a valid operation, and mostly none any more. */
export function mutate({ query, variables }: RandomQuery, random: () => number): { query: unknown; variables: unknown; operationName?: unknown } {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const at = () => Math.floor(random() * query.length);
  const names = Object.keys(variables);
  switch (Math.floor(random() * 9)) {
    case 0: { const from = at(); return { query: query.slice(0, from) + query.slice(from + 1 + Math.floor(random() * 8)), variables }; }
    case 1: { const place = at(); return { query: query.slice(0, place) + one(PIECES) + query.slice(place), variables }; }
    case 2: { const [a, b] = [at(), at()].toSorted((x, y) => x - y) as [number, number]; return { query: query.slice(0, b) + query.slice(a), variables }; }
    case 3: return { query: query.replace(/\b[a-z]\w+\b/g, (word) => (random() < 0.1 ? one(['id', 'code', 'nodes', 'nonsense', 'edges']) : word)), variables };
    case 4: case 5: case 6: return names.length === 0 ? { query, variables: one(HOSTILE) } : { query, variables: poisoned(variables, one(names), one(HOSTILE), random) };
    case 7: return { query: one([...HOSTILE, query]), variables, operationName: one([...HOSTILE, 'Random', 'Other']) };
    default: return { query: query.replace(/: (\w+)(!?)(?=[,)])/, (_all, type: string) => `: ${one(['Int', 'String', 'ID', '[Int!]', type])}`), variables };
  }
}

/** The hostile value in a variable, or somewhere inside it. */
function poisoned(variables: Record<string, unknown>, name: string, hostile: unknown, random: () => number): Record<string, unknown> {
  const inside = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || random() < 0.3) return hostile;
    if (Array.isArray(value)) return value.length === 0 ? [hostile] : value.map((entry, index) => (index === 0 ? inside(entry) : (entry as unknown)));
    const keys = Object.keys(value);
    const key = keys[Math.floor(random() * keys.length)];
    return key === undefined ? hostile : { ...value, [key]: inside((value as Record<string, unknown>)[key]) };
  };
  return { ...variables, [name]: inside(variables[name]) };
}
