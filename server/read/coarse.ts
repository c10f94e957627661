/** Decimals of coordinates that a viewer may see; null = all. */
export type Decimals = number | null;

/** A coordinate with as many decimals as the viewer may see: in lists, on maps, in the feed and in files alike. */
export function coarse(degrees: number | null, decimals: Decimals): number | null {
  if (degrees === null || decimals === null) return degrees;
  const cells = 10 ** decimals;
  return Math.floor(degrees * cells + 0.5) / cells;
}

/** The same in SQL, step by step. @param cells ten to the power of the decimals, as an expression of float8 */
export function coarseSql(column: string, cells: string): string {
  return `floor(${column} * ${cells} + 0.5::float8) / ${cells}`;
}

/** Cells of a degree for a known number of decimals, as such an expression. */
export function cellsOf(decimals: number): string {
  return `${10 ** decimals}::float8`;
}
