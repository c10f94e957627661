import { useWords } from '../words/useWords.ts';

/** Tells before it is opened that something shows or describes what is hard to bear: a sign and a word, not a colour alone. */
export function GraphicMark() {
  const { say } = useWords();
  return <span className="queue-warning" data-graphic><span aria-hidden>⚠ </span>{say('graphic.mark')}</span>;
}
