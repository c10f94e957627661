import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Absolute path of the project's folder: the nearest one upwards that has a package.json. Compiled code lies in
 * `dist/`, sources do not; data files (models, dictionaries, migrations) are found from here by both.
 */
export function projectRoot(from: string = import.meta.dirname): string {
  let folder = from;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No package.json above ${from}: the program was moved out of its folder`);
    folder = parent;
  }
  return folder;
}
