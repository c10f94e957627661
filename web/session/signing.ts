/** Signs in with the session library's own door. @returns whether the e-mail and password were right @throws Error with words of the desk for everything else */
export async function signIn(email: string, password: string): Promise<boolean> {
  const response = await post('/api/auth/sign-in/email', { email, password });
  if (response.ok) return true;
  if (response.status === 401) return false;
  const { message } = (await response.json().catch(() => ({}))) as { message?: string };
  throw new Error(message ?? `${response.status} ${response.statusText}`);
}

export async function signOut(): Promise<void> {
  await post('/api/auth/sign-out', {});
}

function post(path: string, body: object): Promise<Response> {
  return fetch(path, { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}
