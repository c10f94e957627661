/** A statement takes no further request's keys past these, so that nobody's few wait for others' many. */
const MOST_KEYS = 200;
/**
 * While a statement runs the next keys gather: one at a time answered a quarter more requests than two, for half of PostgreSQL's processor time. Another one
 * goes out beside it when it is full, or when the one under way is slow, for whatever reason.
 */
const SLOW_MS = 20;
/** Statements of one plan under way at once. */
const MOST_UNDER_WAY = 4;

interface Waiting<T, With> {
  keys: readonly string[];
  having: With;
  resolve: (found: ReadonlyMap<string, T>) => void;
  reject: (error: unknown) => void;
}

/** Reads one by one what is asked one by one, and together what is asked in one turn of the event loop: a key of several requests is read once. */
export function gather<T, With>(readAll: (keys: string[], having: With) => Promise<ReadonlyMap<string, T>>): (keys: readonly string[], having: With) => Promise<ReadonlyMap<string, T>> {
  let waiting: Waiting<T, With>[] = [];
  let gathered = new Set<string>();
  let underWay = 0;
  let slow = 0;
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
    gathered = new Set(waiting.flatMap(({ keys: left }) => left));
    return { asked, keys };
  };
  const mayGo = (): boolean => underWay < MOST_UNDER_WAY && (underWay <= slow || gathered.size >= MOST_KEYS);
  const send = async (): Promise<void> => {
    called = false;
    const [first] = waiting;
    if (!first || !mayGo()) return;
    const { asked, keys } = take();
    underWay += 1;
    void send();
    const patience = new Patience(() => {
      slow += 1;
      void send();
    });
    try {
      const found = await readAll([...keys], first.having);
      for (const { resolve } of asked) resolve(found);
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
    if (patience.end()) slow -= 1;
    underWay -= 1;
    void send();
  };

  return (keys, having) => new Promise((resolve, reject) => {
    waiting.push({ keys, having, resolve, reject });
    for (const key of keys) gathered.add(key);
    if (called) return;
    called = true;
    setImmediate(() => void send());
  });
}

/** Calls when it is over. */
class Patience {
  private lost = false;
  private readonly timer: NodeJS.Timeout;

  constructor(over: () => void) {
    this.timer = setTimeout(() => {
      this.lost = true;
      over();
    }, SLOW_MS);
  }

  /** @returns whether it was over before */
  end(): boolean {
    clearTimeout(this.timer);
    return this.lost;
  }
}
