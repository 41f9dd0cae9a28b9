import type { Configuration } from '../config.ts';
import { instantOf } from '../domain/instant.ts';
import { checkpointFindings } from './doctor-checkpoints.ts';
import { countsOf, fine, remark, unchecked, wordsOf } from './doctor-finding.ts';
import type { Finding } from './doctor-finding.ts';
import { examineDatabase, examineSetup } from './doctor-setup.ts';
import { examineTenant } from './doctor-tenant.ts';

/** `latchkey doctor`: reads everything, changes nothing, prints what it found. True when there is no problem. */
export async function runDoctor(options: {
  readonly environment: NodeJS.ProcessEnv;
  readonly json: boolean;
}): Promise<boolean> {
  const findings = await examine(options.environment);
  const counts = countsOf(findings);
  const isWell = counts.problems === 0;
  console.log(options.json ? JSON.stringify({ ok: isWell, ...counts, findings }) : wordsOf(findings));
  return isWell;
}

/** Everything that can be found with those environment variables; safe beside a running service. */
export async function examine(
  environment: NodeJS.ProcessEnv,
  now: () => number = Date.now,
): Promise<readonly Finding[]> {
  const { settings, configuration, findings } = examineSetup(environment, instantOf(now()));
  return [
    ...findings,
    ...(settings === undefined
      ? [unchecked('database', 'until the environment is complete.')]
      : await examineDatabase(settings, now)),
    ...(settings === undefined || configuration === undefined
      ? [
          unchecked(
            'token',
            'until environment and configuration are complete, and so nothing of the tenant.',
          ),
        ]
      : await examineTenant(settings, configuration, now)),
    ...(configuration === undefined ? [] : [defaultFinding(configuration)]),
    ...(settings === undefined || configuration === undefined
      ? []
      : checkpointFindings(settings, configuration)),
    ...OUTSIDE,
  ];
}

/** What the reset's scope means for people whose default method can't go by itself. */
export function defaultFinding({ reset }: Configuration): Finding {
  if (reset.changeDefault)
    return remark(
      'default method',
      'reset.changeDefault is on: it rests on a beta call, which Microsoft may change, and on the widest permission there is for sign-in methods.',
      'turn it off unless many people here have another method that stays.',
    );
  if (reset.methods.includes('phone'))
    return fine(
      'default method',
      'is removed last, when all other methods of the scope, phones included, are gone.',
    );
  return remark(
    'default method',
    'phones stay, so people whose default is Authenticator and who have a phone are refused before approval: Graph deletes no default while another second factor stays.',
    'that is the price of not granting the permission for phones: an admin helps these people in the portal.',
  );
}

const OUTSIDE: readonly Finding[] = [
  unchecked('outside', 'whether Teams reaches the bot at its public address, and who has the app installed.'),
  unchecked(
    'outside',
    'whether Conditional Access guards the registration after a reset (deploy/tenant.md, step 6).',
  ),
];
