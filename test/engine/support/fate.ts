// Plays one generated world: troubles, crashes and what others do come at their moments, and the run is lived to its end.
import { instantOf } from '../../../src/domain/instant.ts';
import type { ResetChoice, ResetOffers } from '../../../src/domain/reset-choice.ts';
import { rolesIn } from '../../../src/graph/token-roles.ts';
import { authenticatorMethod, passkeyMethod, phoneMethod } from '../../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../../src/sandbox/tenant/people.ts';
import { EVERYTHING_WITH_DEFAULT_CHANGE } from '../../../src/sandbox/tenant/permissions.ts';
import { ROLES } from '../../../src/sandbox/tenant/roles.ts';
import type { Fault, SimulatedMethod } from '../../../src/sandbox/tenant/tenant.ts';
import { changeRequest } from '../../../src/workflow/change-request.ts';
import { METHODS, registrationsOf } from './methods.ts';
import type { Gate } from './process.ts';
import { liveOn, NUMBER, openStage, SUBJECT } from './stage.ts';
import type { Stage } from './stage.ts';
import type { DeedKind, GeneratedWorld, Trouble } from './worlds.ts';

/** A world that was lived to its end. */
export interface Lived {
  readonly stage: Stage;
  readonly result: 'done' | 'again' | 'endless';
}

const NARROW = new Set(
  [...EVERYTHING_WITH_DEFAULT_CHANGE].filter((name) => !name.startsWith('UserAuthenticationMethod.')),
);

/** Lives a world; undefined where no plan can be made, so that nothing would be approved. */
export async function live(world: GeneratedWorld): Promise<Lived | undefined> {
  const { scope, sessions, changeDefault, choice, grants, ...rest } = world;
  const stage = await openStage({
    ...rest,
    methods: world.methods.map((name) => METHODS[name]),
    rules: { scope, sessions, changeDefault },
    permissions: grants === 'broad' ? EVERYTHING_WITH_DEFAULT_CHANGE : NARROW,
    choose: (offers) => picked(offers, choice),
  });
  if (typeof stage === 'string') return undefined;
  for (const trouble of world.troubles) stage.tenant.addFault(faultOf(trouble));
  const halts: Halts = { until: undefined };
  const process = stage.start(gateOf(world, stage, halts));
  const between = (now: number): void => {
    if (halts.until !== undefined && now >= halts.until) void resume(stage, halts);
  };
  return { stage, result: await liveOn(stage, { process, between }) };
}

function picked({ only, passkeys, sessions }: ResetOffers, choice: GeneratedWorld['choice']): ResetChoice {
  // 0 is the plan as it stands; a number beyond the offers too.
  const alone = choice.only === 0 ? undefined : only[choice.only - 1];
  return {
    ...(alone === undefined ? {} : { only: alone.method.id }),
    passkeys: passkeys.filter((_, index) => (choice.passkeys & (1 << index)) > 0).map(({ id }) => id),
    revokeSessions: sessions && choice.revoke,
  };
}

function faultOf({ about, from, times, what }: Trouble): Fault {
  const isLog = (path: string): boolean => path.includes('/auditLogs/');
  const isList = (path: string): boolean => /\/authentication\/\w+$/.test(path);
  const match: Fault['match'] = ({ method, path }) => {
    // The sign-in log waits in real time before it asks again, and says nothing that a run depends on.
    if (isLog(path)) return false;
    if (about === 'writes') return method !== 'GET';
    if (about === 'lists') return method === 'GET' && isList(path);
    return about === 'any call' || method === 'GET';
  };
  const where = { match, from, times };
  if (what === 'drop' || what === 'drop-after') return { ...where, kind: what };
  const [status = '', seconds] = what.split(' after ');
  return {
    ...where,
    kind: 'status',
    status: Number(status),
    ...(seconds === undefined ? {} : { retryAfter: Number(seconds) }),
  };
}

interface Halts {
  until: number | undefined;
}

/** Counts the port calls of the run, over all its processes: crashes and deeds have their moments in them. */
function gateOf(world: GeneratedWorld, stage: Stage, halts: Halts): Gate {
  let moment = 0;
  return async (_port, when) => {
    if (when === 'before') {
      moment += 1;
      for (const { at, deed } of world.deeds) if (at === moment) await act(stage, deed, halts);
    }
    return world.crashes.some((crash) => crash.at === moment && crash.when === when) ? 'crash' : 'pass';
  };
}

