/** Statements of one plan under way at once: while they run, the next keys gather. */
const MOST_UNDER_WAY = 2;
/** A statement takes no further request's keys past these, so that nobody's few wait for others' many. */
const MOST_KEYS = 200;

interface Waiting<T, With> {
  keys: readonly string[];
  having: With;
  resolve: (found: ReadonlyMap<string, T>) => void;
  reject: (error: unknown) => void;
}

/** Reads one by one what is asked one by one, and together what is asked in one turn of the event loop: a key of several requests is read once. */
export function gather<T, With>(readAll: (keys: string[], having: With) => Promise<ReadonlyMap<string, T>>): (keys: readonly string[], having: With) => Promise<ReadonlyMap<string, T>> {
  let waiting: Waiting<T, With>[] = [];
  let underWay = 0;
  let called = false;

  /** Requests for the next statement, and their keys. */
  const take = (): { asked: Waiting<T, With>[]; keys: Set<string> } => {
    const keys = new Set<string>();
    let taken = 0;
    while (taken < waiting.length && (taken === 0 || keys.size < MOST_KEYS)) {
      for (const key of waiting[taken]?.keys ?? []) keys.add(key);
      taken += 1;
    }
    const asked = waiting.slice(0, taken);
    waiting = waiting.slice(taken);
    return { asked, keys };
  };
  const send = async (): Promise<void> => {
    called = false;
    const [first] = waiting;
    if (!first || underWay >= MOST_UNDER_WAY) return;
    const { asked, keys } = take();
    underWay += 1;
    if (waiting.length > 0) void send();
    try {
      const found = await readAll([...keys], first.having);
      for (const { resolve } of asked) resolve(found);
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
    underWay -= 1;
    void send();
  };

  return (keys, having) => new Promise((resolve, reject) => {
    waiting.push({ keys, having, resolve, reject });
    if (called) return;
    called = true;
    setImmediate(() => void send());
  });
}
