import { notifications } from '@mantine/notifications';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { OutboxContext, type Letter, type Outbox } from './useOutbox.ts';

/** Keeps decisions until the desk has confirmed them, whatever page is shown meanwhile. */
export function OutboxProvider({ children }: { children: ReactNode }) {
  const [letters, setLetters] = useState<readonly Letter[]>([]);
  const underWay = useRef(new Map<string, Promise<void>>());
  const latest = useRef(letters);
  useEffect(() => {
    latest.current = letters;
  });
  const outbox = useMemo<Omit<Outbox, 'letters'>>(() => {
    const drop = (id: string) => setLetters((before) => before.filter((letter) => letter.id !== id));
    const mark = (id: string, failure: Letter['failure']) => setLetters((before) => before.map((letter) => (letter.id === id ? { ...letter, failure } : letter)));
    const carry = async ({ id, send }: Letter) => {
      const answer = await send();
      underWay.current.delete(id);
      if ('failure' in answer) return mark(id, answer.failure);
      drop(id);
      notifications.show({ message: answer.done });
    };
    const start = (letter: Letter) => {
      underWay.current.set(letter.id, carry(letter));
    };
    return {
      drop,
      post(letter) {
        const whole = { ...letter, failure: null };
        setLetters((before) => [...before, whole]);
        start(whole);
      },
      again(id) {
        const letter = latest.current.find((each) => each.id === id);
        if (!letter || underWay.current.has(id)) return;
        mark(id, null);
        start(letter);
      },
      empty: async () => {
        await Promise.all(underWay.current.values());
      },
    };
  }, []);
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (underWay.current.size > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, []);
  const value = useMemo(() => ({ letters, ...outbox }), [letters, outbox]);
  return <OutboxContext.Provider value={value}>{children}</OutboxContext.Provider>;
}
