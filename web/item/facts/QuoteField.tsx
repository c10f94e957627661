import { Button } from '@mantine/core';
import { useWords } from '../../words/useWords.ts';
import type { Span } from './draft.ts';
import { useEvidence } from './useEvidence.ts';

interface Props {
  quote: Span | null;
  onChange: (quote: Span | null) => void;
}

/** The words of the page that a record rests on. Another passage is chosen by selecting it in the text. */
export function QuoteField({ quote, onChange }: Props) {
  const { say } = useWords();
  const { text, selection } = useEvidence();
  const choose = () => {
    const span = selection();
    if (span) onChange(span);
  };
  return (
    <div className="quote">
      <span className="label">{say('facts.quote')}</span>
      {quote ? <blockquote dir="auto">{text.slice(quote.start, quote.end)}</blockquote> : <p className="hint">{say('facts.quoteNone')}</p>}
      {/* mousedown would take the selection away before the click */}
      <Button size="compact-xs" variant="default" onMouseDown={(event) => event.preventDefault()} onClick={choose}>{say('facts.quoteSet')}</Button>
    </div>
  );
}
