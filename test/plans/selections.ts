import fc from 'fast-check';
import { getNamedType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';

/** Fields left out of random selections: those with arguments of their own. */
function fieldsOf(type: GraphQLObjectType) {
  return Object.values(type.getFields()).filter(({ args }) => args.length === 0);
}

/**
 * Random selections of a type: fields under their own names and under others, twice over, in fragments, left out and put in by directives.
 * The operation must declare `$yes: Boolean! = true, $no: Boolean! = false`.
 */
export function selectionOf(schema: GraphQLSchema, typeName: string, depth: number): fc.Arbitrary<string> {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`No type ${typeName}`);
  const usable = fieldsOf(type).filter((field) => depth > 0 || !isObjectType(getNamedType(field.type)));
  const field = fc.constantFrom(...usable).chain(({ name, type: output }) => {
    const named = getNamedType(output);
    const inner = isObjectType(named) ? selectionOf(schema, named.name, depth - 1).map((selection) => ` { ${selection} }`) : fc.constant('');
    return fc.tuple(inner, fc.constantFrom('', '', '', 'x'), fc.constantFrom('', '', '', '', ' @include(if: $yes)', ' @skip(if: $yes)', ' @include(if: $no)'))
      // One alias is one field: its name makes sure of that.
      .map(([selection, alias, directive]) => `${alias && `${alias}_${name}: `}${name}${directive}${selection}`);
  });
  return fc.tuple(fc.array(fc.oneof({ weight: 12, arbitrary: field }, { weight: 1, arbitrary: fc.constant('__typename') }), { minLength: 1, maxLength: 7 }), fc.boolean())
    .map(([fields, fragment]) => {
      const text = ['__typename', ...fields].slice(fields.length > 2 ? 1 : 0).join(' ');
      return fragment ? `... on ${typeName} { ${text} }` : text;
    });
}
