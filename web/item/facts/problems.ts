import type { WordKey } from '../../words/en.ts';
import { isEmpty, type Draft, type PlaceDraft, type RangeDraft } from './draft.ts';
import { whole } from './toInput.ts';

/** A fault that can be told before asking the desk: the record that has it, by its word and number, and the sentence to say. */
export interface Problem {
  word: WordKey;
  record: WordKey;
  number: number;
}

/** Everything that would be refused and that the page can see by itself. The desk checks all of it again. */
export function problemsOf(draft: Draft): Problem[] {
  if (isEmpty(draft)) return [{ word: 'problem.empty', record: 'item.facts', number: 0 }];
  return [
    ...draft.incidents.flatMap((incident, index) => named('facts.incident', index, [
      ...periodFaults(incident.startDate, incident.endDate),
      ...[incident.killed, incident.injured, incident.childrenKilled, incident.womenKilled, incident.menKilled, incident.belligerentsKilled].flatMap(rangeFaults),
      ...placeFaults(incident.place),
    ])),
    ...draft.notes.flatMap((note, index) => named('facts.note', index, [
      ...(note.sectors.length === 0 ? (['problem.sectors'] as const) : []), ...rangeFaults(note.affected), ...placeFaults(note.place),
    ])),
    ...draft.tallies.flatMap((tally, index) => named('facts.tally', index, [
      ...(tally.publisher.trim() === '' ? (['problem.publisher'] as const) : []), ...periodFaults(tally.startDate, tally.endDate), ...rangeFaults(tally.killed), ...rangeFaults(tally.injured),
    ])),
    ...draft.statements.flatMap((statement, index) => named('facts.statement', index, statement.speaker.trim() === '' ? ['problem.speaker'] : [])),
  ];
}

function named(record: WordKey, index: number, faults: WordKey[]): Problem[] {
  return faults.map((word) => ({ word, record, number: index + 1 }));
}

function periodFaults(start: string, end: string): WordKey[] {
  if (start === '') return ['problem.startDate'];
  return end !== '' && end < start ? ['problem.endDate'] : [];
}

function rangeFaults({ min, max }: RangeDraft): WordKey[] {
  const low = whole(min);
  const high = whole(max);
  return low !== undefined && high !== undefined && high < low ? ['problem.range'] : [];
}

function placeFaults({ country }: PlaceDraft): WordKey[] {
  return country === '' || /^[a-z]{2}$/i.test(country) ? [] : ['problem.country'];
}
