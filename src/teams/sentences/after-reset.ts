import type { Helpdesk } from '../card-data/frame.ts';
import { leavesSecondStep } from '../../domain/reset-plan.ts';
import type { ResetPlan } from '../../domain/reset-plan.ts';
import type { Words } from '../words.ts';

/** What the colleague does after the reset. Which methods stay is nobody's business here. */
export function nextSteps({ say }: Words, plan: ResetPlan): readonly string[] {
  if (leavesSecondStep(plan)) return [say('after_reset.kept.sign_in'), say('after_reset.kept.set_up')];
  return [
    say('after_reset.sign_in'),
    say('after_reset.more_information'),
    say('after_reset.scan'),
    say('after_reset.second_method'),
  ];
}

/** The same as one text to read out or hand on, in the language of whoever it is for. */
export function nextStepsText(words: Words, plan: ResetPlan, { name: helpdesk, phone }: Helpdesk): string {
  return [
    words.say('after_reset.text'),
    ...nextSteps(words, plan).map((step, index) => `${index + 1}. ${step}`),
    words.say('after_reset.text.not_wanted', { helpdesk, phone }),
  ].join('\n\n');
}
