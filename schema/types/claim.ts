import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ClaimModel } from '../../prisma/client/models.ts';
import type { Relation } from '../connection.ts';
import { HarmRange, Quote } from './common.ts';
import { Party } from './places.ts';
import { PublicArticle, PublicSource } from './sources.ts';

@ObjectType({ description: 'What one source says happened, with the sentence that says it.' })
export class Claim implements Pick<ClaimModel, 'id' | 'speaker' | 'allegesHarm' | 'credibility'> {
  @Field(() => ID) id!: string;
  @Field(() => PublicSource) source!: Relation<PublicSource>;
  @Field(() => PublicArticle, { nullable: true }) article!: Relation<PublicArticle> | null;
  @Field(() => Quote, { nullable: true, description: 'The sentence that says it.' }) quote!: Quote | null;
  @Field(() => String, { nullable: true }) speaker!: string | null;
  @Field(() => Boolean, { description: 'False for a report of the event that says nothing of harm.' }) allegesHarm!: boolean;
  @Field(() => HarmRange, { nullable: true }) killed!: HarmRange | null;
  @Field(() => HarmRange, { nullable: true }) injured!: HarmRange | null;
  @Field(() => Party, { nullable: true }) accusedParty!: Relation<Party> | null;
  @Field(() => Int, { nullable: true, description: 'Admiralty scale: 1 confirmed … 5 improbable, 6 cannot be judged.' }) credibility!: number | null;
  @Field(() => GraphQLDateTime, { nullable: true }) withdrawnAt!: Date | null;
}
