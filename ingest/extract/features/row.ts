/** One block's features while they are written down, in a fixed order that the weights go by. */
export class Row {
  private at: number;
  private readonly values: Float32Array;

  constructor(values: Float32Array, start: number) {
    this.values = values;
    this.at = start;
  }

  /** One at a time: a list of arguments would be an array made for each call, some 30 a block. */
  put(number: number): this {
    this.values[this.at] = number;
    this.at += 1;
    return this;
  }

  flag(yes: boolean): this {
    return this.put(yes ? 1 : 0);
  }

  all(numbers: ArrayLike<number>): this {
    for (let index = 0; index < numbers.length; index += 1) this.put(numbers[index] as number);
    return this;
  }

  /** `length` numbers of a longer list, from `from` on. */
  part(numbers: Float32Array, from: number, length: number): this {
    for (let index = from; index < from + length; index += 1) this.put(numbers[index] as number);
    return this;
  }
}

export function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
