import { useRef } from 'react';

/**
 * The value with those of its parts that say the same as before being the same objects as before: an answer that changes a claim doesn't
 * make the page draw the article anew. Compares as JSON, which for an item of 20 kB takes about 0.1 ms.
 */
export function useSteady<T extends object | undefined>(value: T): T {
  const before = useRef(value);
  if (value !== before.current) before.current = value && before.current ? steadied(before.current, value) : value;
  return before.current;
}

function steadied<T extends object>(before: T, after: T): T {
  const parts = Object.entries(after).map(([name, part]: [string, unknown]) => {
    const old = (before as Record<string, unknown>)[name];
    return [name, typeof part === 'object' && JSON.stringify(old) === JSON.stringify(part) ? old : part] as const;
  });
  return parts.every(([name, part]) => (before as Record<string, unknown>)[name] === part) ? before : (Object.fromEntries(parts) as T);
}
