interface Props {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  className?: string;
}

/** Yes or no. */
export function TickField({ label, checked, onChange, className = '' }: Props) {
  return (
    <label className={`tick ${className}`}>
      <input type="checkbox" checked={checked} onChange={({ currentTarget }) => onChange(currentTarget.checked)} /> {label}
    </label>
  );
}
