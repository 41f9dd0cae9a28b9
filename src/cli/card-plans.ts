// Reset plans of the gallery, and runs of them.
import type { KeptMethod, PlannedRemoval, ResetPlan } from '../domain/reset-plan.ts';
import { chosenPlan } from '../domain/reset-choice.ts';
import type { Unfinished } from '../domain/request.ts';
import { notBegun } from '../domain/reset-progress.ts';
import type { Removal, RemovalState, ResetProgress } from '../domain/reset-progress.ts';

/** The moment the gallery shows. */
export const NOW = '2026-11-23T10:04:00.000Z';

const authenticator: PlannedRemoval = {
  id: 'authenticator-1',
  kind: 'microsoftAuthenticator',
  device: 'iPhone 15',
  reason: 'in_scope',
};
const mobile: PlannedRemoval = { id: 'phone-1', kind: 'phone', phoneSlot: 'mobile', reason: 'in_scope' };
const office: PlannedRemoval = { id: 'phone-3', kind: 'phone', phoneSlot: 'office', reason: 'in_scope' };
const token: PlannedRemoval = { id: 'token-1', kind: 'softwareOath', reason: 'in_scope' };
const hardware: PlannedRemoval = {
  id: 'hardware-1',
  kind: 'hardwareOath',
  device: 'C200 0427',
  reason: 'in_scope',
};
const hello: KeptMethod = {
  id: 'hello-1',
  kind: 'windowsHelloForBusiness',
  device: 'LAPTOP-0427',
  reason: 'still_useful',
};
const passkey: KeptMethod = { id: 'passkey-1', kind: 'fido2', device: 'Blue key', reason: 'on_offer' };
const password: KeptMethod = { id: 'password-1', kind: 'password', reason: 'no_second_step' };

/** Three methods go, two stay, and the approver may choose. */
export const PLAN: ResetPlan = {
  remove: [token, mobile, authenticator],
  keep: [hello, password],
  defaults: { kind: 'known', ids: [authenticator.id] },
  unseen: [],
  mayChangeDefault: false,
  sessions: 'ask',
};

/** Every kind of thing a plan can hold, with the default to be changed first. */
export const RICH: ResetPlan = {
  ...PLAN,
  remove: [token, hardware, mobile, authenticator],
  keep: [hello, passkey, { ...office, reason: 'out_of_scope' }, password],
  mayChangeDefault: true,
  changeDefaultTo: { preference: 'voiceOffice', id: office.id },
};

/** Nobody can say which method is the default, and a kind is hidden. */
export const UNCLEAR: ResetPlan = {
  ...PLAN,
  keep: [{ ...office, reason: 'out_of_scope' }, password],
  defaults: { kind: 'unclear' },
  unseen: ['hardwareOath', 'fido2'],
};

const chosen = (plan: ResetPlan, choice: Parameters<typeof chosenPlan>[1]): ResetPlan =>
  chosenPlan(plan, choice) ?? plan;
/** One method alone. */
export const ONE_ONLY = chosen(PLAN, { only: mobile.id, passkeys: [], revokeSessions: false });
/** One method alone that is the default, so that another one is made the default first. */
export const ONE_AND_DEFAULT = chosen(RICH, {
  only: authenticator.id,
  passkeys: [],
  revokeSessions: false,
});
/** Everything, a lost passkey and the sessions. */
export const ALL_AND_KEY = chosen(RICH, { passkeys: [passkey.id], revokeSessions: true });

/** A request id as Graph answers it. */
export const trace = (index: number): string => `6f1c2d3e-0000-4000-8000-00000000000${index}`;

/** One gone, one asked for, one to come. */
export const HALFWAY: ResetProgress = {
  removals: [
    { id: token.id, removal: { state: 'gone', at: NOW, byUs: true }, tries: 1, graphRequestId: trace(1) },
    { id: mobile.id, removal: { state: 'asked', at: NOW }, tries: 1 },
    { id: authenticator.id, removal: { state: 'waiting' }, tries: 0 },
  ],
};

