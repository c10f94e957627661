import { NativeSelect } from '@mantine/core';

interface Props<T extends string> {
  label: string;
  value: T | '';
  options: readonly T[];
  nameOf: (value: T) => string;
  /** Name of the empty choice; absent = one must be chosen. */
  none?: string;
  onChange: (value: T | '') => void;
}

/** One of a closed list, as the browser's own select: reachable, searchable and readable everywhere. */
export function ChoiceField<T extends string>({ label, value, options, nameOf, none, onChange }: Props<T>) {
  const data = options.map((each) => ({ value: each as string, label: nameOf(each) }));
  return (
    <NativeSelect label={label} value={value} data={none === undefined ? data : [{ value: '', label: none }, ...data]}
      onChange={({ currentTarget }) => onChange(options.find((each) => each === currentTarget.value) ?? '')} />
  );
}
