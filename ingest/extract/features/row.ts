/** One block's features while they are written down, in a fixed order that the weights go by. */
export class Row {
  private at = 0;
  private readonly values: Float32Array;
  private readonly start: number;

  constructor(values: Float32Array, start: number) {
    this.values = values;
    this.start = start;
  }

  add(...numbers: number[]): void {
    for (const number of numbers) {
      this.values[this.start + this.at] = number;
      this.at += 1;
    }
  }

  flag(yes: boolean): void {
    this.values[this.start + this.at] = yes ? 1 : 0;
    this.at += 1;
  }

  /** How many were written. */
  get length(): number {
    return this.at;
  }
}

export function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
