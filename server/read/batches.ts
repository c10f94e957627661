import DataLoader from 'dataloader';

// How the loaders of a request read many records in one statement.

/** Finds single records by id; null where there is none. */
export function byId<T extends { id: string }>(find: (ids: string[]) => Promise<T[]>): DataLoader<string, T | null> {
  return new DataLoader(async (ids) => {
    const rows = new Map((await find([...ids])).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  });
}

/** Finds the records that belong to each key, in the order in which `find` gives them. */
export function grouped<T>(find: (keys: string[]) => Promise<T[]>, keyOf: (row: T) => string | null): DataLoader<string, T[]> {
  return new DataLoader(async (keys) => {
    const groups = Map.groupBy(await find([...keys]), keyOf);
    return keys.map((key) => groups.get(key) ?? []);
  });
}
