import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { LocationModel, PartyModel } from '../../prisma/client/models.ts';
import { connectionOf } from '../connection.ts';
import { PartyKind, PlacePrecision } from '../enums.ts';
import { Node } from '../node.ts';

@ObjectType({ implements: Node, description: 'A place of the gazetteer, or one put in by a reviewer or an import.' })
export class Location extends Node implements Pick<LocationModel, 'id' | 'name' | 'names' | 'country' | 'radius' | 'precision'> {
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true, description: 'Name in Arabic script.' }) nameAr!: string | null;
  @Field(() => [String], { description: 'Further spellings.' }) names!: string[];
  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' }) country!: string;
  @Field(() => String, { nullable: true, description: 'Governorate.' }) admin1!: string | null;
  @Field(() => String, { nullable: true, description: 'District.' }) admin2!: string | null;
  @Field(() => String, { nullable: true }) pcode!: string | null;
  @Field(() => String, { nullable: true, description: 'Id in its gazetteer, such as geonames:172955.' }) gazetteerId!: string | null;
  @Field(() => Float, { description: 'WGS 84 degrees; coarsened for the public where the desk says so.' }) lat!: number;
  @Field(() => Float) lon!: number;
  @Field(() => Int, { description: 'Metres around the point within which the place lies.' }) radius!: number;
  @Field(() => PlacePrecision) precision!: PlacePrecision;
}

export const LocationConnection = connectionOf(Location, 'Location');

@ObjectType({ implements: Node, description: 'A belligerent: whoever can be accused of harm.' })
export class Party extends Node implements Pick<PartyModel, 'id' | 'name' | 'kind' | 'aliases'> {
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) nameAr!: string | null;
  @Field(() => PartyKind) kind!: PartyKind;
  @Field(() => [String]) aliases!: string[];
}
