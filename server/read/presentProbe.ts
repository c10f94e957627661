import type { ProbeModel } from '../../prisma/client/models.ts';
import { Probe, type FoundFeed, type RecipeTrial } from '../../schema/types/probe.ts';
import { globalId } from './ids.ts';

export function presentProbe({ id, kind, url, state, error, createdAt, doneAt, answer }: ProbeModel): Probe {
  return Object.assign(new Probe(), {
    id: globalId('Probe', id), kind, url, state, error, createdAt, doneAt,
    trial: kind === 'TRY_RECIPE' ? (answer as unknown as RecipeTrial | null) : null,
    feeds: kind === 'FIND_FEEDS' ? ((answer ?? []) as unknown as FoundFeed[]) : [],
  });
}
