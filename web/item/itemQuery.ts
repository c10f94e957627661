import { graphql } from '../gql/index.ts';
import type { ItemQuery } from '../gql/graphql.ts';

/** Everything that one decision needs. */
export const ITEM = graphql(`
  query Item($id: ID!) {
    reviewItem(id: $id) {
      id state version fence leaseExpiresAt claimedBy claimedByMe deferredUntil decidedAt rejectReason note changedAt suggester language text graphic
      priority relevance
      priorityParts { name value weight words }
      article { id title url language publishedAt byline goneAt optOuts source { name reliability } revisions { number fetchedAt httpStatus bodySha256 text entries { at start end } } }
      copies { ...RelatedItem }
      sameEvent { ...RelatedItem }
      candidateIncidents { ...IncidentLine }
      incidents { ...IncidentLine }
      tags
      lookers { name since }
      remarks { ...RemarkLine }
      appliedRules { ruleId ruleName ruleVersion why tag rejectReason priority }
      history { id at actorName deed reason undoneAt }
      suggestions {
        relevance
        harm { killed { min max qualifier reason quote { start end } } injured { min max qualifier reason quote { start end } } }
        claims { kind min max qualifier who scope speaker quote { start end } }
        dates { start end precision role quote { start end } }
        places { name country admin1 lat lon precision radius gazetteerId quote { start end } }
        actors { name role quote { start end } }
        notes { sectors place speaker affected { min max qualifier status } quote { start end } }
        tallies { by accused from to events changePercent killed { min max qualifier } injured { min max qualifier } quote { start end } }
        statements { speaker organisation stance quote { start end } }
        warnings { code message quotes { start end } }
      }
    }
  }
`);

export type Item = NonNullable<ItemQuery['reviewItem']>;
