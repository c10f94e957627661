import { Command } from 'commander';
import { readFile, stat } from 'node:fs/promises';
import type { InclusionProof } from '../schema/client/verify/manifest.ts';
import { verifyFolder, verifyProof, type Verdict } from '../schema/client/verify/verify.ts';
import { STANDARD, type Output } from './output.ts';

interface Options {
  root?: string;
  partial?: boolean;
}

/** `desk verify FOLDER|PROOF`: checks a downloaded release, or one record with its proof, with nothing but the files. */
export function verifyCommand(output: Output = STANDARD): Command {
  return new Command('verify')
    .description('check a downloaded release, or one record with its proof, without network or database')
    .argument('<path>', 'a folder with manifest.json and the files that it lists, or the JSON that "desk release proof" prints')
    .option('--root <hex>', 'the root as you know it from elsewhere')
    .option('--partial', 'files may be missing')
    .action((path: string, options: Options) => verify(output, path, options));
}

async function verify(output: Output, path: string, options: Options): Promise<void> {
  const isFolder = (await stat(path)).isDirectory();
  const verdict: Verdict = isFolder ? await verifyFolder(path, options) : verifyProof(JSON.parse(await readFile(path, 'utf8')) as InclusionProof, options);
  output.result(JSON.stringify(verdict));
  if (verdict.faults.length === 0) return output.say('All is as released');
  process.exitCode = 1;
}
