import type { SuggestionOutcomeModel } from '../../prisma/client/models.ts';
import type { Db } from '../../prisma/db.ts';
import type { Knowledge } from '../../ingest/suggest/knowledge.ts';
import { suggest } from '../../ingest/suggest/suggest.ts';
import type { Suggestions } from '../../ingest/suggest/types.ts';
import { metresBetween } from '../../common/distance.ts';
import { countOf, dateOf, placeOf, sameCount, sameDate, samePlace } from '../../server/outcomes/shapes.ts';
import type { CountShape, DateShape, PlaceShape } from '../../server/outcomes/shapes.ts';

/** How one kind of suggestion did on the desk's own decisions. Shares are 0..1, null where nothing was decided. */
export interface FieldReport {
  field: string;
  language: string;
  accepted: number;
  corrected: number;
  dropped: number;
  added: number;
  /** Of what was suggested, how much was recorded as it stood. */
  precision: number | null;
  /** Of what was recorded, how much had been suggested so. */
  recall: number | null;
  /** Dates within a day, places within 10 km, of those recorded; null for other fields. */
  near: number | null;
  /** What today's rules make of the same texts: the share of the recorded values that they give exactly. */
  now: number | null;
}

/** How far a stated confidence can be believed. */
export interface Calibration {
  /** "0.6–0.8". */
  confidence: string;
  suggestions: number;
  /** Share of them that were accepted. */
  accepted: number;
}

const PAGE = 500;
const NEAR_METRES = 10_000;
const DAY = 86_400_000;

/**
 * Accuracy of the suggestions by what reviewers did with them: decisions that were taken back don't count. The texts are read
 * again with today's rules, so that a change of rules can be judged on the same decisions.
 */
export async function reviewReport(db: Db, knowledge: Knowledge): Promise<{ fields: FieldReport[]; calibration: Calibration[] }> {
  const tallies = new Map<string, Tally>();
  const bins = new Map<number, { suggestions: number; accepted: number }>();
  for await (const { outcomes, suggestions } of decidedItems(db, knowledge)) {
    for (const outcome of outcomes) {
      for (const language of ['all', outcome.language ?? 'unknown']) tallyOf(tallies, outcome.field, language).add(outcome, suggestions);
      calibrate(bins, outcome);
    }
  }
  const fields = [...tallies.values()].map((tally) => tally.report()).toSorted((a, b) => a.field.localeCompare(b.field) || a.language.localeCompare(b.language));
  const calibration = [...bins].toSorted(([a], [b]) => a - b).map(([bin, { suggestions, accepted }]) => ({
    confidence: `${(bin / 5).toFixed(1)}–${((bin + 1) / 5).toFixed(1)}`, suggestions, accepted: accepted / suggestions,
  }));
  return { fields, calibration };
}

async function* decidedItems(db: Db, knowledge: Knowledge): AsyncGenerator<{ outcomes: SuggestionOutcomeModel[]; suggestions: Suggestions }> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const items = await db.suggestionOutcome.findMany({
      where: { withdrawnAt: null, reviewItemId: { gt: after } }, distinct: ['reviewItemId'], orderBy: { reviewItemId: 'asc' }, take: PAGE, select: { reviewItemId: true, extractionId: true },
    });
    for (const { reviewItemId, extractionId } of items) {
      const outcomes = await db.suggestionOutcome.findMany({ where: { reviewItemId, withdrawnAt: null } });
      const { text, title, language, publishedAt } = await db.extraction.findUniqueOrThrow({ where: { id: extractionId } });
      yield { outcomes, suggestions: suggest({ text, ...(title && { title }), ...(language && { language }), ...(publishedAt && { publishedAt }) }, knowledge) };
    }
    if (items.length < PAGE) return;
    after = items.at(-1)!.reviewItemId;
  }
}

function tallyOf(tallies: Map<string, Tally>, field: string, language: string): Tally {
  const key = `${field} ${language}`;
  const known = tallies.get(key) ?? new Tally(field, language);
  tallies.set(key, known);
  return known;
}

function calibrate(bins: Map<number, { suggestions: number; accepted: number }>, { confidence, kind }: SuggestionOutcomeModel): void {
  if (confidence === null || kind === 'ADDED') return;
  const bin = Math.min(4, Math.floor(confidence * 5));
  const { suggestions, accepted } = bins.get(bin) ?? { suggestions: 0, accepted: 0 };
  bins.set(bin, { suggestions: suggestions + 1, accepted: accepted + (kind === 'ACCEPTED' ? 1 : 0) });
}

class Tally {
  private readonly kinds = { ACCEPTED: 0, CORRECTED: 0, DROPPED: 0, ADDED: 0 };
  private readonly near = { right: 0, of: 0 };
  private readonly now = { right: 0, of: 0 };

  private readonly field: string;
  private readonly language: string;

  constructor(field: string, language: string) {
    this.field = field;
    this.language = language;
  }

  add({ field, kind, suggested, decided }: SuggestionOutcomeModel, suggestions: Suggestions): void {
    this.kinds[kind] += 1;
    if (decided === null) return;
    const near = nearness(field, suggested, decided);
    if (near !== null) count(this.near, near);
    const now = rightNow(field, suggestions, decided);
    if (now !== null) count(this.now, now);
  }

  report(): FieldReport {
    const { ACCEPTED: accepted, CORRECTED: corrected, DROPPED: dropped, ADDED: added } = this.kinds;
    return {
      field: this.field, language: this.language, accepted, corrected, dropped, added,
      precision: share({ right: accepted, of: accepted + corrected + dropped }),
      recall: share({ right: accepted, of: accepted + corrected + added }),
      near: share(this.near), now: share(this.now),
    };
  }
}

function count(into: { right: number; of: number }, right: boolean): void {
  into.of += 1;
  if (right) into.right += 1;
}

function share({ right, of }: { right: number; of: number }): number | null {
  return of === 0 ? null : right / of;
}

function nearness(field: string, suggested: unknown, decided: unknown): boolean | null {
  if (field === 'DATE') return suggested !== null && daysApart(suggested as DateShape, decided as DateShape) <= 1;
  if (field === 'PLACE') return suggested !== null && metresBetween(suggested as PlaceShape, decided as PlaceShape) <= NEAR_METRES;
  return null;
}

function daysApart(one: DateShape, other: DateShape): number {
  return Math.max(Math.abs(Date.parse(one.start) - Date.parse(other.start)), Math.abs(Date.parse(one.end) - Date.parse(other.end))) / DAY;
}

/** Whether today's rules give the recorded value; null for fields of which there may be several. */
function rightNow(field: string, suggestions: Suggestions, decided: unknown): boolean | null {
  const said = suggestions as Parameters<typeof dateOf>[0];
  switch (field) {
    case 'KILLED':
    case 'INJURED': return same(countOf(suggestions.harm[field === 'KILLED' ? 'killed' : 'injured']), decided as CountShape, sameCount);
    case 'DATE': return same(dateOf(said), decided as DateShape, sameDate);
    case 'PLACE': return same(placeOf(said), decided as PlaceShape, samePlace);
    default: return null;
  }
}

function same<T>(suggested: T | null, decided: T, equal: (one: T, other: T) => boolean): boolean {
  return suggested !== null && equal(suggested, decided);
}
