import { Text, Title } from '@mantine/core';
import { graphql } from '../gql/index.ts';
import type { AgreementFiguresFragment } from '../gql/graphql.ts';
import { useFormats } from '../words/useFormats.ts';
import { useWords } from '../words/useWords.ts';

graphql(`
  fragment AgreementFigures on Agreement {
    pairs agreed nominal ordinal
  }
`);

/** How far two people agree who grade the same incidents. */
export function AgreementFigures({ agreement: { pairs, agreed, nominal, ordinal } }: { agreement: AgreementFiguresFragment }) {
  const { say } = useWords();
  const { number } = useFormats();
  const alpha = (value: number | null | undefined) => (value == null ? say('agreement.undefined') : value.toFixed(2));
  return (
    <section aria-labelledby="agreement">
      <Title order={2} size="h5" id="agreement">{say('agreement.title')}</Title>
      {pairs === 0
        ? <Text size="sm" c="dimmed">{say('agreement.none')}</Text>
        : (
            <>
              <dl className="stats">
                <div><dt>{say('agreement.pairs')}</dt><dd>{number(pairs)}</dd></div>
                <div><dt>{say('agreement.agreed')}</dt><dd>{number(agreed)}</dd></div>
                <div><dt>{say('agreement.nominal')}</dt><dd dir="ltr">{alpha(nominal)}</dd></div>
                <div><dt>{say('agreement.ordinal')}</dt><dd dir="ltr">{alpha(ordinal)}</dd></div>
              </dl>
              <Text size="xs" c="dimmed">{say('agreement.help')}</Text>
            </>
          )}
    </section>
  );
}
