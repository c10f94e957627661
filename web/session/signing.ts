/** What came of a name and a password: signed in, refused, or right but for the second factor. */
export type SignedIn = 'IN' | 'REFUSED' | 'SECOND_FACTOR';

/** Signs in with the session library's own door. @throws Error with words of the desk for everything else */
export async function signIn(email: string, password: string): Promise<SignedIn> {
  return outcomeOf(await authPost('/api/auth/sign-in/email', { email, password }));
}

const TOTP = /^\d{6}$/;

/** The second step: six digits of the authenticator, or one of the backup codes. @throws Error */
export async function giveSecondFactor(code: string): Promise<SignedIn> {
  return outcomeOf(await authPost(`/api/auth/two-factor/${TOTP.test(code) ? 'verify-totp' : 'verify-backup-code'}`, { code }));
}

async function outcomeOf(response: Response): Promise<SignedIn> {
  if (response.status === 401) return 'REFUSED';
  const { message, twoFactorRedirect } = (await response.json().catch(() => ({}))) as { message?: string; twoFactorRedirect?: boolean };
  if (!response.ok) throw new Error(message ?? `${response.status} ${response.statusText}`);
  return twoFactorRedirect ? 'SECOND_FACTOR' : 'IN';
}

export async function signOut(): Promise<void> {
  await authPost('/api/auth/sign-out', {});
}

/** POSTs to the session library. */
export function authPost(path: string, body: object): Promise<Response> {
  return fetch(path, { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}
