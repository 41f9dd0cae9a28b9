import { examine } from '../../src/cli/doctor.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { doctor, environmentFor, LEAST, prepareDoctor, problems, told } from './doctor-case.ts';

prepareDoctor();

describe('the doctor on mail', () => {
  const mail = { from: PEOPLE.deskMailbox.userPrincipalName };

  it('says nothing where nobody is told by mail', async () =>
    expect((await doctor()).filter(({ about }) => about === 'mail')).toEqual([]));

  it('finds the mailbox, sends nothing, and notes that only Exchange can limit the permission to it', async () => {
    const { tenant, environment } = await environmentFor({
      granted: [...LEAST, 'Mail.Send'],
      configuration: { mail },
    });
    const findings = await examine(environment);
    expect(told(findings, 'fine')).toContain('mail: the mailbox of mail.from is in the directory.');
    expect(told(findings, 'remark')).toContain('sends as every mailbox of the tenant');
    expect(told(findings, 'remark')).toContain('application access policy (deploy/tenant.md, step 3)');
    expect(told(findings, 'problem')).toContain('No problem found');
    expect(JSON.stringify(findings)).not.toContain(mail.from);
    expect(tenant.mails).toEqual([]);
  });

  it('makes no fault of a permission that Exchange may grant by itself', async () => {
    const findings = await doctor({ configuration: { mail } });
    expect(told(findings, 'problem')).toContain('No problem found');
    expect(told(findings, 'remark')).toContain(
      'Mail.Send is not granted in Entra. It may be granted in Exchange for that mailbox alone',
    );
  });

  it.each([
    ['nobody@contoso.com', 'mail.from: nobody in the directory has this id or sign-in name.'],
    [PEOPLE.danaAdmin.userPrincipalName, 'mail.from: this account has no mailbox.'],
  ])('finds out that nothing can be sent from %s', async (from, sentence) => {
    const words = await problems({ granted: [...LEAST, 'Mail.Send'], configuration: { mail: { from } } });
    expect(words).toContain(sentence);
  });

  it('says that the mailbox could not be looked up', async () => {
    const { tenant, environment } = await environmentFor({ configuration: { mail } });
    tenant.addFault({ kind: 'status', status: 500, path: /it-helpdesk/ });
    expect(told(await examine(environment), 'unchecked')).toContain(
      'the mailbox of mail.from can’t be looked up',
    );
  });
});
