// What the suites of the on-call part of the configuration share: pieces of a file, and what is said of them.
import { readingAfter } from './support/reading.ts';

export const HEAD = `helpdesk: { name: Contoso IT, phone: '+49 30 5550100', timeZone: Europe/Berlin }
approvers: { group: 6f1c2f0e-8f0b-4a51-9b62-3d1f5d0c7a10 }
onCall:
`;
export const TURNS = `  rotations:
    - name: primary
      participants: [amir@contoso.com, dana@contoso.com]
      handOff: { every: P1W, from: '2026-11-02T09:00' }
`;
export const STEPS = `  escalation:
    - { after: PT0M, notify: primary }
`;
export const TEAM = '  source: shifts\n  teamId: 6f1c2f0e-8f0b-4a51-9b62-3d1f5d0c7a10\n';
export const NOW = '2026-11-28T06:00:00.000Z';
export const PAGER = 'https://pager.contoso.com/secret-key';

const { read, configuration, problems } = readingAfter(HEAD);
export { configuration as onCallOf, problems as problemsOf };

export function remarksOf(onCall: string): readonly string[] {
  const reading = read(onCall);
  return reading.ok ? reading.remarks(NOW) : ['refused', ...reading.problems];
}

export const rotation = (...keys: readonly string[]): string =>
  `  rotations:\n    - name: primary\n${keys.map((key) => `      ${key}\n`).join('')}`;
export const PEOPLE = 'participants: [amir@contoso.com, dana@contoso.com]';
export const WEEKLY = "handOff: { every: P1W, from: '2026-11-02T09:00' }";
export const only = (text: string): string => rotation(PEOPLE, WEEKLY, `only: [${text}]`) + STEPS;
export const steps = (...texts: readonly string[]): string =>
  `  escalation:\n${texts.map((text) => `    - { ${text} }\n`).join('')}`;
export const overrides = (...texts: readonly string[]): string =>
  `${TURNS}${STEPS}  overrides:\n${texts.map((text) => `    - { ${text}, rotation: primary }\n`).join('')}`;
export const CHRISTMAS = "from: '2026-12-24T12:00', until: '2026-12-27T09:00'";
