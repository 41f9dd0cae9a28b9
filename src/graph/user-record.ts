import { z } from 'zod';
import { epochOf, instantOf, type Instant } from '../domain/instant.ts';
import type { Person } from '../domain/person.ts';

/** Graph's `user` as far as it is read; properties without a value come as null. */
export const userRecord = z.object({
  id: z.guid(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string(),
  mail: z.string().nullish(),
  department: z.string().nullish(),
  employeeId: z.string().nullish(),
  createdDateTime: z.string().nullish(),
  lastPasswordChangeDateTime: z.string().nullish(),
  // Selected always, so a missing one means an answer that can't be trusted: never taken for enabled.
  accountEnabled: z.boolean(),
  userType: z.string().nullish(),
  externalUserState: z.string().nullish(),
  isResourceAccount: z.boolean().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish(),
  businessPhones: z.array(z.string()).nullish(),
  mobilePhone: z.string().nullish(),
});

export type UserRecord = z.infer<typeof userRecord>;

/** Value of `$select` for {@link userRecord}. */
export const USER_PROPERTIES = Object.keys(userRecord.shape).join(',');

/** What only further calls can tell about a person. */
export interface Surroundings {
  readonly federated: boolean;
  readonly managerId?: string;
}

export function personFrom(user: UserRecord, { federated, managerId }: Surroundings): Person {
  return {
    id: user.id,
    displayName: user.displayName ?? user.userPrincipalName,
    signInName: user.userPrincipalName,
    ...present('mail', user.mail),
    ...present('department', user.department),
    ...present('managerId', managerId),
    ...present('employeeId', user.employeeId),
    ...present('createdAt', momentOrNothing(user.createdDateTime)),
    ...present('passwordChangedAt', momentOrNothing(user.lastPasswordChangeDateTime)),
    accountEnabled: user.accountEnabled,
    kind: kindOf(user),
    federated,
    ...(user.onPremisesSyncEnabled === true ? { synced: true } : {}),
    businessPhones: (user.businessPhones ?? []).filter((number) => number.trim() !== ''),
    ...present('mobilePhone', user.mobilePhone),
  };
}

/**
 * A guest by any of three signs, since old invitations lack some: the type, the invitation, or `#EXT#` in the name
 * (https://learn.microsoft.com/entra/external-id/user-properties).
 */
export function kindOf(
  user: Pick<UserRecord, 'userType' | 'externalUserState' | 'userPrincipalName' | 'isResourceAccount'>,
): Person['kind'] {
  const invited = user.externalUserState != null || /#EXT#/i.test(user.userPrincipalName);
  if (invited || user.userType?.toLowerCase() === 'guest') return 'guest';
  return user.isResourceAccount === true ? 'resource' : 'member';
}

/** Graph's time, which has up to seven fraction digits, as an Instant; undefined when it is no time. */
export function moment(text: string): Instant | undefined {
  try {
    return instantOf(epochOf(text));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** For rows that are of no use without their time. */
export const time = z.string().transform((text, context) => {
  const at = moment(text);
  if (at !== undefined) return at;
  context.addIssue('not a time');
  return z.NEVER;
});

const momentOrNothing = (text: string | null | undefined): Instant | undefined =>
  text == null ? undefined : moment(text);

/** The entry, unless there is no value: an empty text on file says as little as none. */
function present<Key extends string>(
  key: Key,
  value: string | null | undefined,
): Partial<Record<Key, string>> {
  if (value == null || value.trim() === '') return {};
  return { [key]: value } as Partial<Record<Key, string>>;
}
