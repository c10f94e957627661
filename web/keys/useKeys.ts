import { useEffect, useRef } from 'react';

/** What each key does on a page. Keys are named as KeyboardEvent.key names them. */
export type KeyMap = Record<string, () => void>;

/**
 * Single keys for acts. They rest while somebody types in a field, while a dialog is open, and when a modifier is held, so that they never
 * take a key from the browser or a screen reader. The layout doesn't matter: on an Arabic keyboard the key where p lies is p.
 */
export function useKeys(map: KeyMap, active = true): void {
  const latest = useRef(map);
  useEffect(() => {
    latest.current = map;
  });
  useEffect(() => {
    if (!active) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector('[role="dialog"]')) return;
      const act = latest.current[event.key] ?? latest.current[latinKey(event)];
      if (!act) return;
      // Enter on a link or a button is theirs.
      if (event.key === 'Enter' && event.target instanceof Element && event.target.closest('a, button, [role="button"], summary')) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [active]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const typed = target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return typed || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

function latinKey({ code, shiftKey }: KeyboardEvent): string {
  if (code === 'Slash') return shiftKey ? '?' : '/';
  return code.startsWith('Key') ? code.slice(3).toLowerCase() : '';
}
