import { useId } from 'react';
import { ChoiceField } from '../../parts/ChoiceField.tsx';
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
    <div className="field range-end">
      <input aria-label={`${label}: ${word}`} placeholder={word} inputMode="numeric" pattern="[0-9]*" dir="ltr" value={value[which]}
        onChange={({ currentTarget }) => onChange({ ...value, [which]: currentTarget.value.replace(/\D/g, '') })} />
    </div>
  );
  return (
    <div role="group" aria-labelledby={id} className="range">
      <span id={id} className="label">{label}</span>
      <div className="range-row">
        {end('min', say('facts.min'))}
        {end('max', say('facts.max'))}
        <ChoiceField bare className="range-qualifier" label={`${label}: ${say('facts.qualifier')}`} value={value.qualifier} options={QUALIFIERS} none="—"
          nameOf={(each) => say(`qualifier.${each}`)} onChange={(qualifier) => onChange({ ...value, qualifier })} />
      </div>
    </div>
  );
}
