import { useEffect } from 'react';
import { useWords } from '../words/useWords.ts';

/** The browser's title, so that tabs and screen readers tell pages apart. */
export function usePageTitle(title: string): void {
  const { say } = useWords();
  useEffect(() => {
    document.title = `${title} · ${say('app.name')}`;
  }, [title, say]);
}
