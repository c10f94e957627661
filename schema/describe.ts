import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLNamedType, type GraphQLSchema } from 'graphql';
import { FIELD_WORDS } from './words/fields.ts';
import { TYPE_WORDS } from './words/types.ts';
import { VALUE_WORDS } from './words/values.ts';

interface Described {
  description?: string | null;
}

/**
 * Gives words to everything whose decorator has none, so that the same name says the same everywhere. Changes the schema in place; a
 * test fails for whatever has no words after it.
 */
export function describe(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    put(type, TYPE_WORDS[type.name] ?? byKind(type.name));
    if (isEnumType(type)) for (const value of type.getValues()) put(value, VALUE_WORDS[`${type.name}.${value.name}`]);
    describeFields(type);
  }
  return schema;
}

function describeFields(type: GraphQLNamedType): void {
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return;
  for (const field of Object.values(type.getFields())) {
    const name = `${type.name}.${field.name}`;
    put(field, FIELD_WORDS[name] ?? FIELD_WORDS[field.name]);
    if (!('args' in field)) continue;
    for (const arg of field.args) put(arg, FIELD_WORDS[`${name}(${arg.name})`] ?? FIELD_WORDS[arg.name]);
  }
}

function byKind(name: string): string | undefined {
  if (name.endsWith('Connection')) return 'A page of a list.';
  if (name.endsWith('Edge')) return 'A record of a page, with its place in the list.';
  if (name.endsWith('Payload')) return 'What the act changed, as it is afterwards.';
  return name.endsWith('Input') ? 'What the act needs.' : undefined;
}

function put(place: Described, words: string | undefined): void {
  if (!place.description && words !== undefined) place.description = words;
}
