import type { ChangeFilter, EntityKind } from '../gql/graphql.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { ENTITY_KINDS } from '../parts/enums.ts';
import { TextField } from '../parts/TextField.tsx';
import { useWords } from '../words/useWords.ts';

/** A webhook as it is typed: empty is absent. */
export interface WebhookDraft {
  url: string;
  description: string;
  /** Codes, parted by commas or spaces. */
  countries: string;
  entityKind: EntityKind | '';
}

/**
 * The draft's filter as the API takes it; null = every change. @param before what the endpoint hears now: conditions that the form has no
 * field for stay
 */
export function filterOf({ countries, entityKind }: WebhookDraft, before: ChangeFilter | null = null): ChangeFilter | null {
  const { countries: _, entityKinds: kinds, ...others } = before ?? {};
  const codes = countries.split(/[\s,،]+/).filter((code) => code !== '').map((code) => code.toUpperCase());
  const chosen = entityKind !== '' ? [entityKind] : kinds && kinds.length > 1 ? kinds : [];
  const filter = { ...others, ...(codes.length > 0 && { countries: codes }), ...(chosen.length > 0 && { entityKinds: chosen }) };
  return Object.keys(filter).length === 0 ? null : filter;
}

/** Where to send, what it is for, and which changes. */
export function WebhookFields({ draft, onChange }: { draft: WebhookDraft; onChange: (part: Partial<WebhookDraft>) => void }) {
  const { say } = useWords();
  return (
    <>
      <TextField label={say('sources.url')} hint={say('hooks.urlHint')} type="url" dir="ltr" value={draft.url} onChange={(url) => onChange({ url })} data-autofocus />
      <TextField label={say('hooks.description')} dir="auto" maxLength={500} value={draft.description} onChange={(description) => onChange({ description })} />
      <TextField label={say('hooks.countries')} hint={say('hooks.countriesHint')} dir="ltr" value={draft.countries} onChange={(countries) => onChange({ countries })} />
      <ChoiceField label={say('hooks.kinds')} value={draft.entityKind} options={ENTITY_KINDS} none={say('hooks.everything')} nameOf={(kind) => say(`entity.${kind}`)} onChange={(entityKind) => onChange({ entityKind })} />
    </>
  );
}
