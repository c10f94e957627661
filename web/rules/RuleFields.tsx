import { useId } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../gql/index.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { REJECT_REASONS, RULE_FIELDS } from '../parts/enums.ts';
import { TextField } from '../parts/TextField.tsx';
import { TickField } from '../parts/TickField.tsx';
import { useWords } from '../words/useWords.ts';
import type { RuleDraft } from './ruleDraft.ts';

const RULE_SOURCES = graphql(`
  query RuleSources {
    sources(first: 500) { nodes { id name } }
  }
`);

interface Props {
  draft: RuleDraft;
  onChange: (part: Partial<RuleDraft>) => void;
}

/** When a rule holds: everything that is said must. What it does: everything that is said. */
export function RuleFields({ draft, onChange }: Props) {
  const { say } = useWords();
  const words = useId();
  const [{ data }] = useQuery({ query: RULE_SOURCES, requestPolicy: 'cache-first' });
  const sources = data?.sources.nodes ?? [];
  return (
    <>
      <TextField label={say('rules.name')} dir="auto" value={draft.name} onChange={(name) => onChange({ name })} />
      <fieldset className="record">
        <legend>{say('rules.when')}</legend>
        <div className="fields">
          <div className="field span">
            <label htmlFor={words}>{say('rules.hasWords')}</label>
            <p className="hint">{say('rules.wordsHint')}</p>
            <textarea id={words} rows={3} dir="auto" value={draft.keywords} onChange={({ currentTarget }) => onChange({ keywords: currentTarget.value })} />
          </div>
          <TextField label={say('rules.pattern')} hint={say('rules.patternHint')} dir="ltr" value={draft.pattern} onChange={(pattern) => onChange({ pattern })} />
          <ChoiceField label={say('rules.field')} value={draft.field} options={RULE_FIELDS} nameOf={(each) => say(`ruleField.${each}`)} onChange={(field) => field && onChange({ field })} />
          <TextField label={say('rules.languages')} dir="ltr" placeholder="en, ar" value={draft.languages} onChange={(languages) => onChange({ languages })} />
          <ChoiceField label={say('queue.source')} value={draft.sources[0] ?? ''} options={sources.map(({ id }) => id)} none={say('queue.anySource')} nameOf={(id) => sources.find((each) => each.id === id)?.name ?? id} onChange={(id) => onChange({ sources: id ? [id] : [] })} />
          <TextField label={say('rules.similarTo')} dir="ltr" value={draft.similarToItem} onChange={(similarToItem) => onChange({ similarToItem })} />
          <TextField label={say('rules.similarAt')} dir="ltr" inputMode="numeric" value={draft.similarAtLeast} onChange={(similarAtLeast) => onChange({ similarAtLeast })} />
        </div>
      </fieldset>
      <fieldset className="record">
        <legend>{say('rules.then')}</legend>
        <div className="fields">
          <TextField label={say('tags.add')} dir="auto" value={draft.tag} onChange={(tag) => onChange({ tag })} />
          <ChoiceField label={say('rules.reject')} value={draft.rejectReason} options={REJECT_REASONS} none={say('rules.noReject')} nameOf={(each) => say(`reject.${each}`)} onChange={(rejectReason) => onChange({ rejectReason })} />
          <TextField label={say('rules.priority')} dir="ltr" inputMode="numeric" value={draft.priority} onChange={(priority) => onChange({ priority })} />
          <TickField label={say('rules.enabled')} checked={draft.enabled} onChange={(enabled) => onChange({ enabled })} />
        </div>
      </fieldset>
    </>
  );
}
