import { useId, type InputHTMLAttributes } from 'react';

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  label: string;
  hint?: string;
  /** What is wrong with the value. */
  error?: string | undefined;
  value: string;
  onChange: (value: string) => void;
}

/**
 * One line to type in, by the browser's own elements: the form of an item has some thirty, and the library's take about a millisecond each
 * to draw, which a reviewer who goes from item to item would feel.
 */
export function TextField({ label, hint, error, value, onChange, className = '', ...input }: Props) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      {hint && <p className="hint" id={`${id}-hint`}>{hint}</p>}
      <input {...input} id={id} value={value} aria-describedby={described || undefined} aria-invalid={error ? true : undefined} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
      {error && <p className="field-error" id={`${id}-error`}>{error}</p>}
    </div>
  );
}
