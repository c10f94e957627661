import { useId } from 'react';

interface Props<T extends string> {
  label: string;
  /** The label is told to screen readers only, as it stands beside the field already. */
  bare?: boolean;
  className?: string;
  value: T | '';
  options: readonly T[];
  nameOf: (value: T) => string;
  /** Name of the empty choice; absent = one must be chosen. */
  none?: string;
  onChange: (value: T | '') => void;
}

/** One of a closed list, as the browser's own select: reachable, searchable and readable everywhere. */
export function ChoiceField<T extends string>({ label, bare = false, className = '', value, options, nameOf, none, onChange }: Props<T>) {
  const id = useId();
  return (
    <div className={`field ${className}`}>
      {!bare && <label htmlFor={id}>{label}</label>}
      <select id={id} value={value} aria-label={bare ? label : undefined} onChange={({ currentTarget }) => onChange(options.find((each) => each === currentTarget.value) ?? '')}>
        {none !== undefined && <option value="">{none}</option>}
        {options.map((each) => <option key={each} value={each}>{nameOf(each)}</option>)}
      </select>
    </div>
  );
}
