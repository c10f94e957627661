import { describe, expect, test } from '@jest/globals';
import { metresBetween } from '../../common/distance.ts';
import { demoActorsFile } from '../../demo/actors.ts';
import type { DemoPage, Figure, Truth } from '../../demo/page.ts';
import { demoPages, publishedOf, textOf } from '../../demo/pages.ts';
import { loadKnowledge, suggest } from '../../ingest/suggest/suggest.ts';
import type { Count, Suggestions } from '../../ingest/suggest/types.ts';

/** The whole engine on whole articles: every page of the demonstration newsroom against the truth that it was written from. */

interface Marked {
  page: DemoPage;
  truth: Truth;
  found: Suggestions;
}

const knowledge = loadKnowledge([demoActorsFile()]);

/** A page and what became of it after its edit; a redirect has no text of its own. */
const marked: Marked[] = demoPages
  .filter(({ body }) => body.length > 0)
  .flatMap((page) => (page.edit ? [page, { ...page, ...page.edit, slug: `${page.slug}, edited` }] : [page]))
  .map((page) => ({ page, truth: page.truth, found: suggest({ title: page.title, text: textOf(page.body), language: page.language, publishedAt: publishedOf(page) }, knowledge) }));

/** What is right and wrong of one kind, said as "truth | suggestion". */
interface Mark {
  slug: string;
  right: boolean;
  truth: string;
  suggested: string;
}

/** Nothing where at least the share of marks is right, else how many are and every fault. */
function faultsBelow(share: number, marks: Mark[]): string[] {
  const faults = marks.filter(({ right }) => !right).map(({ slug, truth, suggested }) => `${slug}: ${truth} | ${suggested}`);
  const enough = marks.length > 0 && marks.length - faults.length >= share * marks.length;
  return enough ? [] : [`${marks.length - faults.length} of ${marks.length} right`, ...faults];
}

const say = (count: Pick<Count, 'min' | 'max'> | null | undefined): string => (count ? `${count.min ?? ''}–${count.max ?? ''}` : 'none');

function isInside(truth: Figure, found: Count | null): boolean {
  return found !== null && (found.min ?? 0) >= (truth.min ?? 0) && (found.max ?? Infinity) <= (truth.max ?? Infinity);
}

/** Names of the demonstration's own actors carry a mark; the same actor may be named in another script, so any of its names will do. */
function names(suggested: string | null, wanted: string): boolean {
  const actor = knowledge.actors.actors.find(({ name }) => name === suggested || suggested?.endsWith(name));
  return [suggested ?? '', ...(actor?.aliases ?? [])].some((name) => name.includes(wanted) || (name !== '' && wanted.includes(name)));
}

/** A name in another script than the truth's can't be compared by its letters. */
const isArabic = (name: string): boolean => /[\u0621-\u064a]/.test(name);

describe('over whole articles', () => {
  test.each(['killed', 'injured'] as const)('%s lies in the true range', (kind) => {
    const marks: Mark[] = marked.flatMap(({ page, truth, found }) => {
      const figure = truth[kind];
      return figure ? [{ slug: page.slug, right: isInside(figure, found.harm[kind]), truth: say(figure), suggested: say(found.harm[kind]) }] : [];
    });
    expect(faultsBelow(0.85, marks)).toEqual([]);
  });

  test('no figure is made up', () => {
    const marks: Mark[] = marked.filter(({ truth }) => truth.killed === null).map(({ page, found }) => (
      { slug: page.slug, right: found.harm.killed === null, truth: 'none', suggested: say(found.harm.killed) }));
    expect(faultsBelow(0.85, marks)).toEqual([]);
  });

  test('the first date is the day or period', () => {
    const marks: Mark[] = marked.flatMap(({ page, truth: { when }, found: { dates: [first] } }) => (
      when ? [{ slug: page.slug, right: first?.start === when.start && first.end === when.end, truth: `${when.start}/${when.end}`, suggested: `${first?.start}/${first?.end}` }] : []));
    expect(faultsBelow(0.85, marks)).toEqual([]);
  });

  test('the first place is the true one, or an area around it', () => {
    const marks: Mark[] = marked.flatMap(({ page, truth: { place }, found: { places: [first] } }) => (
      place ? [{ slug: page.slug, right: first !== undefined && metresBetween(place, first) <= Math.max(10_000, first.radius), truth: place.name, suggested: `${first?.name}, ${first?.country}` }] : []));
    expect(faultsBelow(0.9, marks)).toEqual([]);
  });

  test('humanitarian notes are found with a sector and the figure', () => {
    const marks: Mark[] = marked.flatMap(({ page, truth, found }) => (truth.notes ?? []).map((note) => {
      const sameFigure = ({ affected }: Suggestions['notes'][number]) => !note.affected || (affected?.min === note.affected.min && affected.max === note.affected.max);
      const right = found.notes.some((one) => sameFigure(one) && one.sectors.some((sector) => note.sectors.includes(sector)));
      return { slug: page.slug, right, truth: `${note.sectors.join()} ${say(note.affected)}`, suggested: found.notes.map(({ sectors, affected }) => `${sectors.join()} ${say(affected)}`).join('; ') };
    }));
    expect(faultsBelow(0.85, marks)).toEqual([]);
  });

  test('published tallies are found whole', () => {
    const marks: Mark[] = marked.flatMap(({ page, truth, found }) => (truth.tallies ?? []).map((tally) => {
      const right = found.tallies.some((one) => names(one.by, tally.by) && one.from === tally.start && one.to === tally.end && one.events === tally.events
        && one.changePercent === tally.changePercent && one.killed !== null && isInside(tally.killed, one.killed));
      return { slug: page.slug, right, truth: `${tally.by} ${say(tally.killed)}`, suggested: found.tallies.map(({ by, killed }) => `${by} ${say(killed)}`).join('; ') };
    }));
    expect(faultsBelow(0.85, marks)).toEqual([]);
  });

  test('statements are found under their speaker', () => {
    const marks: Mark[] = marked.flatMap(({ page, truth, found }) => (truth.statements ?? []).map((statement) => ({
      slug: page.slug, right: found.statements.some(({ speaker, stance }) => stance === statement.stance && (names(speaker, statement.speaker) || isArabic(speaker) !== isArabic(statement.speaker))),
      truth: `${statement.speaker} ${statement.stance}`, suggested: found.statements.map(({ speaker, stance }) => `${speaker} ${stance}`).join('; '),
    })));
    expect(faultsBelow(0.85, marks)).toEqual([]);
  });

  test('relevance tells what the desk records from the rest', () => {
    const marks: Mark[] = marked.map(({ page, found: { relevance } }) => {
      const wanted = page.kind !== 'UNRELATED' && page.kind !== 'LOGIN_WALL' && page.kind !== 'ERROR';
      return { slug: page.slug, right: wanted ? relevance >= 0.5 : relevance < 0.1, truth: wanted ? 'at least 0.5' : 'below 0.1', suggested: String(relevance) };
    });
    expect(faultsBelow(0.95, marks)).toEqual([]);
  });

  test('the month’s maximum is not let through as a fact', () => {
    const report = marked.find(({ page }) => page.slug === 'monthly-report');
    expect(report?.found.warnings.map(({ code }) => code)).toEqual(['MAXIMUM_STATED_AS_FACT', 'RANK_TRUE_ONLY_WHEN_PUBLISHED']);
  });

  test('only reports of dead fighters warn of them', () => {
    expect(marked.filter(({ found }) => found.warnings.some(({ code }) => code === 'COMBATANTS_AMONG_KILLED')).map(({ page }) => page.slug)).toEqual(['fighters']);
  });
});
