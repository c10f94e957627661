import { useEffect } from 'react';
import { quietly } from '../api/quietly.ts';
import { graphql } from '../gql/index.ts';

const LOOK = graphql(`
  mutation Look($id: ID!, $leaving: Boolean!) {
    lookAtReviewItem(id: $id, leaving: $leaving) { item { id } }
  }
`);

const REPEAT_MS = 15_000;

/** Tells colleagues that the reviewer has the item open, for as long as they have. */
export function useLooking(id: string): void {
  useEffect(() => {
    const look = (leaving: boolean) => void quietly(LOOK, { id, leaving });
    const first = setTimeout(() => look(false), 500);
    const timer = setInterval(() => look(false), REPEAT_MS);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      look(true);
    };
  }, [id]);
}
