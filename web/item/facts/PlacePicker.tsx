import { lazy, Suspense, useState } from 'react';
import { useWords } from '../../words/useWords.ts';
import type { PlaceDraft } from './draft.ts';
import { useEvidence } from './useEvidence.ts';

// The countries' outlines are large: loaded by those who open the map.
const PlaceMap = lazy(async () => ({ default: (await import('../../map/PlaceMap.tsx')).PlaceMap }));

interface Props {
  value: PlaceDraft;
  onChange: (part: Partial<PlaceDraft>) => void;
}

/** The map under a place's fields, folded away until it is wanted. A point that was moved by hand is no longer the gazetteer's. */
export function PlacePicker({ value, onChange }: Props) {
  const { say } = useWords();
  const { places } = useEvidence();
  const [open, setOpen] = useState(false);
  const [lat, lon] = [Number(value.lat), Number(value.lon)];
  const point = value.lat !== '' && value.lon !== '' && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 ? { lat, lon } : null;
  return (
    <details className="more span" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say('map.show')}</summary>
      {open && (
        <Suspense fallback={<p className="hint">{say('app.loading')}</p>}>
          <PlaceMap point={point} radius={Number(value.radius) || 0} around={places}
            onMove={(moved) => onChange({ lat: String(moved.lat), lon: String(moved.lon), gazetteerId: '' })} onRadius={(metres) => onChange({ radius: String(metres) })} />
        </Suspense>
      )}
    </details>
  );
}
