import type { Sample } from './sets.ts';
import type { Figure } from './baseline.ts';

export type Kind = 'killed' | 'injured';
export type Answer = (sample: Sample, kind: Kind) => Figure;

/** One measured share: `right` of `of`. */
export interface Share {
  right: number;
  of: number;
}

/** Both ends equal, over the texts whose truth is known. */
export function bothEnds(samples: Sample[], kind: Kind, answer: Answer): Share {
  return share(samples.filter((sample) => range(sample, kind) !== null), (sample) => {
    const [low, high] = range(sample, kind)!;
    const { min, max } = answer(sample, kind);
    return min === low && max === high;
  });
}

/** The answer lies within the true range, over the texts whose truth is known; no answer is wrong. */
export function insideOfAll(samples: Sample[], kind: Kind, answer: Answer): Share {
  return share(samples.filter((sample) => range(sample, kind) !== null), (sample) => inside(sample, kind, answer(sample, kind)));
}

/** The answer lies within the true range, over the texts that were answered at all. */
export function insideOfAnswered(samples: Sample[], kind: Kind, answer: Answer): Share {
  const known = samples.filter((sample) => range(sample, kind) !== null && answer(sample, kind).min !== null);
  return share(known, (sample) => inside(sample, kind, answer(sample, kind)));
}

/** For a single true number where "nobody" and "not said" are one: no answer counts as 0. */
export function rightNumber(samples: Sample[], kind: Kind, answer: Answer): Share {
  return share(samples, (sample) => {
    const { min, max } = answer(sample, kind);
    const truth = sample.truth[kind];
    return (min ?? 0) === truth && (max ?? 0) === truth;
  });
}

function range(sample: Sample, kind: Kind): [number, number] | null {
  const low = sample.truth[`${kind}_min`];
  const high = sample.truth[`${kind}_max`];
  return typeof low === 'number' && typeof high === 'number' ? [low, high] : null;
}

function inside(sample: Sample, kind: Kind, { min, max }: Figure): boolean {
  const [low, high] = range(sample, kind)!;
  return min !== null && max !== null && min >= low && max <= high;
}

function share(samples: Sample[], right: (sample: Sample) => boolean): Share {
  return { right: samples.filter(right).length, of: samples.length };
}
