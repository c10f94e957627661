import type { WarcSelection } from '../ingest/evidence/warc.ts';
import { localId } from '../server/read/ids.ts';

const DAY_MS = 86_400_000;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is to be exported. An article's id as the API or as the database has it. @throws Error that says what is missing or wrong */
export function warcSelection({ article, from, to }: { article?: string; from?: string; to?: string }): WarcSelection {
  if (article !== undefined) {
    if (from !== undefined || to !== undefined) throw new Error('Say either --article or --from and --to');
    return { articleId: UUID.test(article) ? article : localId('Article', article) };
  }
  if (from === undefined || to === undefined) throw new Error('Say --article ID, or --from DATE and --to DATE');
  const range = { from: dayOf('--from', from), to: new Date(dayOf('--to', to).getTime() + DAY_MS) };
  if (range.from >= range.to) throw new Error('--from is after --to');
  return range;
}

function dayOf(flag: string, text: string): Date {
  const day = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text)) throw new Error(`${flag} must be a day such as 2017-07-13, not "${text}"`);
  return day;
}
