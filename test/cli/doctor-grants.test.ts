import { doctor, LEAST, prepareDoctor, problems, told, without } from './doctor-case.ts';

prepareDoctor();

describe('the doctor on permissions', () => {
  it('says what a missing permission disables, and how to grant it', async () => {
    const words = await problems({ granted: without('Domain.Read.All', 'User.RevokeSessions.All') });
    expect(words).toContain('Domain.Read.All is missing. Without it: Nobody can be looked up');
    expect(words).toContain(
      'reset.revokeSessions needs User.RevokeSessions.All, which is not granted: grant it, or set reset.revokeSessions to never.',
    );
    expect(words).toContain('deploy/tenant.md, step 3');
    expect(words).toContain('2 problems.');
  });

  it('only notes a permission that a wider one, needed anyway, covers', async () => {
    const name = 'RoleEligibilitySchedule.Read.Directory';
    const covered = await doctor({ granted: without(name) });
    expect(told(covered, 'problem')).toContain('No problem');
    expect(told(covered, 'remark')).toContain(
      `${name} is not granted by itself; by Microsoft’s list RoleManagement.Read.Directory covers it.`,
    );
    const both = await doctor({ granted: without(name, 'RoleManagement.Read.Directory') });
    expect(told(both, 'problem')).toContain('RoleManagement.Read.Directory is missing.');
    expect(told(both, 'problem')).not.toContain(name);
    expect(told(both, 'remark')).toContain(name);
  });

  it('still misses a permission that only one not granted, and asked for by choice, would cover', async () => {
    const words = await problems({ granted: [], configuration: { reset: { changeDefault: true } } });
    expect(words).toContain('UserAuthenticationMethod.Read.All is missing.');
  });

  it('is not alarmed by a missing permission that is optional', async () => {
    const findings = await doctor({ granted: without('AuditLog.Read.All') });
    expect(told(findings, 'problem')).toContain('No problem');
    expect(told(findings, 'remark')).toContain('AuditLog.Read.All, which is optional, is not granted');
    expect(findings.filter(({ about }) => about === 'sign-in log')).toEqual([]);
  });

  it('names what is more than needed, Tier 0 loudly, and what a wider one stands in for', async () => {
    const findings = await doctor({
      granted: [
        ...without('User.Read.All'),
        'Directory.Read.All',
        'UserAuthMethod-TAP.ReadWrite.All',
        'Mail.Send',
        'Sites.Read.All',
      ],
    });
    const words = told(findings, 'problem');
    expect(words).toContain(
      'TIER 0: UserAuthMethod-TAP.ReadWrite.All is not needed; whoever holds it can issue',
    );
    expect(words).toContain('Mail.Send is not needed');
    expect(words).toContain('2 problems.');
    const notes = told(findings, 'remark');
    expect(notes).toContain('Directory.Read.All is not needed');
    expect(notes).toContain('Narrower ones would do: User.Read.All');
    expect(notes).toContain('Sites.Read.All is not needed');
  });

  it('warns of a Tier 0 permission that the configuration asks for, and of the price of the default', async () => {
    const findings = await doctor({
      granted: [...LEAST, 'UserAuthMethod-Phone.ReadWrite.All', 'UserAuthenticationMethod.ReadWrite.All'],
      configuration: { reset: { methods: ['authenticator', 'phone', 'softwareOath'], changeDefault: true } },
    });
    expect(told(findings, 'problem')).toContain('No problem');
    const notes = told(findings, 'remark');
    expect(notes).toContain(
      'TIER 0, as your configuration asks: whoever holds UserAuthMethod-Phone.ReadWrite.All',
    );
    expect(notes).toContain('reset.changeDefault is on');
  });

  it('names the kinds that granular grants leave unseen', async () => {
    const findings = await doctor({ granted: without('UserAuthenticationMethod.Read.All') });
    expect(told(findings, 'problem')).toContain('No problem');
    expect(told(findings, 'remark')).toMatch(/these kinds are not seen: .*phone.*fido2/);
  });

  it.each([
    ['global', undefined],
    ['usgov', 'the government’s Graph has no such list'],
    ['dod', 'the government’s Graph has no such list'],
  ])('knows which kinds the cloud %s can’t list one at a time', async (CLOUD, sentence) => {
    const granted = [...without('UserAuthenticationMethod.Read.All'), 'UserAuthMethod-External.Read.All'];
    const words = await problems({ granted, environment: { CLOUD } });
    expect(words).toContain(sentence ?? 'No problem');
    expect(await problems({ granted: [...granted, ...LEAST], environment: { CLOUD } })).toContain(
      'No problem',
    );
  });

  it('says that nothing is granted when the token carries no roles', async () => {
    const claims = Buffer.from(JSON.stringify({ aud: 'https://graph.microsoft.com' })).toString('base64url');
    const environment = { GRAPH_BEARER: `e30.${claims}.unsigned` };
    const words = await problems({ granted: [], environment });
    expect(words).toContain('no permission at all is granted');
    expect(words).toContain('User.Read.All is missing. Without it: Nothing works.');
  });

  it('says so when the token does not show its roles', async () => {
    const findings = await doctor({ environment: { GRAPH_BEARER: 'opaque' } });
    expect(told(findings, 'unchecked')).toContain('the token does not show its roles');
  });
});
