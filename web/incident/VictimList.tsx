import { Text, Title } from '@mantine/core';
import { useWords } from '../words/useWords.ts';
import type { Incident } from './useIncident.ts';

/** Victims by name. The desk sees names under embargo and sees that they are; the API tells nobody else. */
export function VictimList({ victims }: { victims: Incident['victims'] }) {
  const { say } = useWords();
  if (victims.length === 0) return null;
  return (
    <section aria-labelledby="victims">
      <Title order={2} size="h5" id="victims">{say('victims.title')}</Title>
      <ul className="lines">
        {victims.map(({ id, name, nameAr, ageClass, sex, status, embargoed }) => (
          <li key={id}>
            <bdi>{name}</bdi>{nameAr && <> · <bdi lang="ar">{nameAr}</bdi></>}
            <Text size="xs" c="dimmed" span> {say(`victim.${status}`)} · {say(`age.${ageClass}`)} · {say(`sex.${sex}`)}</Text>
            {embargoed && <span className="queue-warning"> {say('victims.embargoed')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
