// No call but those that the facts allow, and none oftener than its tries.
import { SUBJECT } from './stage.ts';
import type { Stage } from './stage.ts';

const MOST_TRIES = 4;

const SEGMENTS: Readonly<Record<string, string>> = {
  phone: 'phoneMethods',
  microsoftAuthenticator: 'microsoftAuthenticatorMethods',
  softwareOath: 'softwareOathMethods',
  fido2: 'fido2Methods',
};

function allowedWrites({ plan, rules }: Stage): ReadonlyMap<string, number> {
  const own = `/v1.0/users/${SUBJECT}`;
  const beta = `/beta/users/${SUBJECT}/authentication`;
  const removals = plan.remove.map(({ kind, id }) =>
    kind === 'hardwareOath'
      ? `POST ${beta}/hardwareOathMethods/${id}/deactivate`
      : `DELETE ${own}/authentication/${SEGMENTS[kind] ?? 'none'}/${id}`,
  );
  const steps = [
    ...(plan.changeDefaultTo !== undefined && rules.changeDefault ? [`PATCH ${beta}/signInPreferences`] : []),
    ...(plan.sessions === 'revoke' ? [`POST ${own}/revokeSignInSessions`] : []),
  ];
  return new Map([...removals, ...steps].map((call) => [call, MOST_TRIES]));
}

const BETA_READS = /^\/beta\/users\/[^/]+\/authentication\/(?:hardwareOathMethods|signInPreferences)$/;

/** Only the calls that the facts allow, and each write no oftener than its tries. A token that was refused is no try. */
export function wrongCalls(stage: Stage): readonly string[] {
  const allowed = allowedWrites(stage);
  const counted = new Map<string, number>();
  for (const { verb, path, status } of stage.witness.writes()) {
    const call = `${verb} ${path}`;
    if (status !== 401) counted.set(call, (counted.get(call) ?? 0) + 1);
    else if (!allowed.has(call)) counted.set(call, 1);
  }
  const wrongWrites = [...counted].flatMap(([call, times]) => {
    const most = allowed.get(call);
    if (most === undefined) return [`a call that no plan has: ${call}`];
    return times > most ? [`${times} times ${call}`] : [];
  });
  const wrongReads = stage.tenant.calls
    .filter(({ method, path }) => method === 'GET' && path.startsWith('/beta/') && !BETA_READS.test(path))
    .map(({ path }) => `a reading of beta that nothing needs: ${path}`);
  return [...wrongWrites, ...wrongReads];
}
