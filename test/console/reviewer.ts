import type { Page } from 'playwright-core';
import { demoPages } from '../../demo/pages.ts';
import type { DemoPage, Figure, Truth } from '../../demo/page.ts';

/** What the scripted reviewer did with one item. */
export interface Triaged {
  slug: string;
  act: 'promote' | 'attach' | 'reject' | 'defer';
  /** Whether the form was filled in as the page's truth has it. */
  right: boolean;
  /** Keys pressed from the item's appearance to its decision. */
  presses: number;
  /** Milliseconds from the deciding key to the first frame with the next item on it; null for the last item. */
  painted: number | null;
}

/**
 * Somebody who knows every page of the demonstration site and works by keyboard alone: promotes what is filled in right, mends what isn't,
 * attaches further reports of an event, rejects what is of no concern. Sits in a real browser, on an item that is open.
 */
export class ScriptedReviewer {
  readonly #page: Page;
  /** Incident labels of the truth → codes that were recorded. */
  readonly #recorded = new Map<string, string>();
  readonly #told = new Set<string>();
  #presses = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Decides `count` items, or fewer where the queue ends. @param readingMs how long an item is looked at before the first key */
  async triage(count: number, readingMs = 0): Promise<Triaged[]> {
    const done: Triaged[] = [];
    await this.#page.locator('[data-item]').waitFor();
    await this.#page.evaluate(watchPaints);
    while (done.length < count && new URL(this.#page.url()).pathname.startsWith('/items/')) {
      await this.#page.locator('[data-hold="MINE"]').waitFor();
      const id = await this.#page.locator('[data-item]').getAttribute('data-item');
      const page = await this.#demoPage();
      await this.#page.waitForTimeout(readingMs);
      const before = this.#presses;
      const { act, right } = await this.#decide(page);
      const painted = await this.#nextPainted(id);
      done.push({ slug: page.slug, act, right, presses: this.#presses - before, painted });
      if (act === 'promote' && page.truth.incident) await this.#noteCode(page.truth.incident);
    }
    return done;
  }

  async #demoPage(): Promise<DemoPage> {
    const address = new URL((await this.#page.locator('.item-evidence a[target="_blank"]').first().getAttribute('href')) ?? '');
    const page = demoPages.find(({ path }) => path === address.pathname + address.search);
    if (!page) throw new Error(`${address.href} is no page of the demonstration site`);
    return page;
  }

  async #decide(page: DemoPage): Promise<Pick<Triaged, 'act' | 'right'>> {
    const { truth } = page;
    const code = truth.incident && this.#recorded.get(truth.incident);
    const choice = code ? await this.#candidate(code) : 0;
    if (choice > 0) {
      await this.#press('a');
      await this.#page.getByRole('dialog').waitFor();
      await this.#press(String(choice));
      return { act: 'attach', right: true };
    }
    const form = await this.#page.evaluate(readForm);
    if (concerned(truth) === 0) {
      await this.#press('r');
      await this.#page.getByRole('dialog').waitFor();
      await this.#press('1');
      return { act: 'reject', right: form.records === 0 };
    }
    const wrong = differences(form, truth);
    if (wrong === null) {
      await this.#press('d');
      await this.#page.getByRole('dialog').waitFor();
      await this.#press('1');
      return { act: 'defer', right: false };
    }
    if (wrong.length === 0) await this.#press('p');
    else await this.#mend(wrong);
    return { act: 'promote', right: wrong.length === 0 };
  }

  /** Goes to the first field, walks to those that are wrong and types over them. */
  async #mend(wrong: readonly Wrong[]): Promise<void> {
    await this.#press('e');
    for (const { label, value } of wrong) {
      for (let tabs = 0; tabs < 40 && !(await this.#at(label)); tabs += 1) await this.#press('Tab');
      if (!/^\d{4}-/.test(value)) await this.#press('Control+a');
      if (value === '') await this.#press('Delete');
      for (const key of typed(value)) await this.#press(key);
    }
    await this.#press('Control+Enter');
  }

  async #at(label: string): Promise<boolean> {
    return this.#page.evaluate((name) => {
      const active = document.activeElement;
      return active?.getAttribute('aria-label') === name || (active instanceof HTMLInputElement && active.labels?.[0]?.textContent === name);
    }, label);
  }

  async #candidate(code: string): Promise<number> {
    const codes = await this.#page.locator('[data-candidate]').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-candidate')));
    return codes.indexOf(code) + 1;
  }

