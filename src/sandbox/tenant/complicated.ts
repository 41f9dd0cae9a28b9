import { authenticatorMethod, hardwareOathMethod, phoneMethod } from './method.ts';
import { PERSON_IDS } from './person-ids.ts';
import { createPerson, withAuthenticator } from './person.ts';

const SINCE = '2024-09-02T07:30:00Z';
const MFA_FAILED = 500121;

const inFinance = { jobTitle: 'Accountant', department: 'Finance', managerId: PERSON_IDS.max };

/** People whose lock-out is not what it looks like, or whose account makes a reset less than plain. */
export const COMPLICATED = {
  vera: createPerson({
    ...inFinance,
    id: '3a0c7f52-1d0e-4c0f-9f63-2f6f1b6a7d01',
    story: 'Her sign-in log says that she declined the prompt: somebody else may have her password.',
    displayName: 'Vera Quist',
    businessPhones: ['+1 425 555 0130'],
    employeeId: 'E1030',
    ...withAuthenticator('Vera iPhone', '1030'),
    signInsBefore: [
      {
        minutesBefore: 12,
        errorCode: MFA_FAILED,
        additionalDetails: 'MFA denied; user declined the authentication',
      },
    ],
  }),
  zeno: createPerson({
    ...inFinance,
    id: '7c5e2b94-60d8-4b1a-8a52-90b8b3d6ce02',
    story: 'His sign-in log says that he reported fraud: a matter for the security team.',
    displayName: 'Zeno Ulrich',
    businessPhones: ['+1 425 555 0131'],
    employeeId: 'E1031',
    ...withAuthenticator('Zeno Pixel 9', '1031'),
    signInsBefore: [
      {
        minutesBefore: 25,
        errorCode: MFA_FAILED,
        additionalDetails: 'MFA denied; Phone App Reported Fraud',
        risk: 'high',
      },
    ],
  }),
  wanda: createPerson({
    ...inFinance,
    id: 'c84d1f0a-35b7-4e26-b0d9-5b1f7e43aa03',
    story: 'Synced from on-premises: methods are in the cloud, password and profile are not.',
    displayName: 'Wanda Yilmaz',
    businessPhones: ['+1 425 555 0132'],
    employeeId: 'E1032',
    onPremisesSyncEnabled: true,
    ...withAuthenticator('Wanda iPhone', '1032'),
  }),
  xaver: createPerson({
    ...inFinance,
    id: '94b6a3de-7f21-4d58-a6c4-e07d2c915b04',
    story: 'Under restricted management: Graph answers 403 to every change, permissions or not.',
    displayName: 'Xaver Zimmer',
    businessPhones: ['+1 425 555 0133'],
    employeeId: 'E1033',
    isManagementRestricted: true,
    ...withAuthenticator('Xaver Xperia', '1033'),
  }),
  ulla: createPerson({
    ...inFinance,
    id: '2e9f50c7-b8a4-4f93-8d1b-64c3fa27de05',
    story: 'Signs in at a federated domain, where a reset in Entra does not help.',
    displayName: 'Ulla Thorsen',
    userPrincipalName: 'ulla@federated.contoso.com',
    businessPhones: ['+1 425 555 0134'],
    employeeId: 'E1034',
    ...withAuthenticator('Ulla iPhone', '1034'),
  }),
  quentin: createPerson({
    ...inFinance,
    id: '58d3e6b1-09cf-4a7e-9e42-c1b75f80a906',
    story: 'Keeps two Authenticators on two phones, a number for texts, and a hardware token.',
    displayName: 'Quentin Yardley',
    businessPhones: ['+1 425 555 0135'],
    mobilePhone: '+1 425 555 0185',
    employeeId: 'E1035',
    preferredMethod: 'push',
    methods: [
      authenticatorMethod('a17e0000-0000-4000-8000-000000001035', 'Quentin Pixel 9', SINCE),
      authenticatorMethod(
        'a17e0000-0000-4000-8000-000000001036',
        'Quentin old iPhone',
        '2022-03-01T10:00:00Z',
      ),
      phoneMethod('mobile', '+1 4255550185', SINCE),
      hardwareOathMethod('0a700000-0000-4000-8000-000000001035', 'CC-1035', SINCE),
    ],
  }),
} as const;
