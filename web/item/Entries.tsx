import { useState } from 'react';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';
import type { Item } from './itemQuery.ts';

type Revision = Item['article']['revisions'][number];

/** How much of an entry stands beside its time: enough to find it in the text above. */
const BEGINNING = 140;

/** A live blog's entries by their times: which report belongs to which hour can't be seen in the running text. */
export function Entries({ revision }: { revision: Revision | undefined }) {
  const { say } = useWords();
  const { instant } = useFormats();
  const [open, setOpen] = useState(false);
  if (!revision || revision.entries.length === 0) return null;
  const text = revision.text ?? '';
  return (
    <details className="more" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say('item.entries')} ({revision.entries.length})</summary>
      {open && (
        <ul className="lines">
          {revision.entries.map(({ at, start, end }) => (
            <li key={start}><time dateTime={at}>{at.includes('T') ? instant(at) : at}</time> <span dir="auto">{text.slice(start, Math.min(end, start + BEGINNING))}{end - start > BEGINNING && ' …'}</span></li>
          ))}
        </ul>
      )}
    </details>
  );
}
