import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ClaimModel } from '../../prisma/client/models.ts';
import { Claim } from '../../schema/types/claim.ts';
import { Quote } from '../../schema/types/common.ts';
import { Party } from '../../schema/types/places.ts';
import { PublicArticle, PublicSource } from '../../schema/types/sources.ts';
import type { Context } from '../context.ts';
import { presentParty, presentPublicSource, type Rooted } from '../read/present.ts';
import { publicArticle } from '../read/publicArticle.ts';
import { quoteFor } from '../read/withheld.ts';

@Resolver(() => Claim)
export class ClaimResolver {
  @FieldResolver(() => PublicSource)
  async source(@Root() { row }: Rooted<ClaimModel>, @Ctx() { loaders }: Context): Promise<PublicSource> {
    const source = await loaders.source.load(row.sourceId);
    if (!source) throw new Error(`Source ${row.sourceId} is gone`);
    return presentPublicSource(source);
  }

  @FieldResolver(() => Quote, { nullable: true })
  quote(@Root() { row }: Rooted<ClaimModel>, @Ctx() context: Context): Promise<Quote | null> {
    return quoteFor(context, row);
  }

  @FieldResolver(() => PublicArticle, { nullable: true })
  article(@Root() { row }: Rooted<ClaimModel>, @Ctx() context: Context): Promise<PublicArticle | null> {
    return publicArticle(context, row.articleId);
  }

  @FieldResolver(() => Party, { nullable: true })
  async accusedParty(@Root() { row }: Rooted<ClaimModel>, @Ctx() { loaders }: Context): Promise<Party | null> {
    const party = row.accusedPartyId && (await loaders.party.load(row.accusedPartyId));
    return party ? presentParty(party) : null;
  }
}
