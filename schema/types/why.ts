import { Field, Int, ObjectType } from 'type-graphql';
import { Bounds } from './common.ts';
import { Claim } from './claim.ts';
import { Incident } from './incident.ts';

@ObjectType({ description: 'The bytes that a claim was read from.' })
export class Evidence {
  @Field(() => String) url!: string;
  @Field(() => String, { description: 'ISO 8601.' }) fetchedAt!: string;
  @Field(() => Int) httpStatus!: number;
  @Field(() => String, { description: 'SHA-256 of the bytes, lower-case hex.' }) sha256!: string;
  @Field(() => Int, { description: 'Bytes.' }) size!: number;
  @Field(() => String, { description: 'Name and version of the rules that took the text out.' }) extractor!: string;
}

@ObjectType({ description: 'A claim with the sentence that says it and the bytes it was read from.' })
export class TracedClaim {
  @Field(() => Claim) claim!: Claim;
  @Field(() => Evidence, { nullable: true }) evidence!: Evidence | null;
}

@ObjectType({ description: 'What one incident gives to a figure.' })
export class Contribution {
  @Field(() => Incident) incident!: Incident;
  @Field(() => Bounds, { nullable: true, description: 'null = unknown: it is in no sum.' }) killed!: Bounds | null;
  @Field(() => [TracedClaim]) claims!: TracedClaim[];
}

@ObjectType({ description: 'A month\'s killed, opened up to incidents, claims, sentences and bytes.' })
export class Why {
  @Field(() => String) month!: string;
  @Field(() => Bounds, { nullable: true }) killed!: Bounds | null;
  @Field(() => Int, { description: 'Incidents of the headline; those behind `after` come page by page.' }) incidentCount!: number;
  @Field(() => [Contribution]) contributions!: Contribution[];
  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page; null at the end.' }) next!: string | null;
}
