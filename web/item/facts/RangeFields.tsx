import { NativeSelect, TextInput } from '@mantine/core';
import { useId } from 'react';
import { QUALIFIERS } from '../../parts/enums.ts';
import { useWords } from '../../words/useWords.ts';
import type { RangeDraft } from './draft.ts';

interface Props {
  label: string;
  value: RangeDraft;
  onChange: (value: RangeDraft) => void;
}

/** A count of people: two ends and how the words qualify it. Empty is unknown. */
export function RangeFields({ label, value, onChange }: Props) {
  const { say } = useWords();
  const id = useId();
  const end = (which: 'min' | 'max', word: string) => (
    <TextInput aria-label={`${label}: ${word}`} placeholder={word} inputMode="numeric" pattern="[0-9]*" dir="ltr" className="range-end" value={value[which]}
      onChange={({ currentTarget }) => onChange({ ...value, [which]: currentTarget.value.replace(/\D/g, '') })} />
  );
  return (
    <div role="group" aria-labelledby={id} className="range">
      <span id={id} className="label">{label}</span>
      <div className="range-row">
        {end('min', say('facts.min'))}
        {end('max', say('facts.max'))}
        <NativeSelect aria-label={`${label}: ${say('facts.qualifier')}`} value={value.qualifier} className="range-qualifier"
          data={[{ value: '', label: '—' }, ...QUALIFIERS.map((each) => ({ value: each, label: say(`qualifier.${each}`) }))]}
          onChange={({ currentTarget }) => onChange({ ...value, qualifier: QUALIFIERS.find((each) => each === currentTarget.value) ?? '' })} />
      </div>
    </div>
  );
}
