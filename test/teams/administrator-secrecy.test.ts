import { endedBy } from '../../src/cli/card-endings.ts';
import { FINDINGS, TIERS } from '../../src/cli/card-requests.ts';
import { CHECK } from '../../src/cli/card-scene.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { verify } from '../../src/domain/verification.ts';
import type { People, View } from '../../src/workflow/view.ts';
import { objectsOf } from '../support/card-content.ts';
import { cards, saysOf, sceneNamed } from './card-scenes.ts';

describe('nobody learns who is an administrator', () => {
  const request = (privilege: Extract<Finding, { check: 'privilege' }>['privilege']) => {
    const others = FINDINGS.filter(({ check }) => check !== 'privilege');
    const verification = verify([...others, { check: 'privilege', privilege }], TIERS);
    return { ...endedBy({ status: 'refused', reason: 'privileged' }), verification };
  };
  const people: People = new Map();
  const numbers: never[] = [];
  const views = (privilege: Parameters<typeof request>[0]): readonly View[] => [
    { card: 'requester', request: request(privilege), people, halted: false },
    {
      card: 'approver',
      request: request(privilege),
      people,
      numbers,
      numbersChanged: false,
      viewer: 'somebody',
      viewerIsKnown: true,
      halted: false,
    },
    {
      card: 'informed',
      request: request(privilege),
      people,
      viewer: 'somebody',
      halted: false,
      check: CHECK,
    },
    { card: 'follower', request: request(privilege), people, halted: false },
  ];

  it('a privileged, a deny-listed and an unknown account look the same to everybody, byte for byte', () => {
    const shown = (['privileged', 'deny_listed', 'unknown'] as const).map((privilege) =>
      JSON.stringify(views(privilege).map((view) => cards.render(view))),
    );
    expect(new Set(shown).size).toBe(1);
  });

  it('shows the general way, also for the only Global Administrator', () => {
    const text = saysOf('requester-refused-privileged');
    expect(text).toMatch(/Another administrator can help/);
    expect(text).toMatch(/Data Protection/);
    // The name of the role that may do it is no word about Alice.
    const rest = text.replace('Privileged Authentication Administrator', '');
    expect(rest).not.toMatch(/Alice Wong is|privileged|deny/i);
  });

  it('leads the only Global Administrator through Microsoft’s route to its end', () => {
    const text = saysOf('requester-refused-privileged');
    for (const words of [
      'https://support.microsoft.com/topic/customer-service-phone-numbers-',
      'I am the administrator · no other administrators · service request',
      'proof that you own tenant, domain or billing',
      'trial tenant',
      'Cancel the trial afterwards',
    ])
      expect(text).toContain(words);
  });

  it('names the ids of the error page where it was pasted, in the same place as without', () => {
    const [plain, told] = ['requester-refused-privileged', 'requester-refused-privileged-with-report'].map(
      (name) => objectsOf(sceneNamed(name).content).length,
    );
    expect(told).toBe(plain);
    expect(saysOf('requester-refused-privileged')).toContain('error code, request id, correlation id, time.');
    expect(saysOf('requester-refused-privileged-with-report')).toContain(
      'error code 500121, request id 2b8c9d0e-1111-4222-8333-444455556666, correlation id 7a6b5c4d-9999-4888-8777-666655554444',
    );
  });
});
