import { Kind, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

export interface Shape {
  /** Levels of fields, the root's being the first; introspection not counted. */
  depth: number;
  /** Selections after all fragments are written out. */
  selections: number;
  /** Of these, fields with an alias. */
  aliases: number;
  /** Directives at operation, fragments and selections, after all fragments are written out. */
  directives: number;
}

const NOTHING: Shape = { depth: 0, selections: 0, aliases: 0, directives: 0 };

/**
 * Depth and size of a validated operation. Each fragment is measured once, so that fragments of fragments, which double the
 * size at every level, cost no more than their text.
 */
export function measureShape(document: DocumentNode, operation: OperationDefinitionNode): Shape {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, Shape>();

  const ofFragment = (name: string): Shape => {
    const known = measured.get(name);
    if (known) return known;
    measured.set(name, NOTHING); // validation forbids circles; should one come through, it ends here
    const shape = ofSelections(fragments.get(name)?.selectionSet);
    measured.set(name, shape);
    return shape;
  };

  const ofSelections = (set: SelectionSetNode | undefined): Shape => {
    let depth = 0;
    let [selections, aliases, directives] = [0, 0, 0];
    for (const selection of set?.selections ?? []) {
      const inner = selection.kind === Kind.FRAGMENT_SPREAD ? ofFragment(selection.name.value) : ofSelections(selection.selectionSet);
      const isField = selection.kind === Kind.FIELD;
      const counts = isField && !selection.name.value.startsWith('__');
      if (!isField || counts) depth = Math.max(depth, inner.depth + (counts ? 1 : 0));
      selections += inner.selections + 1;
      aliases += inner.aliases + (isField && selection.alias ? 1 : 0);
      directives += inner.directives + (selection.directives?.length ?? 0);
    }
    return { depth, selections, aliases, directives };
  };

  const shape = ofSelections(operation.selectionSet);
  return { ...shape, directives: shape.directives + (operation.directives?.length ?? 0) };
}
