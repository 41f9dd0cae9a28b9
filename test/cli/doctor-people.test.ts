import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { prepareDoctor, problems } from './doctor-case.ts';

prepareDoctor();

describe('the doctor on people', () => {
  it('checks the people: unknown names, too few approvers, nobody for alarms', async () => {
    const words = await problems({
      configuration: {
        approvers: { members: [PEOPLE.amir.userPrincipalName] },
        securityContacts: [],
      },
    });
    expect(words).toContain('there is one approver only');
    expect(words).toContain('securityContacts is empty');
    expect(await problems({ configuration: { denyList: ['nobody@contoso.com'] } })).toContain('denyList[0]');
    expect(await problems({ configuration: { securityContacts: ['nobody@contoso.com'] } })).toContain(
      'securityContacts[0]: nobody in the directory has this id or sign-in name',
    );
  });

  it.each([
    [2, 2, true],
    [3, 2, false],
    [3, 3, true],
    [4, 3, false],
  ])(
    '%s approvers where elevated needs %s: says that one who asks or vouches leaves too few: %s',
    async (count, approvals, isTooFew) => {
      const members = ['amir', 'dana', 'sol', 'iris'] as const;
      const configuration = {
        approvers: { members: members.slice(0, count).map((one) => PEOPLE[one].userPrincipalName) },
        verification: { elevated: { require: ['callback', 'vouch'], approvals } },
      };
      const words = await problems({ configuration });
      expect(words.includes(`there are ${count} approvers only`)).toBe(isTooFew);
      expect(words.includes(`have at least ${approvals + 1}, one more than`)).toBe(isTooFew);
    },
  );

  it('finds out that there is no such group', async () => {
    const group = '11111111-2222-4333-8444-555555555555';
    expect(await problems({ configuration: { approvers: { group } } })).toContain(
      'approvers.group: no group of the directory has this object id',
    );
  });
});
