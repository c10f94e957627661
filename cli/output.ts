/** Where a command writes: results on standard output, all else on standard error. */
export interface Output {
  result(line: string): void;
  say(line: string): void;
}

export const STANDARD: Output = {
  result: (line) => process.stdout.write(`${line}\n`),
  say: (line) => process.stderr.write(`${line}\n`),
};
