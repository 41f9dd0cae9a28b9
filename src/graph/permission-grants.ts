// What a configuration needs, against what is granted: the judgement that the start and `doctor` share.
import type { MethodKind } from '../domain/method.ts';
import type { ResetScope } from '../domain/reset-plan.ts';
import { isGranted, listingFor, neededFor } from './permission.ts';
import type { MethodListing } from './permission.ts';
import { removing } from './permission-condition.ts';
import type { GrantScope } from './permission-condition.ts';
import { PERMISSIONS, READ_ALL_METHODS } from './permission-list.ts';
import type { Permission } from './permission-list.ts';
import { riskOf } from './permission-risk.ts';
import type { Risk } from './permission-risk.ts';

/** Something the configuration wants a reset to do and no grant allows. */
export interface Ungranted {
  readonly setting: string;
  readonly wayOut: string;
  readonly permission: Permission;
}

/** A permission that is granted without need. */
export interface Excess {
  readonly name: string;
  /** Narrower listed permissions that would be enough in its place. */
  readonly insteadOf: readonly string[];
  readonly risk: Risk | undefined;
}

/** Everything there is to say about the grants. */
export interface Judgement {
  readonly ungranted: readonly Ungranted[];
  readonly missing: readonly Permission[];
  /** Not in the token, and perhaps granted where no token shows it. */
  readonly unseenGrants: readonly Permission[];
  /** Optional ones that are not granted. */
  readonly forgone: readonly Permission[];
  readonly listing: MethodListing;
  /** Kinds of method that no grant lets the bot see. */
  readonly unseen: readonly MethodKind[];
  readonly excess: readonly Excess[];
  /** Tier 0 permissions that the configuration asks for and that are granted. */
  readonly wide: readonly { readonly name: string; readonly risk: Risk }[];
}

/** Judges the roles of the token by the one list. */
export function judgeGrants(scope: GrantScope, roles: ReadonlySet<string>): Judgement {
  const needed = neededFor(scope);
  const absent = needed.filter((permission) => !isGranted(permission, roles));
  const listing = listingFor(roles);
  const unseen = unseenIn(listing);
  const seesSome = listing.way === 'per_type' && listing.kinds.length > 0;
  return {
    ungranted: [...absent.flatMap((one) => ungranted(one)), ...unreadable(scope, absent, unseen)],
    missing: absent.filter(
      ({ need, when, name, elsewhere }) =>
        need === 'required' &&
        when.choice === undefined &&
        elsewhere === undefined &&
        !(seesSome && name === READ_ALL_METHODS),
    ),
    unseenGrants: absent.filter(({ elsewhere }) => elsewhere !== undefined),
    forgone: absent.filter(({ need }) => need === 'optional'),
    listing,
    unseen,
    excess: excessOf(needed, listing, roles),
    wide: needed.flatMap(({ name }) => {
      const risk = roles.has(name) ? riskOf(name) : undefined;
      return risk?.tier === 0 ? [{ name, risk }] : [];
    }),
  };
}

function ungranted(permission: Permission, { choice } = permission.when): readonly Ungranted[] {
  return choice === undefined ? [] : [{ ...choice, permission }];
}

/** What may be removed but not seen: passkeys, since their own list takes a permission of its own. */
function unreadable(
  { reset }: GrantScope,
  absent: readonly Permission[],
  unseen: readonly MethodKind[],
): readonly Ungranted[] {
  return reset.methods.flatMap((method) => {
    const condition = removing(method);
    const isSaid = absent.some(({ when }) => when.choice?.setting === condition.choice?.setting);
    if (isSaid || !unseen.includes(KIND_OF[method])) return [];
    const permission = PERMISSIONS.find(({ lists }) => lists === KIND_OF[method]);
    return permission === undefined ? [] : ungranted(permission, condition);
  });
}

const KIND_OF: Readonly<Record<ResetScope, MethodKind>> = {
  authenticator: 'microsoftAuthenticator',
  phone: 'phone',
  softwareOath: 'softwareOath',
  hardwareOath: 'hardwareOath',
  passkey: 'fido2',
};

function unseenIn(listing: MethodListing): readonly MethodKind[] {
  if (listing.way === 'one_list') return [];
  const kinds = PERMISSIONS.flatMap(({ lists }) => lists ?? []);
  return [...kinds.filter((kind) => !listing.kinds.includes(kind)), 'qrCodePin'];
}

function excessOf(
  needed: readonly Permission[],
  listing: MethodListing,
  roles: ReadonlySet<string>,
): readonly Excess[] {
  const reading = listing.way === 'per_type' ? PERMISSIONS.filter(({ need }) => need === 'instead') : [];
  const useful = [...needed, ...reading];
  const beyond = [...roles].filter((role) => !useful.some(({ name }) => name === role)).sort();
  return beyond.map((name) => ({
    name,
    insteadOf: useful
      .filter((one) => one.coveredBy.includes(name) && !roles.has(one.name))
      .map((one) => one.name),
    risk: riskOf(name),
  }));
}
