import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useClient } from 'urql';
import { failureOf, type Failure } from '../api/failure.ts';
import { graphql } from '../gql/index.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useWords } from '../words/useWords.ts';
import { recipeDraft, recipeOf, RECIPE_FIELDS } from './recipeDraft.ts';
import { RecipeTrial } from './RecipeTrial.tsx';
import { useProbe } from './useProbe.ts';

const TRY_RECIPE = graphql(`
  mutation TryRecipe($url: String!, $recipe: JSON!) {
    tryRecipe(url: $url, recipe: $recipe) { id }
  }
`);
const SAVE_RECIPE = graphql(`
  mutation SaveRecipe($input: UpdateSourceInput!) {
    updateSource(input: $input) { ...SourceLine }
  }
`);

interface Props {
  source: { id: string; name: string; version: number; recipe?: unknown };
  onClose: () => void;
}

/** Selectors for a source's own pages, tried on a real page beside what is read without them. */
export function RecipeDialog({ source, onClose }: Props) {
  const { say } = useWords();
  const api = useClient();
  const [draft, setDraft] = useState(() => recipeDraft(source.recipe));
  const [url, setUrl] = useState('');
  const [probeId, setProbeId] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const probe = useProbe(probeId);
  const tryIt = async () => {
    setProbeId(null);
    const { data, error } = await api.mutation(TRY_RECIPE, { url: url.trim(), recipe: recipeOf(draft) ?? {} }).toPromise();
    setFailure(error ? failureOf(error) : null);
    setProbeId(data?.tryRecipe.id ?? null);
  };
  const save = async () => {
    const { error } = await api.mutation(SAVE_RECIPE, { input: { id: source.id, expectedVersion: source.version, recipe: recipeOf(draft) } }).toPromise();
    if (error) return setFailure(failureOf(error));
    notifications.show({ message: say('sources.saved') });
    return onClose();
  };
  return (
    <Modal opened onClose={onClose} size="xl" title={`${say('recipe.heading')}: ${source.name}`} closeButtonProps={{ 'aria-label': say('app.close') }}>
      <Stack gap="sm">
        <Text size="sm">{say('recipe.help')}</Text>
        <div className="fields">
          {RECIPE_FIELDS.map((field) => <TextField key={field} label={say(`recipe.${field}`)} dir="ltr" value={draft[field]} onChange={(selector) => setDraft((before) => ({ ...before, [field]: selector }))} />)}
        </div>
        <form onSubmit={(event) => { event.preventDefault(); void tryIt(); }}>
          <TextField label={say('recipe.page')} type="url" dir="ltr" value={url} onChange={setUrl} />
          <Button type="submit" size="xs" mt="xs" variant="default" disabled={url.trim() === ''}>{say('recipe.try')}</Button>
        </form>
        {failure && <FailureNotice failure={failure} />}
        <div role="status">
          {probeId && !probe && <Text size="sm">{say('recipe.waiting')}</Text>}
          {probe?.error && <Text size="sm" className="health-bad" dir="auto">{probe.error}</Text>}
          {probe?.trial && <RecipeTrial trial={probe.trial} />}
        </div>
        <Group><Button onClick={() => void save()}>{say('recipe.save')}</Button></Group>
      </Stack>
    </Modal>
  );
}
