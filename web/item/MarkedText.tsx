import { useMemo, type KeyboardEvent, type MouseEvent } from 'react';
import { useWords } from '../words/useWords.ts';
import { paragraphsOf } from './paragraphs.ts';
import { piecesOf, type Mark, type Piece } from './marks.ts';

interface Props {
  text: string;
  language: string | null | undefined;
  marks: readonly Mark[];
  onFill: (mark: Mark) => void;
}

/**
 * The article's text, as text only, each paragraph in its own direction, with what was found in it marked. Pressing a mark fills it in.
 * `data-at` gives each piece's place in the text, so that a selection can be turned back into offsets.
 */
export function MarkedText({ text, language, marks, onFill }: Props) {
  const paragraphs = useMemo(() => paragraphsOf(text).map(({ start, end }) => ({ start, pieces: piecesOf(marks, start, end) })), [text, marks]);
  const fill = (target: EventTarget) => {
    const index = target instanceof Element ? target.closest('[data-mark]')?.getAttribute('data-mark') : undefined;
    const mark = index ? marks[Number(index)] : undefined;
    // Somebody who selects words is not pressing a mark.
    if (mark && window.getSelection()?.isCollapsed !== false) onFill(mark);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    fill(event.target);
  };
  return (
    <div className="article" lang={language ?? undefined} onClick={(event: MouseEvent) => fill(event.target)} onKeyDown={onKeyDown}>
      {paragraphs.map(({ start, pieces }) => (
        <p key={start} dir="auto">{pieces.map((piece) => <MarkedPiece key={piece.start} piece={piece} text={text} index={piece.mark ? marks.indexOf(piece.mark) : -1} />)}</p>
      ))}
    </div>
  );
}

function MarkedPiece({ piece: { start, end, mark, first }, text, index }: { piece: Piece; text: string; index: number }) {
  const { say } = useWords();
  const words = text.slice(start, end);
  if (!mark) return <span data-at={start}>{words}</span>;
  const what = say(mark.word, { value: mark.value });
  const pressed = first ? { role: 'button', tabIndex: 0, 'aria-label': `${words}: ${say('item.fill', { what })}` } : {};
  return <span data-at={start} data-mark={index} className={`mark mark-${mark.kind}`} data-what={what} {...pressed}>{words}</span>;
}
