import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { Failure } from '../api/failure.ts';
import type { Grade } from '../gql/graphql.ts';
import { useKeys } from '../keys/useKeys.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { GRADES } from '../parts/enums.ts';
import { TextField } from '../parts/TextField.tsx';
import { useWords } from '../words/useWords.ts';

interface Props {
  /** What the button says. */
  act: string;
  busy: boolean;
  failure: Failure | null;
  /** Reads anew how things stand, after a failure. */
  onRetry?: () => void;
  /** The digits choose: for the one form of a page that may take them. */
  keys?: boolean;
  onGrade: (grade: Grade, reason: string) => void;
}

/** A grade with its reason. None is chosen beforehand: whatever stood there would be a hint. */
export function GradeForm({ act, busy, failure, onRetry, keys = false, onGrade }: Props) {
  const { say } = useWords();
  const [grade, setGrade] = useState<Grade | null>(null);
  const [reason, setReason] = useState('');
  useKeys(Object.fromEntries(GRADES.map((each, index) => [String(index + 1), () => setGrade(each)])), keys);
  return (
    <form className="narrow" onSubmit={(event) => { event.preventDefault(); if (grade) onGrade(grade, reason.trim()); }}>
      <Group gap={6} role="radiogroup" aria-label={say('facts.grade')}>
        {GRADES.map((each, index) => (
          <label key={each} className="tick chip">
            <input type="radio" name="grade" value={each} checked={grade === each} onChange={() => setGrade(each)} /> {keys && <kbd aria-hidden>{index + 1}</kbd>} {say(`grade.${each}`)}
          </label>
        ))}
      </Group>
      <TextField label={say('app.reason')} dir="auto" value={reason} onChange={setReason} />
      {failure && <FailureNotice failure={failure} onRetry={onRetry} />}
      <Button mt="xs" size="xs" type="submit" loading={busy} disabled={!grade || reason.trim() === ''}>{act}</Button>
    </form>
  );
}
