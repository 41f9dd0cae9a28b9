import { examine } from '../../src/cli/doctor.ts';
import { doctor, environmentFor, prepareDoctor, told, without } from './doctor-case.ts';

prepareDoctor();

describe('the doctor on the logs', () => {
  it('tells a tenant without sign-in logs', async () =>
    expect(told(await doctor({ tenant: { licence: 'free' } }), 'remark')).toContain('no Entra ID P1'));

  it('reads the audit log, also in a tenant that has no sign-in log', async () => {
    expect(told(await doctor(), 'fine')).toContain('audit log: can be read.');
    expect(told(await doctor({ tenant: { licence: 'free' } }), 'fine')).toContain('audit log: can be read.');
  });

  it('says what it costs that the audit log may not be read', async () => {
    const findings = await doctor({ granted: without('AuditLog.Read.All') });
    expect(told(findings, 'remark')).toContain('Every request takes the elevated tier');
    expect(findings.filter(({ about }) => about === 'audit log')).toEqual([]);
  });

  it('says so, and what else to try, when Graph refuses the audit log although it is granted', async () => {
    const { tenant, environment } = await environmentFor({});
    tenant.addFault({ kind: 'status', status: 403, path: /directoryAudits/ });
    const notes = told(await examine(environment), 'remark');
    expect(notes).toContain('audit log: Graph refuses it: every request takes the elevated tier');
    expect(notes).toContain('where that is granted, Directory.Read.All as well (unverified)');
  });

  it('counts an audit log that does not answer as not seen', async () => {
    const { tenant, environment } = await environmentFor({});
    tenant.addFault({ kind: 'status', status: 500, path: /directoryAudits/ });
    const findings = await examine(environment);
    expect(told(findings, 'unchecked')).toContain('audit log: Graph did not answer.');
    expect(told(findings, 'problem')).toContain('No problem found');
  });

  it.each([
    ['free', 'P14D', true],
    ['free', 'P7D', false],
    ['p1', 'P14D', false],
  ] as const)(
    'notes for the licence %s and limits.recentChange %s whether older changes are forgotten: %s',
    async (licence, recentChange, isNoted) => {
      const findings = await doctor({ tenant: { licence }, configuration: { limits: { recentChange } } });
      const note = `limits.recentChange is ${recentChange}: what changed before can’t be told, so every request takes the elevated tier.`;
      expect(told(findings, 'remark').includes(note)).toBe(isNoted);
    },
  );
});
