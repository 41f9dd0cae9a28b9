// The question to whoever may vouch: what exactly they say with it, and every way not to.
import { plus } from '../../domain/instant.ts';
import { VOUCH_LIFETIME } from '../../domain/voucher.ts';
import type { VouchAsk, VouchedHow } from '../../domain/voucher.ts';
import type { View } from '../../workflow/view.ts';
import { BUTTON_TITLES } from '../sentences/button-titles.ts';
import { genuineSections } from '../sentences/genuine.ts';
import { haltedWarning } from '../sentences/halted.ts';
import { capital } from '../sentences/joined.ts';
import { momentOf, timeOf } from '../sentences/moment.ts';
import { problemLines } from '../sentences/refusal.ts';
import { labelOf } from '../sentences/request-label.ts';
import { askedBecause, HOW_TITLES } from '../sentences/vouch.ts';
import { button, primary } from './button.ts';
import type { Button } from './button.ts';
import { aboutOf, frame, fullNameOf, nameOf, numbered, section, stepSection } from './frame.ts';
import type { Frame, Helpdesk } from './frame.ts';

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
export function vouchCard(view: VouchView, helpdesk: Helpdesk): VouchCard {
  const { request, ask, people, halted, problem } = view;
  const [subject, requester] = [nameOf(people, request.subject), nameOf(people, request.requester)];
  const problems =
    problem === undefined ? [] : problemLines(problem, { people, helpdesk, reader: 'voucher' });
  return {
    ...frame({
      number: request.number,
      ...aboutOf(request, people),
      at: request.openedAt,
      label: labelOf(request),
      title: `Have you spoken to ${subject}?`,
      ...haltedWarning(request, halted),
      lines: [
        `${capital(requester)} says that ${subject} is locked out, and asks to reset their sign-in.`,
        askedBecause(ask.as, subject),
        // Two people may share a name, or letters that look alike; a sign-in name is nobody else's.
        `Locked out: ${fullNameOf(people, request.subject)}`,
        `Asked by: ${fullNameOf(people, request.requester)}`,
        ...standing(ask, subject),
      ],
      sections: [
        ...stepSection(CONFIRMS, numbered(confirmed(view, subject, requester))),
        ...section('Take your time', [UNHURRIED]),
        ...genuineSections(request.number, view.check),
      ],
      buttons: buttonsOf(view),
    }),
    how: { label: 'How did you speak to them?', choices: CHOICES },
    hasProblem: problems.length > 0,
    ...(problems.length === 0 ? {} : { problem: problems.join('\n\n') }),
  };
}

const CONFIRMS = `With “${BUTTON_TITLES.vouch_spoke}” you confirm`;

const CHOICES = (['in_person', 'video'] as const).map((value) => ({ title: HOW_TITLES[value], value }));

function confirmed({ request }: VouchView, subject: string, requester: string): readonly string[] {
  return [
    `You yourself spoke to ${subject}, face to face or on a video call, since this was asked on ${momentOf(request.openedAt)}. A voice call or a chat doesn’t count: voices are imitated.`,
    'You saw and recognised them.',
    `They told you that they are locked out, and that they asked ${requester} for help.`,
  ];
}

/** The answer counts for a while; what was said so far leaves the request waiting. */
function standing({ at, word }: VouchAsk, subject: string): readonly string[] {
  const until = timeOf(plus(at, VOUCH_LIFETIME));
  if (word === 'have_not' || word === 'not_sure') {
    return [
      `You said “${word === 'have_not' ? BUTTON_TITLES.vouch_have_not : BUTTON_TITLES.vouch_not_sure}”. The request waits for you until ${until}. Call ${subject} on video, or meet them, then press “${BUTTON_TITLES.vouch_spoke}”.`,
    ];
  }
  return [`Your answer counts until ${until}. Not spoken to them yet? Call them on video, or meet them.`];
}

const UNHURRIED = `Let nobody hurry you. Nobody from the helpdesk will ever ask you to press “${BUTTON_TITLES.vouch_spoke}”, and this bot never asks you for a code. If somebody presses you, choose “${BUTTON_TITLES.vouch_not_sure}” and call the helpdesk.`;

function buttonsOf({ request: { number, revision } }: VouchView): readonly Button[] {
  return [
    primary({ verb: 'vouch_spoke', number, revision }, { inputs: 'auto' }),
    button({ verb: 'vouch_have_not', number, revision }),
    button({ verb: 'vouch_not_sure', number, revision }),
    button({ verb: 'vouch_not_asked', number, revision }, { style: 'destructive' }),
  ];
}
