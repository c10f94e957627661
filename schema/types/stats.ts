import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Bounds } from './common.ts';

export enum StatsGroup {
  MONTH = 'MONTH',
  COUNTRY = 'COUNTRY',
  ADMIN1 = 'ADMIN1',
  PARTY = 'PARTY',
  GRADE = 'GRADE',
  CAUSE = 'CAUSE',
}
registerEnumType(StatsGroup, { name: 'StatsGroup', description: 'What incidents are grouped by.' });

@ObjectType({ description: 'Plain sums over distinct published incidents. Unknown is not zero: it is in no sum, and counted apart.' })
export class IncidentSums {
  @Field(() => Int, { description: 'Incidents, of any grade that the filter leaves.' }) incidents!: number;
  @Field(() => Int, { description: 'Of these, incidents with somebody killed or injured reported.' }) harmIncidents!: number;
  @Field(() => Bounds, { nullable: true, description: 'Civilians killed; null where there are incidents but none with a known number.' }) killed!: Bounds | null;
  @Field(() => Bounds, { nullable: true, description: 'Civilians injured; null where there are incidents but none with a known number.' }) injured!: Bounds | null;
  @Field(() => Int, { description: 'Incidents whose number of killed is unknown.' }) killedUnknown!: number;
  @Field(() => Int, { description: 'Incidents whose number of injured is unknown.' }) injuredUnknown!: number;
  @Field(() => Bounds, { nullable: true, description: 'All deaths, civilians or not, of incidents whose source gives only those.' }) deaths!: Bounds | null;
}

@ObjectType({ description: 'The incidents of one month, country, governorate, accused party, grade or cause.' })
export class IncidentGroup {
  @Field(() => String, { nullable: true, description: 'YYYY-MM, ISO 3166-1 alpha-2 code, country/governorate, global id of the party, or the enum\'s value; null for incidents that have none.' })
  key!: string | null;

  @Field(() => String, { nullable: true, description: 'The key for people: the governorate\'s or the party\'s name; else the key itself.' }) label!: string | null;
  @Field(() => IncidentSums, { description: 'Sums over the group\'s incidents.' }) sums!: IncidentSums;
}

@ObjectType({ description: 'Published incidents, counted and summed.' })
export class IncidentStats {
  @Field(() => IncidentSums, { description: 'Over all incidents of the filter, each once. By party the groups may add up to more: who is accused together is in each one\'s group.' })
  total!: IncidentSums;

  @Field(() => Int, { description: 'How many groups there are, also where `first` shows fewer.' }) groupCount!: number;
  @Field(() => [IncidentGroup], { description: 'Months in their order, others by number of incidents, most first.' }) groups!: IncidentGroup[];
}

@ObjectType({ description: 'Incidents that lie in one cell of the map\'s grid.' })
export class MapCluster {
  @Field(() => String, { description: 'The cell: zoom/x/y of a tile a quarter as wide as a map tile of the asked zoom.' }) key!: string;
  @Field(() => Float, { description: 'Mean latitude of its incidents, WGS 84 degrees, of the coordinates that you are shown.' }) lat!: number;
  @Field(() => Float, { description: 'Mean longitude of its incidents, WGS 84 degrees, of the coordinates that you are shown.' }) lon!: number;
  @Field(() => IncidentSums, { description: 'Sums over the cell\'s incidents.' }) sums!: IncidentSums;
  @Field(() => ID, { nullable: true, description: 'Global id of the incident, where it is the only one.' }) incidentId!: string | null;
  @Field(() => String, { nullable: true, description: 'Its code, where it is the only one.' }) code!: string | null;
}

@ObjectType({ description: 'Incidents by cells of a grid. The clusters and `unlocated` add up to `total`, figure by figure.' })
export class IncidentMap {
  @Field(() => IncidentSums, { description: 'Over all incidents of the filter and the box.' }) total!: IncidentSums;
  @Field(() => IncidentSums, { description: 'Over those whose place isn\'t known to a point; none where a box is asked for.' }) unlocated!: IncidentSums;
  @Field(() => [MapCluster], { description: 'Cells that hold incidents, most first.' }) clusters!: MapCluster[];
}
