/**
 * What vague words stand for. Conservative end first: the minimum enters sums, the maximum only says how far the word is
 * commonly stretched. A change of a figure is a new version: stored suggestions say which version they were read with.
 */
export const VAGUE_WORDS_VERSION = 1;

export interface VagueRange {
  min: number;
  max: number | null;
}

/** "Several" and "a number of" promise no more than a plural does: two. */
export const VAGUE = {
  PLURAL: { min: 2, max: null },
  TENS: { min: 10, max: 20 },
  DOZENS: { min: 12, max: 24 },
  SCORES: { min: 20, max: 40 },
  HUNDREDS: { min: 100, max: 200 },
  THOUSANDS: { min: 1000, max: 2000 },
} as const satisfies Record<string, VagueRange>;

export type VagueName = keyof typeof VAGUE;
