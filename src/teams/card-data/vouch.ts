// The question to whoever may vouch: what exactly they say with it, and every way not to.
import { plus } from '../../domain/instant.ts';
import { VOUCH_LIFETIME } from '../../domain/voucher.ts';
import type { VouchAsk, VouchedHow } from '../../domain/voucher.ts';
import type { View } from '../../workflow/view.ts';
import { genuineSections } from '../sentences/genuine.ts';
import { haltedWarnings } from '../sentences/halted.ts';
import { capital } from '../sentences/joined.ts';
import { momentOf, timeOf } from '../sentences/moment.ts';
import { problemLines } from '../sentences/refusal.ts';
import { labelOf } from '../sentences/request-label.ts';
import { askedBecause } from '../sentences/vouch.ts';
import type { Words } from '../words.ts';
import { button, primary } from './button.ts';
import type { Button } from './button.ts';
import { aboutOf, frame, fullNameOf, nameOf, numbered, section, stepSection } from './frame.ts';
import type { Frame, Helpdesk } from './frame.ts';
import { suspicionLines } from './suspicion.ts';

type VouchView = Extract<View, { readonly card: 'vouch' }>;

/** A frame with the one thing that is asked, and why the last click did nothing beside it. */
export interface VouchCard extends Frame {
  readonly how: {
    readonly label: string;
    readonly choices: readonly { readonly title: string; readonly value: VouchedHow }[];
  };
  readonly hasProblem: boolean;
  readonly problem?: string;
}

/** The voucher's card. It shows who and what is asked, and nothing of what was found or how the account is protected. */
export function vouchCard(words: Words, view: VouchView, helpdesk: Helpdesk): VouchCard {
  const { say } = words;
  const { request, people, halted, problem } = view;
  const problems =
    problem === undefined ? [] : problemLines(words, problem, { people, helpdesk, reader: 'voucher' });
  const warnings = [
    ...suspicionLines(words, request, people, 'vouch'),
    ...haltedWarnings(words, request, halted),
  ];
  return {
    ...frame({
      number: request.number,
      ...aboutOf(words, request, people),
      at: request.openedAt,
      label: labelOf(words, request),
      title: say('vouch.title', { subject: nameOf(words, people, request.subject) }),
      ...(warnings.length === 0 ? {} : { warning: warnings.join('\n\n') }),
      lines: linesOf(words, view),
      sections: [
        ...stepSection(
          say('vouch.confirms.title', { spoke: say('buttons.vouch_spoke') }),
          numbered(confirmed(words, view)),
        ),
        ...section(say('vouch.unhurried.title'), [unhurried(words)]),
        ...genuineSections(words, request.number, view.check),
      ],
      buttons: buttonsOf(words, view),
    }),
    how: { label: say('vouch.how.label'), choices: choices(words) },
    hasProblem: problems.length > 0,
    ...(problems.length === 0 ? {} : { problem: problems.join('\n\n') }),
  };
}

function linesOf(words: Words, { request, ask, people }: VouchView): readonly string[] {
  const { say } = words;
  const subject = nameOf(words, people, request.subject);
  const requester = capital(words, nameOf(words, people, request.requester));
  return [
    say('vouch.says', { requester, subject }),
    askedBecause(words, ask.as, subject),
    // Two people may share a name, or letters that look alike; a sign-in name is nobody else's.
    say('vouch.locked_out', { person: fullNameOf(words, people, request.subject) }),
    say('vouch.asked_by', { person: fullNameOf(words, people, request.requester) }),
    standing(words, ask, subject),
  ];
}

const choices = ({ say }: Words): VouchCard['how']['choices'] =>
  (['in_person', 'video'] as const).map((value) => ({ title: say(`vouch.how.${value}`), value }));

function confirmed(words: Words, { request, people }: VouchView): readonly string[] {
  const { say } = words;
  const subject = nameOf(words, people, request.subject);
  return [
    say('vouch.confirms.spoke', { subject, at: momentOf(request.openedAt) }),
    say('vouch.confirms.saw'),
    say('vouch.confirms.told', { requester: nameOf(words, people, request.requester) }),
  ];
}

/** The answer counts for a while; what was said so far leaves the request waiting. */
function standing({ say }: Words, { at, word }: VouchAsk, subject: string): string {
  const until = timeOf(plus(at, VOUCH_LIFETIME));
  if (word !== 'have_not' && word !== 'not_sure') return say('vouch.until', { until });
  const [said, spoke] = [say(`buttons.vouch_${word}`), say('buttons.vouch_spoke')];
  return say('vouch.until.said', { said, until, subject, spoke });
}

const unhurried = ({ say }: Words): string =>
  say('vouch.unhurried', { spoke: say('buttons.vouch_spoke'), not_sure: say('buttons.vouch_not_sure') });

function buttonsOf(words: Words, { request: { number, revision } }: VouchView): readonly Button[] {
  return [
    primary(words, { verb: 'vouch_spoke', number, revision }, { inputs: 'auto' }),
    button(words, { verb: 'vouch_have_not', number, revision }),
    button(words, { verb: 'vouch_not_sure', number, revision }),
    button(words, { verb: 'vouch_not_asked', number, revision }, { style: 'destructive' }),
  ];
}
