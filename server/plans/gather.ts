/** Statements of one plan under way at once: while they run, the next keys gather. */
const MOST_UNDER_WAY = 2;

interface Waiting<T, With> {
  key: string;
  having: With;
  resolve: (value: T | undefined) => void;
  reject: (error: unknown) => void;
}

/** Reads one by one what is asked one by one, and together what is asked in one turn of the event loop. */
export function gather<T, With>(readAll: (keys: string[], having: With) => Promise<Map<string, T>>): (key: string, having: With) => Promise<T | undefined> {
  let waiting: Waiting<T, With>[] = [];
  let underWay = 0;
  let called = false;

  const send = async (): Promise<void> => {
    called = false;
    const [first] = waiting;
    if (!first || underWay >= MOST_UNDER_WAY) return;
    const asked = waiting;
    waiting = [];
    underWay += 1;
    try {
      const found = await readAll([...new Set(asked.map(({ key }) => key))], first.having);
      for (const { key, resolve } of asked) resolve(found.get(key));
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
    underWay -= 1;
    void send();
  };

  return (key, having) => new Promise((resolve, reject) => {
    waiting.push({ key, having, resolve, reject });
    if (called) return;
    called = true;
    setImmediate(() => void send());
  });
}
