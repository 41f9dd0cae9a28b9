import type { Roster } from '../domain/on-call.ts';
import type { Policy } from '../domain/policy.ts';
import type { Rulebook } from '../workflow/ports.ts';
import type { Configuration } from './configuration-file.ts';

/** The parts of the configuration that the workflows follow, in their own words. */
export function rulebookOf(configuration: Configuration): Rulebook {
  const { limits, reset, retention, audit } = configuration;
  const { methods, revokeSessions, changeDefault } = reset;
  const { perRequesterPerDay, perHelpdeskPerHour, perSubjectCoolDown, recentChange } = limits;
  return {
    policy: policyOf(configuration),
    reset: { scope: methods, sessions: revokeSessions, changeDefault },
    limits: { perRequesterPerDay, perHelpdeskPerHour, perSubjectCoolDown, recentChange },
    retention,
    audit: {
      checkpointEvery: audit.checkpoints.every,
      reconcileEvery: audit.reconcile.every,
      settledAfter: audit.reconcile.settledAfter,
    },
  };
}

function policyOf({ limits, onCall, verification, afterCare, mail, desk }: Configuration): Policy {
  const { requestLifetime, approvalStaleAfter, codeLifetime, codeTries, perApproverPerHour } = limits;
  return {
    requestLifetime,
    approvalStaleAfter,
    codeLifetime,
    codeTries,
    perApproverPerHour,
    steps: onCall.escalation.map(({ notify: _, ...timed }) => timed),
    urgency: onCall.urgency,
    holdFor: onCall.holdFor,
    tiers: verification,
    afterCare,
    mails: mail !== undefined,
    desk: desk !== undefined,
  };
}

/** What on-call is computed from, with people as the file writes them; the pagers' addresses stay behind. */
export function configuredRoster({ helpdesk, onCall }: Configuration): Roster {
  const { rotations, overrides, escalation } = onCall;
  return { timeZone: helpdesk.timeZone, rotations, overrides, escalation };
}
