import { AGE_CLASSES, SEXES, VICTIM_STATUSES } from '../../parts/enums.ts';
import { ChoiceField } from '../../parts/ChoiceField.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { TickField } from '../../parts/TickField.tsx';
import { useWords } from '../../words/useWords.ts';
import { blankVictim, type VictimDraft } from './draft.ts';

interface Props {
  victims: readonly VictimDraft[];
  onChange: (victims: VictimDraft[]) => void;
}

/** Victims whose names the page tells. An emptied name takes the victim out. */
export function VictimFields({ victims, onChange }: Props) {
  const { say } = useWords();
  const set = (index: number, part: Partial<VictimDraft>) => onChange(victims.map((victim, at) => (at === index ? { ...victim, ...part } : victim)));
  return (
    <div className="span">
      {victims.map((victim, index) => (
        // Victims have no name of their own to be told apart by while it is typed.
        <fieldset key={index} className="victim">
          <legend>{say('victims.nth', { n: index + 1 })}</legend>
          <div className="fields">
            <TextField label={say('victims.name')} dir="auto" value={victim.name} onChange={(name) => set(index, { name })} />
            <TextField label={say('victims.nameAr')} dir="rtl" lang="ar" value={victim.nameAr} onChange={(nameAr) => set(index, { nameAr })} />
            <ChoiceField label={say('victims.status')} value={victim.status} options={VICTIM_STATUSES} nameOf={(each) => say(`victim.${each}`)} onChange={(status) => status && set(index, { status })} />
            <ChoiceField label={say('victims.age')} value={victim.ageClass} options={AGE_CLASSES} nameOf={(each) => say(`age.${each}`)} onChange={(ageClass) => ageClass && set(index, { ageClass })} />
            <ChoiceField label={say('victims.sex')} value={victim.sex} options={SEXES} nameOf={(each) => say(`sex.${each}`)} onChange={(sex) => sex && set(index, { sex })} />
            <TickField label={say('victims.embargo')} checked={victim.embargoed} onChange={(embargoed) => set(index, { embargoed })} />
          </div>
        </fieldset>
      ))}
      <button type="button" className="chip" onClick={() => onChange([...victims, blankVictim()])}>{say('victims.add')}</button>
    </div>
  );
}
