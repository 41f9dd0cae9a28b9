import type { SimulatedRole } from './person.ts';
import { FILLERS } from './fillers.ts';
import { PEOPLE } from './people.ts';
import { GROUP_IDS } from './group-ids.ts';
import { ROLES } from './roles.ts';

/** A group of the simulated tenant; `memberIds` names people and, for nesting, other groups. */
export interface SimulatedGroup {
  readonly id: string;
  displayName: string;
  description: string | null;
  isAssignableToRole: boolean | null;
  /** Holds `Unified` for a Microsoft 365 group. */
  groupTypes: string[];
  memberIds: string[];
  ownerIds: string[];
  roles: SimulatedRole[];
  eligibleRoles: SimulatedRole[];
  /** Groups that every member of this one may activate membership of. */
  eligibleGroupIds: string[];
}

type GroupBasics = Pick<SimulatedGroup, 'id' | 'displayName' | 'memberIds'> & Partial<SimulatedGroup>;

/** A plain security group unless `basics` says more. */
export function createGroup(basics: GroupBasics): SimulatedGroup {
  return {
    description: null,
    isAssignableToRole: null,
    groupTypes: [],
    ownerIds: [],
    roles: [],
    eligibleRoles: [],
    eligibleGroupIds: [],
    ...basics,
  };
}

/** The groups the sandbox and most tests start with. */
export const GROUPS = {
  approvers: createGroup({
    id: GROUP_IDS.approvers,
    displayName: 'Latchkey approvers',
    description: 'May approve a reset in Latchkey.',
    memberIds: [PEOPLE.amir.id, PEOPLE.dana.id, GROUP_IDS.seniorApprovers],
  }),
  /** Nested, so that only a transitive reading of the approvers finds Iris. */
  seniorApprovers: createGroup({
    id: GROUP_IDS.seniorApprovers,
    displayName: 'Latchkey senior approvers',
    memberIds: [PEOPLE.iris.id],
  }),
  /** More people than one page of Graph holds. */
  allStaff: createGroup({
    id: GROUP_IDS.allStaff,
    displayName: 'Contoso all staff',
    memberIds: [
      ...Object.values(PEOPLE)
        .filter((person) => person.userType === 'Member' && person.deletedDateTime === null)
        .map((person) => person.id),
      ...FILLERS.map((person) => person.id),
    ],
  }),
  tierOneSupport: createGroup({
    id: GROUP_IDS.tierOneSupport,
    displayName: 'Tier 1 support',
    isAssignableToRole: true,
    memberIds: [PEOPLE.mia.id],
    ownerIds: [PEOPLE.theo.id],
    roles: [ROLES.userAdministrator],
  }),
  /** An ordinary group by the look of it. */
  fieldSupport: createGroup({
    id: GROUP_IDS.fieldSupport,
    displayName: 'Field support',
    memberIds: [PEOPLE.finn.id],
    eligibleGroupIds: [GROUP_IDS.tierOneSupport],
  }),
} as const;
