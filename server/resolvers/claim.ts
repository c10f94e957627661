import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ClaimModel } from '../../prisma/client/models.ts';
import { Claim } from '../../schema/types/claim.ts';
import { Party } from '../../schema/types/places.ts';
import { PublicArticle, PublicSource } from '../../schema/types/sources.ts';
import type { Context } from '../context.ts';
import { presentParty, presentPublicArticle, presentPublicSource, type Rooted } from '../read/present.ts';

@Resolver(() => Claim)
export class ClaimResolver {
  @FieldResolver(() => PublicSource)
  async source(@Root() { row }: Rooted<ClaimModel>, @Ctx() { loaders }: Context): Promise<PublicSource> {
    const source = await loaders.source.load(row.sourceId);
    if (!source) throw new Error(`Source ${row.sourceId} is gone`);
    return presentPublicSource(source);
  }

  @FieldResolver(() => PublicArticle, { nullable: true })
  async article(@Root() { row }: Rooted<ClaimModel>, @Ctx() { loaders }: Context): Promise<PublicArticle | null> {
    const article = row.articleId && (await loaders.article.load(row.articleId));
    return article ? presentPublicArticle(article) : null;
  }

  @FieldResolver(() => Party, { nullable: true })
  async accusedParty(@Root() { row }: Rooted<ClaimModel>, @Ctx() { loaders }: Context): Promise<Party | null> {
    const party = row.accusedPartyId && (await loaders.party.load(row.accusedPartyId));
    return party ? presentParty(party) : null;
  }
}
