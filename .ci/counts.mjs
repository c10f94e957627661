// counts.mjs REPORT [SECOND]: prints "PASSED FAILED" of Jest's report; the files of a second report take the place of those of the first.
// counts.mjs --failed REPORT: prints the files that failed, parted by blanks; none when there is no report to go by.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const args = process.argv.slice(2);
const filesOf = (path) => {
  const text = path ? readFileSync(path, 'utf8') : '';
  return text ? JSON.parse(text).testResults : null;
};

if (args[0] === '--failed') {
  const files = filesOf(args[1]) ?? [];
  console.log(files.filter(({ status }) => status === 'failed').map(({ name }) => relative(process.cwd(), name)).join(' '));
} else {
  const first = filesOf(args[0]);
  const second = filesOf(args[1]) ?? [];
  const last = new Map([...(first ?? []), ...second].map((file) => [file.name, file]));
  let passed = 0;
  let failed = first && first.length > 0 ? 0 : 1;
  for (const { status, assertionResults } of last.values()) {
    const count = (wanted) => assertionResults.filter((each) => each.status === wanted).length;
    passed += count('passed');
    // A file that could not even be run has failed, though it counts no test.
    failed += count('failed') || (status === 'failed' ? 1 : 0);
  }
  console.log(passed, failed);
}
