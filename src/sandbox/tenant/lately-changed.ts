import { changed, userUpdated } from './audit-entry.ts';
import { PERSON_IDS } from './person-ids.ts';
import { createPerson, withAuthenticator } from './person.ts';

const DAY = 24 * 60;

const inFinance = { jobTitle: 'Accountant', department: 'Finance', managerId: PERSON_IDS.max };

/** Signs in from home on working days, the last time the day before yesterday. */
const FROM_HOME = [2, 5, 9, 16].map((days) => ({ minutesBefore: days * DAY, errorCode: 0 }));

/** People of whom something changed lately, or whom nobody can call, and the mailbox that tells them. */
export const LATELY_CHANGED = {
  tamsin: createPerson({
    ...inFinance,
    id: '6b1f0d52-7a3e-4c88-9d0f-3e5a9c2b7d11',
    story: 'Her mobile number was changed three days ago: a call to it may reach somebody else.',
    displayName: 'Tamsin Eriksen',
    mobilePhone: '+1 425 555 0190',
    employeeId: 'E1040',
    ...withAuthenticator('Tamsin iPhone', '1040'),
    signInsBefore: FROM_HOME,
    auditsBefore: [
      { hoursBefore: 72, ...userUpdated([changed('Mobile', ['+1 425 555 0140'], ['+1 425 555 0190'])]) },
      { hoursBefore: 200, ...userUpdated([changed('JobTitle', ['Clerk'], ['Accountant'])]) },
    ],
  }),
  yusuf: createPerson({
    ...inFinance,
    id: 'd3c7a9e4-51b8-4f06-8b7a-0c4d6e8f1a12',
    story: 'Has no number on file, but a manager who can vouch for him.',
    displayName: 'Yusuf Demir',
    employeeId: 'E1041',
    ...withAuthenticator('Yusuf Pixel 9', '1041'),
    signInsBefore: FROM_HOME,
  }),
  petra: createPerson({
    ...inFinance,
    id: '82e4b6f0-c95d-4a17-a3e2-7f1b5d9c3e13',
    story: 'Got another manager yesterday, so the word of this one says little.',
    displayName: 'Petra Novotna',
    employeeId: 'E1042',
    ...withAuthenticator('Petra Galaxy S24', '1042'),
    signInsBefore: FROM_HOME,
    auditsBefore: [
      {
        hoursBefore: 26,
        activity: 'Set user manager',
        changed: [changed('Manager', [PERSON_IDS.hana], [PERSON_IDS.max])],
      },
    ],
  }),
  deskMailbox: createPerson({
    id: '1f9a3d7c-64e2-4b50-9c18-a5d0e7b2f614',
    story: 'The shared mailbox that mail goes out from; nobody signs in to it.',
    displayName: 'Contoso IT Helpdesk',
    userPrincipalName: 'it-helpdesk@contoso.com',
    accountEnabled: false,
    employeeType: null,
  }),
} as const;
