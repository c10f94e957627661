import { authPost } from './signing.ts';

/** What an authenticator and a drawer are given, once. */
export interface NewFactor {
  /** `otpauth:` address. */
  totpURI: string;
  backupCodes: string[];
}

/** Whether the account has a second factor. @throws Error */
export async function hasSecondFactor(): Promise<boolean> {
  const response = await fetch('/api/auth/get-session', { credentials: 'same-origin' });
  const session = (await response.json()) as { user?: { twoFactorEnabled?: boolean } } | null;
  return session?.user?.twoFactorEnabled === true;
}

/** Begins to set one up; it holds once `confirmFactor` was given a code. @throws Error in the desk's words, as for a wrong password */
export async function beginFactor(password: string): Promise<NewFactor> {
  return answerOf<NewFactor>(await authPost('/api/auth/two-factor/enable', { password }));
}

/** @throws Error for a code that isn't right */
export async function confirmFactor(code: string): Promise<void> {
  await answerOf(await authPost('/api/auth/two-factor/verify-totp', { code }));
}

/** @throws Error for a wrong password */
export async function endFactor(password: string): Promise<void> {
  await answerOf(await authPost('/api/auth/two-factor/disable', { password }));
}

/** New codes; the old ones are worth nothing from now on. @throws Error for a wrong password */
export async function newBackupCodes(password: string): Promise<string[]> {
  return (await answerOf<{ backupCodes: string[] }>(await authPost('/api/auth/two-factor/generate-backup-codes', { password }))).backupCodes;
}

/** @throws Error for a wrong or too short password */
export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await answerOf(await authPost('/api/auth/change-password', { currentPassword, newPassword, revokeOtherSessions: true }));
}

/** Ends all sessions of the account but this one. @throws Error */
export async function signOutElsewhere(): Promise<void> {
  await answerOf(await authPost('/api/auth/revoke-other-sessions', {}));
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const answer = (await response.json().catch(() => ({}))) as Answer & { message?: string };
  if (!response.ok) throw new Error(answer.message ?? `${response.status} ${response.statusText}`);
  return answer;
}
