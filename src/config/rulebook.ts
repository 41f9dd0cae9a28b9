import type { Policy } from '../domain/policy.ts';
import type { Rulebook } from '../workflow/ports.ts';
import type { Configuration } from './configuration-file.ts';

/** The parts of the configuration that the workflows follow, in their own words. */
export function rulebookOf(configuration: Configuration): Rulebook {
  const { limits, reset, retention } = configuration;
  const { methods, revokeSessions, changeDefault } = reset;
  const { perRequesterPerDay, perHelpdeskPerHour, perSubjectCoolDown, recentChange } = limits;
  return {
    policy: policyOf(configuration),
    reset: { scope: methods, sessions: revokeSessions, changeDefault },
    limits: { perRequesterPerDay, perHelpdeskPerHour, perSubjectCoolDown, recentChange },
    retention,
  };
}

function policyOf({ limits, onCall, verification, afterCare, mail }: Configuration): Policy {
  const { requestLifetime, approvalStaleAfter, codeLifetime, codeTries, perApproverPerHour } = limits;
  return {
    requestLifetime,
    approvalStaleAfter,
    codeLifetime,
    codeTries,
    perApproverPerHour,
    steps: onCall.escalation.map(({ after }) => after),
    tiers: verification,
    afterCare,
    mails: mail !== undefined,
  };
}
