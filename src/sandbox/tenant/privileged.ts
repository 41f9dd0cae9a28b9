import { GROUP_IDS } from './group-ids.ts';
import { createPerson, withAuthenticator } from './person.ts';
import { ROLES } from './roles.ts';

/** The people a bot must not reset, each known as such by another query of facts "Privileged target". */
export const PRIVILEGED = {
  priya: createPerson({
    id: 'bfa3e18a-6423-4ac4-8558-1df1ba967ef1',
    story: 'Privileged: an active directory role.',
    displayName: 'Priya Raman',
    department: 'IT',
    businessPhones: ['+1 425 555 0108'],
    roles: [ROLES.helpdeskAdministrator],
    ...withAuthenticator('Priya iPhone', '1009'),
  }),
  gus: createPerson({
    id: 'ee860a07-f1a7-4bee-9546-190403849ef9',
    story: 'The only Global Administrator: locked out, nobody in the tenant could help him.',
    displayName: 'Gus Berg',
    department: 'IT',
    businessPhones: ['+1 425 555 0109'],
    roles: [ROLES.globalAdministrator],
    ...withAuthenticator('Gus Xperia', '1010'),
  }),
  elena: createPerson({
    id: '7dde8b30-2ec3-4a04-b104-3423f103b13f',
    story: 'Holds no role now, but may activate one at any time.',
    displayName: 'Elena Fischer',
    department: 'IT',
    businessPhones: ['+1 425 555 0110'],
    eligibleRoles: [ROLES.exchangeAdministrator],
    ...withAuthenticator('Elena iPhone', '1011'),
  }),
  pia: createPerson({
    id: 'a46ed715-cb6a-4c8b-9412-46d7141eb666',
    story: 'May activate membership of a group that holds a role.',
    displayName: 'Pia Engel',
    department: 'IT',
    businessPhones: ['+1 425 555 0111'],
    eligibleGroupIds: [GROUP_IDS.tierOneSupport],
    ...withAuthenticator('Pia iPhone', '1012'),
  }),
  finn: createPerson({
    id: '0c9e4f7a-51d3-4e68-9a2b-d87f6b13c5e0',
    story: 'In an ordinary group whose members may activate membership of a group that holds a role.',
    displayName: 'Finn Hoffmann',
    department: 'IT',
    businessPhones: ['+1 425 555 0136'],
    ...withAuthenticator('Finn iPhone', '1037'),
  }),
  mia: createPerson({
    id: '40c66c3b-e0b9-4c4b-929c-79f031584dbf',
    story: 'Privileged through a group only.',
    displayName: 'Mia Novak',
    department: 'IT',
    businessPhones: ['+1 425 555 0112'],
    ...withAuthenticator('Mia Pixel 7', '1013'),
  }),
  sven: createPerson({
    id: '5b770a25-fc9c-45b0-b592-8be6a35ee5f1',
    story: 'Holds a role over one administrative unit: only the role assignments show it.',
    displayName: 'Sven Adler',
    department: 'IT',
    businessPhones: ['+1 425 555 0113'],
    roles: [
      {
        ...ROLES.passwordAdministrator,
        directoryScopeId: '/administrativeUnits/5dd8e339-d02c-4dd3-9f11-f632c4ddc085',
      },
    ],
    ...withAuthenticator('Sven iPhone', '1014'),
  }),
  theo: createPerson({
    id: '713d003c-e3ac-4f76-a9c6-124267afc321',
    story: 'Owns a role-assignable group, so he could make himself an admin.',
    displayName: 'Theo Grant',
    department: 'Operations',
    businessPhones: ['+1 425 555 0114'],
    ...withAuthenticator('Theo iPhone', '1015'),
  }),
  owen: createPerson({
    id: 'a7b4b37f-54db-46e1-be90-b2ae8422ce3a',
    story: 'Owns an app registration and its service principal.',
    displayName: 'Owen Brandt',
    department: 'Engineering',
    businessPhones: ['+1 425 555 0115'],
    ownedApplications: [
      {
        id: 'e978c775-f53f-43fc-9de0-33398eb2407d',
        appId: '77b5f05b-7293-4807-8002-b98c5d58241f',
        displayName: 'Invoice importer',
      },
    ],
    ownedServicePrincipals: [
      {
        id: '37b05004-660a-475b-8040-017614c8d592',
        appId: '77b5f05b-7293-4807-8002-b98c5d58241f',
        displayName: 'Invoice importer',
      },
    ],
    ...withAuthenticator('Owen Pixel 8', '1016'),
  }),
  bree: createPerson({
    id: '0f7b7cf6-9fee-4dac-b47a-869ea20e0d7f',
    story: 'The emergency account, which only the deny list protects.',
    displayName: 'Bree Stone',
    userPrincipalName: 'breakglass@contoso.com',
    ...withAuthenticator('Safe in the vault', '1019'),
  }),
} as const;
