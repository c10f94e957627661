import { useDebouncedCallback } from '@mantine/hooks';
import { useBell } from './useBell.ts';

/** Many rings together, as after a poll of a feed, are answered once. */
const GATHER_MS = 300;

/** Calls back soon after the queue changed. */
export function useQueueBell(onRing: () => void): void {
  useBell(useDebouncedCallback(onRing, GATHER_MS));
}