/** A run to its end. */
export const complete = ({ remove, changeDefaultTo, sessions }: ResetPlan): ResetProgress => {
  const done = { tries: 1, step: { state: 'done', at: NOW } } as const;
  return {
    removals: remove.map(({ id }, index): Removal => {
      return { id, removal: { state: 'gone', at: NOW, byUs: true }, tries: 1, graphRequestId: trace(index) };
    }),
    ...(changeDefaultTo === undefined ? {} : { defaultChange: { ...done, graphRequestId: trace(8) } }),
    ...(sessions === 'revoke' ? { revocation: { ...done, graphRequestId: trace(9) } } : {}),
  };
};

/** How the removal stood at which a run ended; waiting where the bot stopped before it. */
const STOPPED: Readonly<Partial<Record<Unfinished, RemovalState>>> = {
  still_listed: { state: 'answered', at: NOW },
  forbidden: { state: 'deferred', at: NOW, because: 'turned_down' },
  refused_by_graph: { state: 'deferred', at: NOW, because: 'turned_down' },
  graph_unavailable: { state: 'deferred', at: NOW, because: 'busy' },
  default_refused: { state: 'deferred', at: NOW, because: 'default' },
};

/** Everything before that removal is gone, everything after it was not asked for. */
function stoppedAt(id: string, removal: RemovalState = { state: 'waiting' }): ResetProgress {
  const at = PLAN.remove.findIndex((method) => method.id === id);
  const removals = complete(PLAN).removals.map((one, index): Removal => {
    if (index < at) return one;
    const isAsked = index === at && removal.state !== 'waiting';
    return isAsked ? { ...one, removal } : { id: one.id, removal: { state: 'waiting' }, tries: 0 };
  });
  return { removals };
}

/** A run that ended like that before it removed anything. */
export function nothingBy(why: Unfinished) {
  if (why === 'default_not_changed') {
    const refused = { tries: 1, step: { state: 'turned_down', at: NOW } } as const;
    return { plan: ALL_AND_KEY, progress: { ...notBegun(ALL_AND_KEY), defaultChange: refused } };
  }
  if (why !== 'default_refused') return { plan: PLAN, progress: stoppedAt(token.id, STOPPED[why]) };
  const plan: ResetPlan = {
    ...PLAN,
    remove: [authenticator],
    keep: [{ ...office, reason: 'out_of_scope' }, password],
  };
  const removal: RemovalState = { state: 'deferred', at: NOW, because: 'default' };
  return { plan, progress: { removals: [{ id: authenticator.id, removal, tries: 3 }] } };
}

/** What a run that ended like that left to be done by hand. */
export function leftBy(why: Unfinished) {
  const usual = { progress: stoppedAt(mobile.id, STOPPED[why]), left: [mobile.id, authenticator.id] };
  if (why === 'account_gone') return { ...usual, left: [] };
  if (why === 'forbidden') return { ...usual, permission: 'UserAuthMethod-Phone.ReadWrite.All' };
  if (why === 'default_not_changed') return unchanged();
  if (why === 'default_refused') return rich({ state: 'done', at: NOW }, [hardware.id, authenticator.id]);
  return why === 'sessions_not_revoked' ? rich({ state: 'asked', at: NOW }, []) : usual;
}

/** Somebody else removed one method meanwhile; the others wait for the default, which Microsoft refused to change. */
function unchanged() {
  const [first, ...others] = ALL_AND_KEY.remove.map(({ id }) => id);
  const whole = complete(ALL_AND_KEY);
  const removals = whole.removals.map((one): Removal =>
    one.id === first
      ? { id: one.id, removal: { state: 'gone', at: NOW, byUs: false }, tries: 0 }
      : { id: one.id, removal: { state: 'waiting' }, tries: 0 },
  );
  const defaultChange = { tries: 1, step: { state: 'turned_down', at: NOW } } as const;
  return { plan: ALL_AND_KEY, offered: RICH, progress: { removals, defaultChange }, left: others };
}

function rich(revoked: NonNullable<ResetProgress['revocation']>['step'], left: readonly string[]) {
  const whole = complete(ALL_AND_KEY);
  const put = (id: string): RemovalState => {
    return { state: 'deferred', at: NOW, because: id === hardware.id ? 'busy' : 'default' };
  };
  const removals = whole.removals.map((one) =>
    left.includes(one.id) ? { ...one, removal: put(one.id) } : one,
  );
  const progress = { ...whole, removals, revocation: { tries: 4, step: revoked } };
  return { plan: ALL_AND_KEY, offered: RICH, progress, left };
}