async function act(stage: Stage, deed: DeedKind, halts: Halts): Promise<void> {
  const { tenant, witness } = stage;
  const before = registrationsOf(tenant.person(SUBJECT).methods);
  await DEEDS[deed](stage, halts);
  const after = registrationsOf(tenant.person(SUBJECT).methods);
  witness.note({ saw: 'others', did: deed, removed: before.filter((one) => !after.includes(one)) });
}

const nowOf = ({ clock }: Stage): string => instantOf(clock.now);

const registers =
  (make: (since: string, stage: Stage) => SimulatedMethod | undefined) =>
  (stage: Stage): void => {
    const method = make(nowOf(stage), stage);
    if (method !== undefined) stage.tenant.register(SUBJECT, method);
  };

const deletes =
  (which: (stage: Stage) => string | undefined) =>
  (stage: Stage): void => {
    const person = stage.tenant.person(SUBJECT);
    const id = which(stage);
    person.methods = person.methods.filter((method) => method.id !== id);
  };

const loses =
  (...names: readonly string[]) =>
  ({ tenant }: Stage): void => {
    const granted = rolesIn(tenant.bearer()) ?? new Set<string>();
    tenant.grant(new Set([...granted].filter((name) => !names.includes(name))));
  };

const WRITE_ALL = 'UserAuthenticationMethod.ReadWrite.All';
const READ_ALL = 'UserAuthenticationMethod.Read.All';

const halts =
  (seconds: number) =>
  async (stage: Stage, state: Halts): Promise<void> => {
    state.until = Math.max(state.until ?? 0, stage.clock.now + seconds * 1000);
    await stage.stores.brakes.set({ kind: 'halt', by: PEOPLE.dana.id, since: nowOf(stage) }, undefined, {
      facts: [],
    });
  };

async function resume({ stores }: Stage, state: Halts): Promise<void> {
  state.until = undefined;
  const halt = await stores.brakes.halt();
  if (halt !== undefined) await stores.brakes.lift(halt, { facts: [] });
}

const DEEDS: Readonly<Record<DeedKind, (stage: Stage, halts: Halts) => void | Promise<void>>> = {
  'registers an authenticator': registers((since) => authenticatorMethod('app-new', 'New phone', since)),
  'registers a passkey': registers((since) => passkeyMethod('key-new', 'New key', since)),
  'registers another mobile': registers((since) => phoneMethod('mobile', '+1 4255559001', since)),
  'registers another alternate': registers((since) => phoneMethod('alternateMobile', '+1 4255559002', since)),
  'registers a planned method anew': registers((createdDateTime, { plan }) => {
    const phone = plan.remove.find(({ kind }) => kind === 'phone');
    return phone?.phoneSlot && phoneMethod(phone.phoneSlot, '+1 4255559003', createdDateTime);
  }),
  'deletes the first planned': deletes(({ plan }) => plan.remove[0]?.id),
  'deletes the last planned': deletes(({ plan }) => plan.remove.at(-1)?.id),
  'deletes what stays': deletes(({ plan }) => plan.keep.find(({ kind }) => kind !== 'password')?.id),
  'makes sms the default': ({ tenant }) => void (tenant.person(SUBJECT).preferredMethod = 'sms'),
  'makes push the default': ({ tenant }) => void (tenant.person(SUBJECT).preferredMethod = 'push'),
  'makes oath the default': ({ tenant }) => void (tenant.person(SUBJECT).preferredMethod = 'oath'),
  'account deleted': ({ tenant }) => tenant.deletePerson(SUBJECT),
  'account disabled': ({ tenant }) => void (tenant.person(SUBJECT).accountEnabled = false),
  'becomes privileged': ({ tenant }) => void tenant.person(SUBJECT).roles.push(ROLES.userAdministrator),
  'approver disabled': ({ tenant }) => void (tenant.person(PEOPLE.amir.id).accountEnabled = false),
  'loses the grant to remove authenticators': loses(
    'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All',
    WRITE_ALL,
  ),
  'loses the grant to remove phones': loses('UserAuthMethod-Phone.ReadWrite.All', WRITE_ALL),
  'loses the grant to list': loses(READ_ALL, WRITE_ALL),
  'loses the grant to read roles': loses('RoleManagement.Read.Directory'),
  'loses the grant to revoke': loses('User.RevokeSessions.All'),
  'halt for 20 seconds': halts(20),
  'halt for 5 minutes': halts(300),
  'halt for 20 minutes': halts(1200),
  'says “not me”': async ({ ports }) => {
    await changeRequest(ports, NUMBER, { kind: 'not_me', by: SUBJECT, role: 'subject' });
  },
};
