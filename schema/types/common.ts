import { Field, Int, ObjectType } from 'type-graphql';
import { Qualifier } from '../enums.ts';

@ObjectType({ description: 'A count of people. null ends are unknown, which is not zero.' })
export class HarmRange {
  @Field(() => Int, { nullable: true }) min!: number | null;
  @Field(() => Int, { nullable: true }) max!: number | null;
  @Field(() => Qualifier) qualifier!: Qualifier;
}

@ObjectType({ description: 'Both ends of a sum, in people.' })
export class Bounds {
  @Field(() => Int) min!: number;
  @Field(() => Int) max!: number;
}

@ObjectType({ description: 'A stretch of an article\'s extracted text. Offsets count UTF-16 code units.' })
export class Quote {
  @Field(() => Int) start!: number;
  @Field(() => Int) end!: number;
  @Field(() => String) text!: string;
}
