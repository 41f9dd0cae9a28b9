import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { doctor, prepareDoctor, problems, told, without } from './doctor-case.ts';

prepareDoctor();

describe('the doctor on eligibility', () => {
  it.each([
    ['none', 'p2', 'directory.pim is none, but the tenant has a licence for it'],
    ['used', 'p1', 'directory.pim is used, but the tenant has no licence for it'],
    ['none', 'free', undefined],
    ['used', 'p2', undefined],
    ['auto', 'p1', undefined],
  ] as const)('compares directory.pim: %s with the licence %s', async (pim, licence, sentence) => {
    const words = await problems({
      configuration: { directory: { pim } },
      tenant: { licence },
    });
    if (sentence === undefined) expect(words).not.toContain('directory.pim is');
    else expect(words).toContain(sentence);
  });

  it('finds an approver who may activate a role although nobody should', async () => {
    const words = await problems({
      configuration: {
        directory: { pim: 'none' },
        approvers: { members: [PEOPLE.elena.userPrincipalName, PEOPLE.amir.userPrincipalName] },
      },
    });
    expect(words).toContain('1 of the approvers may activate an admin role');
  });

  it('says one thing about the permissions for eligibility: keep or grant them where directory.pim must change', async () => {
    const eligibility = [
      'RoleEligibilitySchedule.Read.Directory',
      'PrivilegedEligibilitySchedule.Read.AzureADGroup',
      'LicenseAssignment.Read.All',
    ];
    const configuration = { directory: { pim: 'none' } };
    const wrong = told(await doctor({ configuration, tenant: { licence: 'p2' } }));
    expect(wrong).toContain('-> set directory.pim to auto.');
    expect(wrong).not.toContain('take it back');
    const granted = without('PrivilegedEligibilitySchedule.Read.AzureADGroup');
    expect(told(await doctor({ configuration, granted, tenant: { licence: 'p2' } }))).toContain(
      '-> set directory.pim to auto, and grant what that needs: PrivilegedEligibilitySchedule.Read.AzureADGroup (deploy/tenant.md, step 3).',
    );
    const right = await doctor({ configuration, tenant: { licence: 'free' } });
    for (const name of eligibility) expect(told(right, 'remark')).toContain(`${name} is not needed`);
  });
});
