import type { Words } from '../words/useWords.ts';
import type { useFormats } from '../words/useFormats.ts';
import type { Incident } from './useIncident.ts';

type Assessment = Incident['history'][number];

export interface Difference {
  name: string;
  from: string;
  to: string;
}

/** What an assessment concludes otherwise than the one before, in the reader's words. */
export function differencesOf(before: Assessment, after: Assessment, { range, days }: ReturnType<typeof useFormats>, say: Words['say']): Difference[] {
  const unknown = say('app.unknown');
  const lines: [string, (assessment: Assessment) => string][] = [
    [say('incident.killed'), ({ killed }) => range(killed)],
    [say('incident.injured'), ({ injured }) => range(injured)],
    [say('incident.grade'), ({ grade }) => say(`grade.${grade}`)],
    [say('incident.when'), ({ startDate, endDate }) => days(startDate, endDate)],
    [say('incident.where'), ({ placeName }) => placeName ?? unknown],
    [say('incident.parties'), ({ parties }) => parties.map(({ party }) => party.name).join('; ') || unknown],
    [say('incident.cause'), ({ cause }) => say(`cause.${cause}`)],
    [say('incident.sources'), ({ independentSources }) => String(independentSources)],
    [say('facts.title'), ({ title }) => title ?? unknown],
    [say('incident.state'), ({ state }) => say(`record.${state}`)],
  ];
  return lines.map(([name, read]) => ({ name, from: read(before), to: read(after) })).filter(({ from, to }) => from !== to);
}
