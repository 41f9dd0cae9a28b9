import { createTokens } from '../../src/graph/credential.ts';
import { ServiceError } from '../../src/errors.ts';
import { createRoles, rolesIn } from '../../src/graph/token-roles.ts';
import { bearerWith } from './bearer.ts';

const part = (text: string): string => Buffer.from(text).toString('base64url');

describe('the roles of a token', () => {
  it('are those it carries', () =>
    expect(rolesIn(bearerWith(['User.Read.All', 'Domain.Read.All']))).toEqual(
      new Set(['User.Read.All', 'Domain.Read.All']),
    ));

  it.each([
    ['with an empty list', bearerWith([])],
    ['without a list, which Entra leaves out when nothing is granted', bearerWith(undefined)],
    ['that names its app only', `a.${part('{"appid":"x"}')}.c`],
  ])('are none for a token %s', (_case, token) => expect(rolesIn(token)).toEqual(new Set()));

  it.each([
    ['an opaque text', 'loopback'],
    ['nothing', ''],
    ['a text with two parts', `${part('{}')}.${part('{"roles":["x"]}')}`],
    ['an encrypted token, which has five parts', 'a.b.c.d.e'],
    ['a payload that is no JSON', `a.${part('roles')}.c`],
    ['a payload that names neither app nor audience', `a.${part('{"tid":"x"}')}.c`],
    ['a list', `a.${part('[]')}.c`],
    ['no value', `a.${part('null')}.c`],
    ['roles that are no list', `a.${part('{"aud":"x","roles":"User.Read.All"}')}.c`],
    ['roles that are no texts', `a.${part('{"aud":"x","roles":[1]}')}.c`],
  ])('are not known of %s', (_case, token) => expect(rolesIn(token)).toBeUndefined());
});

describe('the roles right now', () => {
  it('are those of whatever token is valid', async () => {
    const granted = [['User.Read.All'], ['User.Read.All', 'Domain.Read.All']];
    const roles = createRoles({ token: () => Promise.resolve(bearerWith(granted.shift())) });
    expect(await roles()).toEqual(new Set(['User.Read.All']));
    expect(await roles()).toEqual(new Set(['User.Read.All', 'Domain.Read.All']));
  });

  it('are not known without a token', async () => {
    const refused = new ServiceError('GRAPH_UNAUTHENTICATED', 'Entra gave no token.');
    expect(await createRoles({ token: () => Promise.reject(refused) })()).toBeUndefined();
  });

  it('do not hide a defect', async () => {
    const defect = new TypeError('no such function');
    await expect(createRoles({ token: () => Promise.reject(defect) })()).rejects.toBe(defect);
  });

  it('are read from the bearer that a simulated Graph is sent', async () => {
    const tokens = createTokens({
      bearer: 'fixed',
      loopbackBearer: { reveal: () => bearerWith(['User.Read.All']) },
      credential: { kind: 'none' },
      tenantId: 'x',
      authority: 'x',
      scope: 'x',
    });
    expect(await createRoles(tokens)()).toEqual(new Set(['User.Read.All']));
  });
});