  async #noteCode(incident: string): Promise<void> {
    // The page has gone on already; the desk's answer comes when it comes.
    const known = [...this.#told];
    const said = await this.#page.waitForFunction((before) => {
      const codes = [...document.querySelectorAll('.mantine-Notification-description')].map((each) => /^Promoted: ([A-Z]+[-\d]*\w+)/.exec(each.textContent ?? '')?.[1]);
      return codes.find((code) => code && !before.includes(code));
    }, known);
    const code = await said.jsonValue();
    if (!code) return;
    this.#told.add(code);
    this.#recorded.set(incident, code);
  }

  /** Waits until another item is drawn, or the queue has ended. */
  async #nextPainted(id: string | null): Promise<number | null> {
    await this.#page.waitForFunction((before) => !location.pathname.startsWith('/items/') || (window as unknown as PaintWindow).paintAfter(before) !== null, id);
    return this.#page.evaluate((before) => (window as unknown as PaintWindow).paintAfter(before), id);
  }

  async #press(key: string): Promise<void> {
    this.#presses += 1;
    await this.#page.keyboard.press(key);
  }
}

interface Wrong {
  label: string;
  value: string;
}

interface Form {
  incidents: number;
  notes: number;
  tallies: number;
  statements: number;
  records: number;
  values: Record<string, string>;
}

/** How many records a careful reader takes from the page. */
function concerned({ killed, when, notes = [], tallies = [], statements = [] }: Truth): number {
  return (killed && when ? 1 : 0) + notes.length + tallies.length + statements.length;
}

/** Fields of the form that say something else than the truth; null where whole records are missing or too many. */
function differences({ incidents, notes, tallies, statements, values }: Form, truth: Truth): Wrong[] | null {
  const events = truth.events ?? (truth.killed && truth.when ? 1 : 0);
  if (incidents !== events || tallies < (truth.tallies?.length ?? 0) || notes < (truth.notes?.length ?? 0) || statements < (truth.statements?.length ?? 0)) return null;
  if (events === 0) return [];
  const wanted: Record<string, string> = {
    ...ends('Civilians killed', truth.killed), ...ends('Civilians injured', truth.injured), 'First day': truth.when?.start ?? '', Place: truth.place?.name ?? '',
  };
  return Object.entries(wanted).filter(([label, value]) => !(label === 'Place' && sameName(values[label], value)) && values[label] !== value).map(([label, value]) => ({ label, value }));
}

/** "At least 12" has no upper end in the truth; the form may say either that or nothing beyond. */
function ends(label: string, figure: Figure | null): Record<string, string> {
  return { [`${label}: From`]: figure?.min == null ? '' : String(figure.min), [`${label}: To`]: figure?.max == null ? '' : String(figure.max) };
}

/** Spellings differ between an outlet and the gazetteer, and so does the script. */
function sameName(shown = '', told: string): boolean {
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '').replace(/^a[ln]/, '');
  return plain(shown).slice(0, 4) === plain(told).slice(0, 4);
}

/** The keys for a value; a day is typed as the browser's own date field takes it in British order. */
function typed(value: string): string[] {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? [];
  return Array.from(year ? `${date}${month}${year}` : value);
}

interface PaintWindow {
  paintAfter: (before: string | null) => number | null;
}

/** Runs in the page: when was the last key, and when was the first frame with another item on it? */
function watchPaints(): void {
  let key = 0;
  let shown = document.querySelector('[data-item]')?.getAttribute('data-item') ?? null;
  const paints = new Map<string | null, number>();
  window.addEventListener('keydown', ({ timeStamp }) => {
    key = timeStamp;
  }, true);
  new MutationObserver(() => {
    const item = document.querySelector('[data-item]:has(.item-facts):has(.item-evidence)')?.getAttribute('data-item') ?? null;
    if (item === null || item === shown) return;
    const before = shown;
    const pressed = key;
    shown = item;
    // A task after the frame's callbacks runs when the frame has been drawn.
    requestAnimationFrame(() => setTimeout(() => paints.set(before, performance.now() - pressed)));
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-item'] });
  (window as unknown as PaintWindow).paintAfter = (before) => paints.get(before) ?? null;
}

/** Runs in the page: what the facts form says. */
function readForm(): Form {
  const names = [...document.querySelectorAll('.item-facts fieldset.record')].map((each) => each.getAttribute('data-record'));
  const count = (kind: string) => names.filter((name) => name === kind).length;
  const values: Record<string, string> = {};
  for (const field of document.querySelectorAll<HTMLInputElement>('.item-facts fieldset.record:first-of-type input')) {
    const label = field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent;
    if (label && !(label in values)) values[label] = field.value;
  }
  return { incidents: count('incidents'), notes: count('notes'), tallies: count('tallies'), statements: count('statements'), records: names.length, values };
}
