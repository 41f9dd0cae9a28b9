/** A text in the form of an app-only token that carries those roles, unsigned; without roles it carries none at all. */
export function bearerWith(roles: readonly string[] | undefined): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return [part({ alg: 'none' }), part({ aud: 'https://graph.microsoft.com', roles }), 'unsigned'].join('.');
}
