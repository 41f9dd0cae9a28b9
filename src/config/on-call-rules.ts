import { z } from 'zod';
import { escalationProblems } from './escalation-rules.ts';
import { overrideProblems } from './override-rules.ts';
import { read, type Problem } from './problem.ts';
import { rotationProblems } from './rotation-rules.ts';
import { timeZone } from './value-schema.ts';

/** Rules between the keys of `onCall`; a part that the schema itself complains about is skipped. */
export function onCallProblems(raw: unknown): readonly Problem[] {
  const zone = read(z.object({ helpdesk: z.object({ timeZone }) }), raw)?.helpdesk.timeZone;
  const names = read(
    z.object({ onCall: z.object({ rotations: z.array(z.object({ name: z.string() })) }) }),
    raw,
  )?.onCall.rotations.map(({ name }) => name);
  return [...rotationProblems(raw), ...overrideProblems(raw, zone, names), ...escalationProblems(raw, names)];
}
