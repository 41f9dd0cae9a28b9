// The methods of one person, as Graph lists them, and plans made of them. Values only: no test runs here.
import type { DefaultHint, ListedMethod, MethodKind, PhoneSlot } from '../../src/domain/method.ts';
import { planReset } from '../../src/domain/reset-plan.ts';
import type { Planning, ResetPlan, ResetRules, ResetScope } from '../../src/domain/reset-plan.ts';

/** Stands for the keyed hash: it tells two numbers apart and holds neither. */
export const hashNumber = (number: string): string =>
  `hash of ${number.length} signs ending ${number.at(-1)}`;

export const phone = (phoneSlot: PhoneSlot, number = '+49 30 5550100'): ListedMethod => ({
  id: phoneSlot,
  kind: 'phone',
  phoneSlot,
  number,
  createdAt: '2025-01-01T00:00:00.000Z',
});
export const mobile = phone('mobile');
export const alternate = phone('alternateMobile');
export const office = phone('office');
export const app: ListedMethod = {
  id: 'app',
  kind: 'microsoftAuthenticator',
  createdAt: '2025-02-01T00:00:00.000Z',
  device: 'Alice’s phone',
};
export const app2: ListedMethod = { ...app, id: 'app2', device: 'Alice’s tablet' };
export const oath: ListedMethod = { id: 'oath', kind: 'softwareOath' };
export const token: ListedMethod = { id: 'token', kind: 'hardwareOath' };
export const passkey: ListedMethod = { id: 'key', kind: 'fido2' };

export const everything: readonly ListedMethod[] = [app, mobile, office, alternate, oath, token, passkey];

/** What the portal's button would remove, and passkeys by choice. */
export const ALL: readonly ResetScope[] = [
  'authenticator',
  'phone',
  'softwareOath',
  'hardwareOath',
  'passkey',
];

/** The default stands for these methods: push for each Authenticator, say. */
export const known = (...ids: readonly string[]): DefaultHint => ({ kind: 'known', ids });
export const NONE: DefaultHint = { kind: 'none' };
export const UNCLEAR: DefaultHint = { kind: 'unclear' };

export interface About extends Partial<ResetRules> {
  readonly defaults?: DefaultHint;
  readonly unseen?: readonly MethodKind[];
}

export const planningOf = (
  methods: readonly ListedMethod[],
  { defaults = NONE, unseen = [], ...rules }: About = {},
): Planning => {
  const usual: ResetRules = { scope: ALL, sessions: 'ask', changeDefault: false };
  return planReset({ methods, defaults, unseen }, { ...usual, ...rules }, hashNumber);
};

/** The plan; a test that gets none fails here, saying why there is none. */
export const planned = (planning: Planning): ResetPlan => {
  if (planning.kind === 'planned') return planning.plan;
  throw new TypeError(`no plan: ${planning.why}`);
};

export const planOf = (methods: readonly ListedMethod[], about: About = {}): ResetPlan =>
  planned(planningOf(methods, about));

export const idsOf = (methods: readonly { readonly id: string }[]): readonly string[] =>
  methods.map(({ id }) => id);
