import { FEATURES } from './compare.ts';
import { logOdds } from './trees.ts';
import type { Trees } from './trees.ts';

const at = (name: (typeof FEATURES)[number]): number => FEATURES.indexOf(name);
const [DAY_GAP, EVENT_GAP, NAMES, CONTAINMENT, SITE_KM, DEAD_AGREE] = [
  at('dayGap'), at('eventGap'), at('namesBeyondPlaces'), at('containment'), at('siteKm'), at('killedAgree'),
];

/** Days between two dated events of one place from which they are two events. */
const APART = 3;
/** Kilometres between the nearest places that two texts name from which they are two events, where they count different dead as well. */
const ELSEWHERE_KM = 10;
/** Names beyond places, in words never seen before, that a follow-up shares with the first report. */
const FEW_NAMES = 0.5;
const COPIED = 0.5;
/** Log-odds left to a pair that its days, or its places and numbers, contradict. */
export const CONTRADICTED = -4;

/**
 * Log-odds that two texts tell of one event. The classifier learnt much from follow-ups that name the same people weeks later; where both texts date their
 * event, no day fits and nothing is shared but the place, its word is not taken: shelled again is another event. Nor where they name other places
 * and other numbers of dead: a monitor's notices of two towns differ in nothing else.
 */
export function judge(trees: Trees, features: ArrayLike<number>): number {
  const odds = logOdds(trees, features);
  const little = features[NAMES]! < FEW_NAMES && features[CONTAINMENT]! < COPIED;
  const otherDay = features[DAY_GAP]! >= APART && features[EVENT_GAP]! >= APART;
  const elsewhere = features[SITE_KM]! >= ELSEWHERE_KM && features[DEAD_AGREE] === 0;
  return little && (otherDay || elsewhere) ? Math.min(odds, CONTRADICTED) : odds;
}
