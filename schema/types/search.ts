import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A stretch of the text beside it. Offsets count UTF-16 code units, as JavaScript\'s strings do.' })
export class TextRange {
  @Field(() => Int, { description: 'Where it begins, from 0.' }) start!: number;
  @Field(() => Int, { description: 'The first code unit behind it.' }) end!: number;
}

@ObjectType({ description: 'A record that matches a search. Texts are plain; what to highlight is told beside them.' })
export class SearchHit {
  @Field(() => String, { description: 'Incident, HumanitarianNote, PublishedTally, Statement or Location.' }) type!: string;
  @Field(() => String, { description: 'Global id: `node` gives the record.' }) id!: string;
  @Field(() => String, { description: 'What the record is called.' }) title!: string;
  @Field(() => [TextRange], { description: 'Words of the title that match, in their order.' }) titleMatches!: TextRange[];
  @Field(() => String, { nullable: true, description: 'Words around the first match, up to 302 characters, … where it was cut.' }) snippet!: string | null;
  @Field(() => [TextRange], { description: 'Words of the snippet that match, in their order.' }) snippetMatches!: TextRange[];
  @Field(() => Float, { description: 'How well it matches; good for comparing hits of one search only.' }) score!: number;
}
