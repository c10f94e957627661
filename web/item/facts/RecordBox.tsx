import { CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../words/useWords.ts';
import type { RecordList } from './draft.ts';

interface Props {
  name: string;
  /** Which list of the draft it stands in. */
  kind: RecordList;
  active?: boolean;
  onRemove: () => void;
  onFocus?: () => void;
  children: ReactNode;
}

/** One record of the draft, with its name and a way to take it out. */
export function RecordBox({ name, kind, active, onRemove, onFocus, children }: Props) {
  const { say } = useWords();
  return (
    <fieldset className="record" data-record={kind} data-active={active || undefined} onFocus={onFocus}>
      <legend>{name}</legend>
      <CloseButton className="record-remove" aria-label={say('facts.removeRecord', { what: name })} title={say('app.remove')} onClick={onRemove} />
      {children}
    </fieldset>
  );
}
