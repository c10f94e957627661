import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../gql/index.ts';
import { PLACE_PRECISIONS } from '../../parts/enums.ts';
import { TextField } from '../../parts/TextField.tsx';
import { useWords } from '../../words/useWords.ts';
import { ChoiceField } from '../../parts/ChoiceField.tsx';
import type { PlaceDraft } from './draft.ts';
import { PlacePicker } from './PlacePicker.tsx';

const PLACES = graphql(`
  query Places($text: String!) {
    locations(first: 8, filter: { text: $text }) { nodes { id name nameAr country admin1 lat lon precision radius gazetteerId } }
  }
`);

interface Props {
  value: PlaceDraft;
  onChange: (value: PlaceDraft) => void;
}

/** A place by name, with what the desk's gazetteer knows of it one press away. */
export function PlaceFields({ value, onChange }: Props) {
  const { say } = useWords();
  const [typed, setTyped] = useState('');
  const [{ data }] = useQuery({ query: PLACES, variables: { text: typed }, pause: typed.length < 2, requestPolicy: 'cache-first' });
  const known = typed.length < 2 ? [] : (data?.locations.nodes ?? []);
  const set = (part: Partial<PlaceDraft>) => onChange({ ...value, ...part });
  const take = (name: string, country: string) => {
    const place = known.find((each) => each.name === name && each.country === country);
    if (!place) return;
    setTyped('');
    onChange({
      name: place.name, country: place.country, admin1: place.admin1 ?? '', lat: String(place.lat), lon: String(place.lon), radius: String(place.radius),
      precision: place.precision, gazetteerId: place.gazetteerId ?? '',
    });
  };
  return (
    <div className="fields">
      <TextField label={say('facts.place')} dir="auto" value={value.name}
        onChange={(typed) => {
          set({ name: typed, gazetteerId: '' });
          setTyped(typed.trim());
        }} />
      <TextField label={say('facts.country')} dir="ltr" maxLength={2} value={value.country} onChange={(country) => set({ country })} />
      {known.length > 0 && (
        <div className="chips span">
          {known.map((place) => (
            <button key={place.id} type="button" className="chip" onClick={() => take(place.name, place.country)}><bdi>{place.name}</bdi> {place.admin1}, {place.country}</button>
          ))}
        </div>
      )}
      <TextField label={say('facts.admin1')} dir="auto" value={value.admin1} onChange={(admin1) => set({ admin1 })} />
      <ChoiceField label={say('facts.placePrecision')} value={value.precision} options={PLACE_PRECISIONS} none={say('facts.notSaid')} nameOf={(each) => say(`placePrecision.${each}`)} onChange={(precision) => set({ precision })} />
      <div className="fields three span">
        <TextField label={say('facts.lat')} dir="ltr" inputMode="decimal" value={value.lat} onChange={(lat) => set({ lat })} />
        <TextField label={say('facts.lon')} dir="ltr" inputMode="decimal" value={value.lon} onChange={(lon) => set({ lon })} />
        <TextField label={say('facts.radius')} dir="ltr" inputMode="numeric" value={value.radius} onChange={(radius) => set({ radius })} />
      </div>
      <PlacePicker value={value} onChange={set} />
    </div>
  );
}
