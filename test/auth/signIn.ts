export interface SignIn {
  status: number;
  body: Record<string, unknown>;
  setCookie: string;
  /** What a browser would send back. */
  cookie: string;
}

/** Signs in as the console does. */
export async function signIn(url: string, email: string, password: string, headers: Record<string, string> = {}): Promise<SignIn> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ email, password }),
  });
  const cookies = response.headers.getSetCookie();
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
    setCookie: cookies.join('\n'),
    cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; '),
  };
}
