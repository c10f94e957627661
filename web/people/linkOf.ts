import { PATHS } from '../app/paths.ts';

/** The address that a token is handed over as. Behind the hash, so that neither server nor proxy gets to see it in an address. */
export function linkOf(page: 'invitation' | 'newPassword', token: string): string {
  return `${window.location.origin}${PATHS[page]}#${token}`;
}
