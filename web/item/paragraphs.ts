import type { Span } from './facts/draft.ts';

/** Where the paragraphs of a text lie; blank lines part them. */
export function paragraphsOf(text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(/\S(?:[^\n]|\n(?!\s*\n))*/g)) found.push({ start: match.index, end: match.index + match[0].length });
  return found;
}

/** What is selected within an element whose pieces tell their offsets; null where nothing of it is. */
export function selectedSpan(within: HTMLElement | null): Span | null {
  const selection = window.getSelection();
  if (!within || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const start = offsetOf(within, startContainer, startOffset);
  const end = offsetOf(within, endContainer, endOffset);
  return start === null || end === null || end <= start ? null : { start, end };
}

function offsetOf(within: HTMLElement, node: Node, offset: number): number | null {
  const piece = (node instanceof Element ? node : node.parentElement)?.closest('[data-at]');
  if (!piece || !within.contains(piece)) return null;
  return Number(piece.getAttribute('data-at')) + offset;
}
