/** A group waits no longer than this for its last members. */
const LONGEST_WAIT_MS = 1;
/** How much of the last group and those who came meanwhile the next group waits for. */
const PART = 9 / 10;

/**
 * Serves in groups those who ask at the same time: `look` is called once for each group, after the last of it came, and one call at a time.
 * The next group waits until it is nearly all of those who were asking of late: while one group is being looked for, others are read and answered.
 * (With 32 connections that ask on and on a look as soon as it can be served two requests, for as much processor time as three answers take. Waiting
 * for the very last of them would be waiting for a client that has had enough.) Who asks alone is looked for at once.
 */
export function inGroups<T>(look: () => Promise<boolean>, serve: (group: readonly T[], looked: boolean) => void): (some: readonly T[]) => void {
  let waiting: T[] = [];
  let expected = 1;
  let looking = false;
  let timer: NodeJS.Timeout | undefined;

  const begin = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const group = waiting;
    waiting = [];
    looking = true;
    const looked = await look();
    looking = false;
    expected = Math.floor((group.length + waiting.length) * PART);
    serve(group, looked);
    proceed();
  };
  const proceed = (): void => {
    if (looking || waiting.length === 0) return;
    if (waiting.length >= expected) void begin();
    else timer ??= setTimeout(() => void begin(), LONGEST_WAIT_MS);
  };
  return (some) => {
    waiting.push(...some);
    proceed();
  };
}
