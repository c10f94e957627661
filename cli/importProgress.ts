import { SingleBar } from 'cli-progress';
import type { WriteStream } from 'node:tty';
import type { ImportCounts } from '../server/imports/importRecords.ts';

export interface Progress {
  update(counts: ImportCounts): void;
  /** A JSON line among the progress, without tearing the bar. */
  print(line: object): void;
  stop(): void;
}

interface Reading {
  size: number;
  bytesRead(): number;
}

/** Seconds between two plain lines where nobody watches a bar. */
const PLAIN_MS = 5_000;

/** A bar over the bytes of the file where standard error is a terminal, a plain line now and then elsewhere. */
export function showProgress(output: WriteStream, reading: Reading): Progress {
  const print = (line: object) => void output.write(`${JSON.stringify(line)}\n`);
  return output.isTTY ? bar(output, reading, print) : plain(output, reading, print);
}

function bar(output: WriteStream, reading: Reading, print: Progress['print']): Progress {
  const shown = new SingleBar({
    stream: output, format: '{bar} {percentage} % | {read} lines, {created} new, {updated} changed, {failed} failed | {eta_formatted} left', hideCursor: true, etaBuffer: 50,
  });
  shown.start(reading.size, 0, { read: 0, created: 0, updated: 0, failed: 0 });
  return {
    update: (counts) => shown.update(reading.bytesRead(), counts),
    print: (line) => {
      output.write('\r\u001b[K');
      print(line);
    },
    stop: () => shown.stop(),
  };
}

function plain(output: WriteStream, reading: Reading, print: Progress['print']): Progress {
  let shownAt = performance.now();
  return {
    update: ({ read, created, updated, unchanged, failed }) => {
      if (performance.now() - shownAt < PLAIN_MS) return;
      shownAt = performance.now();
      const percent = Math.round((100 * reading.bytesRead()) / Math.max(reading.size, 1));
      output.write(`${percent} %: ${read} lines read, ${created} new, ${updated} changed, ${unchanged} unchanged, ${failed} failed\n`);
    },
    print,
    stop: () => undefined,
  };
}
