import type { Candidate } from '../../ingest/suggest/counts/candidates.ts';
import { findMentions, findTitleMentions } from '../../ingest/suggest/counts/find.ts';
import { pickFigure, settingOf } from '../../ingest/suggest/counts/pick.ts';
import { readDocument } from '../../ingest/suggest/document.ts';
import type { HarmFigure } from '../../ingest/suggest/types.ts';
import type { Kind } from './counts.ts';
import type { Sample } from './sets.ts';

/** The commonest kinds of failure, most frequent first. No text is shown: only how the answer and the truth lie to each other. */
export function commonestErrors(sets: Map<string, Sample[]>, limit = 20): { failure: string; texts: number }[] {
  const counts = new Map<string, number>();
  for (const [set, samples] of sets) {
    for (const sample of samples) {
      for (const kind of ['killed', 'injured'] as const) {
        const failure = failureOf(set, sample, kind);
        if (failure) counts.set(failure, (counts.get(failure) ?? 0) + 1);
      }
    }
  }
  return [...counts].map(([failure, texts]) => ({ failure, texts })).toSorted((a, b) => b.texts - a.texts).slice(0, limit);
}

function failureOf(set: string, sample: Sample, kind: Kind): string | null {
  const single = sample.truth[kind];
  const low = single ?? sample.truth[`${kind}_min`];
  const high = single ?? sample.truth[`${kind}_max`];
  if (typeof low !== 'number' || typeof high !== 'number') return null;
  const document = readDocument(sample);
  const mentions = [...findTitleMentions(document), ...findMentions(document)];
  const dead = kind === 'injured' ? pickFigure(settingOf(document, 'killed', mentions, null)) : null;
  const setting = settingOf(document, kind, mentions, dead?.min ?? null);
  const figure = pickFigure(setting);
  const mustEqual = set !== 'syria-ar';
  const wrong = wrongness({ figure, low, high, mustEqual, zeroWhenSilent: single !== undefined, candidates: setting.candidates });
  return wrong && `${set} ${kind}: ${wrong}`;
}

interface Case {
  figure: HarmFigure | null;
  low: number;
  high: number;
  mustEqual: boolean;
  zeroWhenSilent: boolean;
  candidates: Candidate[];
}

function wrongness({ figure, low, high, mustEqual, zeroWhenSilent, candidates }: Case): string | null {
  const said = candidates.filter(({ origin }) => origin !== 'NONE');
  if (!figure) {
    if (zeroWhenSilent && low === 0) return null;
    if (said.length === 0) return 'nothing found in the text';
    return said.some(({ min }) => min >= low && min <= high) ? 'no answer though the right figure was found' : 'no answer, only other figures found';
  }
  const { min, max } = figure;
  if (min === null || max === null) return null;
  const right = mustEqual ? min === low && max === high : min >= low && max <= high;
  if (right) return null;
  if (high === 0) return 'a figure where there was none';
  if (mustEqual && min === low) return max < high ? 'lower end right, upper end too low' : 'lower end right, upper end too high';
  if (mustEqual && max === high) return min < low ? 'upper end right, lower end too low' : 'upper end right, lower end too high';
  const found = said.some((candidate) => candidate.min >= low && candidate.max <= high);
  const less = max < low ? 'too low' : min > high ? 'too high' : 'off at one end';
  return `${less}, the right figure was ${found ? 'found but passed over' : 'not found'}`;
}
