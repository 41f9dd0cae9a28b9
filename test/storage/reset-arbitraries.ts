// Any plan and any progress of a run that the domain's types allow. Arbitraries only: no test runs here.
import fc from 'fast-check';
import { instantOf } from '../../src/domain/instant.ts';
import type { DefaultHint, MethodKind, PinnedMethod } from '../../src/domain/method.ts';
import type { KeptMethod, PlannedRemoval, ResetPlan } from '../../src/domain/reset-plan.ts';
import type { RemovalState, ResetProgress, Step, StepState } from '../../src/domain/reset-progress.ts';

export const id = fc.uuid();
export const text = fc.string({ unit: 'grapheme', maxLength: 20 });
export const instant = fc.integer({ min: 0, max: 4e12 }).map(instantOf);

/** A new kind breaks this object: the schema has to know it too. */
const KINDS: Readonly<Record<MethodKind, true>> = {
  phone: true,
  microsoftAuthenticator: true,
  softwareOath: true,
  hardwareOath: true,
  fido2: true,
  windowsHelloForBusiness: true,
  platformCredential: true,
  email: true,
  external: true,
  temporaryAccessPass: true,
  qrCodePin: true,
  password: true,
};
const kind = fc.constantFrom(...(Object.keys(KINDS) as MethodKind[]));

const pinned: fc.Arbitrary<PinnedMethod> = fc.record(
  {
    id: text,
    kind,
    createdAt: instant,
    phoneSlot: fc.constantFrom('mobile', 'alternateMobile', 'office'),
    numberHash: text,
    device: text,
  },
  { requiredKeys: ['id', 'kind'] },
);

const planned: fc.Arbitrary<PlannedRemoval> = fc
  .tuple(pinned, fc.constantFrom<PlannedRemoval['reason']>('in_scope', 'chosen'))
  .map(([method, reason]) => ({ ...method, reason }));

const kept: fc.Arbitrary<KeptMethod> = fc
  .tuple(
    pinned,
    fc.constantFrom<KeptMethod['reason']>(
      'still_useful',
      'on_offer',
      'no_second_step',
      'lapses_by_itself',
      'out_of_scope',
      'not_chosen',
    ),
  )
  .map(([method, reason]) => ({ ...method, reason }));

const defaults: fc.Arbitrary<DefaultHint> = fc.oneof(
  fc.constantFrom<DefaultHint>({ kind: 'none' }, { kind: 'unclear' }),
  fc.record({ kind: fc.constant('known' as const), ids: fc.array(text, { maxLength: 2 }) }),
);

export const plan: fc.Arbitrary<ResetPlan> = fc.record(
  {
    remove: fc.array(planned, { maxLength: 3 }),
    keep: fc.array(kept, { maxLength: 3 }),
    defaults,
    unseen: fc.array(kind, { maxLength: 2 }),
    mayChangeDefault: fc.boolean(),
    changeDefaultTo: fc.record({
      preference: fc.constantFrom('push', 'oath', 'sms', 'voiceAlternateMobile', 'voiceOffice'),
      id: text,
    }),
    sessions: fc.constantFrom('ask', 'revoke', 'leave'),
  },
  { requiredKeys: ['remove', 'keep', 'defaults', 'unseen', 'mayChangeDefault', 'sessions'] },
);

const removal: fc.Arbitrary<RemovalState> = fc.oneof(
  fc.constant({ state: 'waiting' as const }),
  fc.record({ state: fc.constantFrom('asked', 'answered'), at: instant }),
  fc.record(
    { state: fc.constant('unanswered' as const), at: instant, until: instant },
    { requiredKeys: ['state', 'at'] },
  ),
  fc.record(
    {
      state: fc.constant('deferred' as const),
      at: instant,
      because: fc.constantFrom('default', 'busy', 'turned_down', 'not_found'),
      until: instant,
    },
    { requiredKeys: ['state', 'at', 'because'] },
  ),
  fc.record({ state: fc.constant('gone' as const), at: instant, byUs: fc.boolean() }),
);

const stepState: fc.Arbitrary<StepState> = fc.oneof(
  fc.constant({ state: 'waiting' as const }),
  fc.record({ state: fc.constantFrom('asked', 'done'), at: instant }),
  fc.record({ state: fc.constant('deferred' as const), at: instant, until: instant }),
);
const step: fc.Arbitrary<Step> = fc.record(
  { tries: fc.nat(9), graphRequestId: text, step: stepState },
  { requiredKeys: ['tries', 'step'] },
);

export const progress: fc.Arbitrary<ResetProgress> = fc.record(
  {
    removals: fc.array(
      fc.record(
        { id: text, tries: fc.nat(9), mayBeGone: fc.boolean(), graphRequestId: text, removal },
        { requiredKeys: ['id', 'tries', 'removal'] },
      ),
      { maxLength: 4 },
    ),
    defaultChange: step,
    revocation: step,
  },
  { requiredKeys: ['removals'] },
);
