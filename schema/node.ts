import 'reflect-metadata';
import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType({ description: 'A record that can be fetched again by its global id.', resolveType: (value: object) => value.constructor.name })
export abstract class Node {
  @Field(() => ID, { description: 'Global id, opaque.' })
  id!: string;
}
