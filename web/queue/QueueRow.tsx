import { Link } from 'wouter';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import { GraphicMark } from '../parts/GraphicMark.tsx';
import { PriorityParts } from './PriorityParts.tsx';
import type { QueueItem } from './useQueue.ts';

interface Props {
  item: QueueItem;
  chosen: boolean;
  onChoose: (chosen: boolean) => void;
}

/** One report: what it seems to say, and why it stands where it stands. Titles are the outlets' own words and are shown as text. */
export function QueueRow({ item, chosen, onChoose }: Props) {
  const { say } = useWords();
  const { day, range, days } = useFormats();
  const { article, suggestions } = item;
  const { killed, injured } = suggestions.harm;
  const [date] = suggestions.dates;
  const [place] = suggestions.places;
  return (
    <li className="queue-row">
      <input type="checkbox" className="row-tick" aria-label={say('bulk.choose', { title: article.title ?? say('queue.untitled') })} checked={chosen} onChange={({ currentTarget }) => onChoose(currentTarget.checked)} />
      <PriorityParts item={item} />
      <div className="queue-body">
        <Link href={`/items/${item.id}`} className="queue-link" dir="auto" lang={article.language ?? undefined}>{article.title ?? say('queue.untitled')}</Link>
        <p className="queue-facts">
          {item.graphic && <GraphicMark />}
          {killed && <span>{say('mark.killed', { value: range(killed) })}</span>}
          {injured && <span>{say('mark.injured', { value: range(injured) })}</span>}
          {place && <span><bdi>{place.name}</bdi></span>}
          {date && <span>{days(date.start, date.end)}</span>}
          {suggestions.tallies.map(({ by }, index) => <span key={index}>{say('mark.tally', { value: by })}</span>)}
          {suggestions.warnings.length > 0 && <span className="queue-warning">{say('queue.warnings', { n: suggestions.warnings.length })}</span>}
        </p>
        <p className="queue-meta">
          <span><bdi>{article.source.name}</bdi></span>
          <span>{article.publishedAt ? day(article.publishedAt) : say('queue.noDate')}</span>
          {item.copies.length > 0 && <span>{say('queue.copies', { n: item.copies.length })}</span>}
          {item.sameEvent.length > 0 && <span>{say('queue.sameEvent', { n: item.sameEvent.length })}</span>}
          {item.assignedTo && <span>{say('queue.assigned', { name: item.assignedTo.name })}</span>}
          {item.tags.map((tag) => <bdi key={tag} className="tag">{tag}</bdi>)}
          {item.claimedBy && <span>{say('queue.heldBy', { name: item.claimedBy })}</span>}
          {item.changedAt && <span className="queue-warning">{say('queue.changed')}</span>}
        </p>
      </div>
    </li>
  );
}
