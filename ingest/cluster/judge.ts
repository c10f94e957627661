import { FEATURES } from './compare.ts';
import { logOdds } from './trees.ts';
import type { Trees } from './trees.ts';

const at = (name: (typeof FEATURES)[number]): number => FEATURES.indexOf(name);
const [DAY_GAP, EVENT_GAP, NAMES, CONTAINMENT] = [at('dayGap'), at('eventGap'), at('namesBeyondPlaces'), at('containment')];

/** Days between two dated events of one place from which they are two events. */
const APART = 3;
/** Names beyond places, in words never seen before, that a follow-up shares with the first report. */
const FEW_NAMES = 0.5;
const COPIED = 0.5;
/** Log-odds left to a pair that its days contradict. */
export const CONTRADICTED = -4;

/**
 * Log-odds that two texts tell of one event. The classifier learnt much from follow-ups that name the same people weeks later; where both texts date their
 * event, no day fits and nothing is shared but the place, its word is not taken: shelled again is another event.
 */
export function judge(trees: Trees, features: ArrayLike<number>): number {
  const odds = logOdds(trees, features);
  const contradicted = features[DAY_GAP]! >= APART && features[EVENT_GAP]! >= APART && features[NAMES]! < FEW_NAMES && features[CONTAINMENT]! < COPIED;
  return contradicted ? Math.min(odds, CONTRADICTED) : odds;
}
