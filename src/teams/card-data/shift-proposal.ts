// What one approver puts to another about their shifts, and what became of it: each reads it from where they stand.
import type { ShiftProposal, StandIn } from '../../domain/shift-proposal.ts';
import type { View } from '../../workflow/view.ts';
import { capital } from '../sentences/joined.ts';
import { momentOf, spanOf } from '../sentences/moment.ts';
import { standInTitle } from '../sentences/stand-in.ts';
import type { Words } from '../words.ts';
import { button, primary } from './button.ts';
import type { Button } from './button.ts';
import { frame, nameOf, section } from './frame.ts';
import type { Frame, Label, Section } from './frame.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;
type Of<Status extends ShiftProposal['status']> = Extract<ShiftProposal, { readonly status: Status }>;

/** What a card says beside the changes themselves. */
interface ProposalText {
  readonly label: Label;
  readonly title: string;
  readonly lines?: readonly string[];
  readonly buttons?: readonly Button[];
}

/** Who reads it: the one who asks, the one who is asked, or somebody else on call then. */
interface Reader {
  readonly isAsker: boolean;
  readonly isAsked: boolean;
  /** The names of both, at the start of a sentence. */
  readonly by: string;
  readonly to: string;
}

const STYLES = {
  waiting: 'accent',
  unreachable: 'warning',
  agreed: 'good',
  declined: 'emphasis',
  both: 'emphasis',
  over: 'emphasis',
} as const satisfies Record<string, Label['style']>;

const labelFor = ({ say }: Words, state: keyof typeof STYLES): Label => ({
  text: say(`shift_change.proposal.${state}.label`),
  style: STYLES[state],
});

/** A proposal as its reader sees it now. */
export function shiftProposalCard(words: Words, view: Show<'shift_proposal'>): Frame {
  const { proposal, viewer, people, problem } = view;
  const reader = {
    isAsker: viewer === proposal.by,
    isAsked: viewer === proposal.to,
    by: capital(words, nameOf(words, people, proposal.by)),
    to: capital(words, nameOf(words, people, proposal.to)),
  };
  const { label, title, lines = [], buttons = [] } = proposalText(words, view, reader);
  return frame({
    label,
    title,
    ...(problem === undefined ? {} : { warning: words.say(`shift_change.proposal.problem.${problem}`) }),
    lines,
    sections: changeSections(words, view),
    buttons: [...buttons, button(words, { verb: 'who_is_on_call' })],
  });
}

/** What would change or did, under a small title for each pair of people. */
function changeSections(words: Words, view: Show<'shift_proposal'>): readonly Section[] {
  const { proposal } = view;
  const changes = proposal.status === 'agreed' && proposal.made.length > 0 ? proposal.made : proposal.changes;
  const how = proposal.kind === 'undo' ? 'undone' : 'stand_in';
  const titleOf = (change: StandIn): string => standInTitle(words, change, view, how);
  const titles = [...new Set(changes.map(titleOf))];
  return titles.flatMap((title) =>
    section(
      title,
      changes
        .filter((one) => titleOf(one) === title)
        .map((one) => words.say('shifts.stretch', { rotation: one.rotation, span: spanOf(words, one) })),
    ),
  );
}

function proposalText(words: Words, view: Show<'shift_proposal'>, reader: Reader): ProposalText {
  const { proposal } = view;
  switch (proposal.status) {
    case 'proposed':
      return reader.isAsked ? askedText(words, proposal, reader) : waitingText(words, view, proposal, reader);
    case 'agreed':
      return proposal.kind === 'take_over'
        ? takenOverText(words, proposal, reader)
        : agreedText(words, proposal, reader);
    case 'declined':
      return declinedText(words, proposal, reader);
    case 'withdrawn':
      return {
        label: labelFor(words, 'over'),
        title: tookBackTitle(words, reader.isAsker ? undefined : reader.by),
        lines: [words.say('shift_change.proposal.withdrawn')],
      };
    case 'expired':
      return expiredText(words, proposal, reader);
    case 'ended':
      return endedText(words, proposal, reader);
  }
}

function askedText(words: Words, proposal: Of<'proposed'>, { by: name }: Reader): ProposalText {
  const { say } = words;
  const { id, kind, expiresAt } = proposal;
  const label = labelFor(words, 'waiting');
  if (kind === 'take_over')
    return {
      label,
      title: say('shift_change.proposal.take_over.title', { name }),
      lines: [say('shift_change.proposal.take_over'), say('shift_change.proposal.take_over.halt', { name })],
      buttons: [
        primary(
          words,
          { verb: 'proposal_agree', proposal: id },
          { title: say('shift_change.proposal.take_over.agree', { name }) },
        ),
        button(
          words,
          { verb: 'proposal_decline', proposal: id },
          { title: say('shift_change.stay_on_call') },
        ),
      ],
    };
  return {
    label,
    title: say(`shift_change.proposal.asks.${kind === 'undo' ? kind : askOf(proposal)}`, { name }),
    lines: [
      ...(kind === 'swap' && proposal.changes.length === 1 ? [say('shift_change.proposal.no_return')] : []),
      say('shift_change.proposal.answer_until', { at: momentOf(expiresAt) }),
    ],
    buttons: [
      primary(words, { verb: 'proposal_agree', proposal: id }),
      button(words, { verb: 'proposal_decline', proposal: id }),
    ],
  };
}

function askOf({ by, to, changes }: ShiftProposal): 'swap' | 'give' | 'take' {
  const gives = changes.some(({ who }) => who === to);
  const takes = changes.some(({ who }) => who === by);
  if (gives && takes) return 'swap';
  return gives ? 'give' : 'take';
}

function waitingText(
  words: Words,
  { isUnreachable }: Show<'shift_proposal'>,
  { id, kind, expiresAt }: Of<'proposed'>,
  { to: name }: Reader,
): ProposalText {
  const { say } = words;
  const both = kind === 'take_over';
  const buttons = both ? [] : [button(words, { verb: 'proposal_withdraw', proposal: id })];
  if (isUnreachable)
    return {
      label: labelFor(words, 'unreachable'),
      title: say('shift_change.proposal.unreachable.title', { name }),
      lines: [
        say(both ? 'shift_change.proposal.unreachable.take_over' : 'shift_change.proposal.unreachable'),
      ],
      buttons,
    };
  return {
    label: labelFor(words, 'waiting'),
    title: say('shift_change.proposal.asked.title', { name }),
    lines: [
      both
        ? say('shift_change.proposal.asked.take_over')
        : say('shift_change.proposal.asked', { at: momentOf(expiresAt) }),
    ],
    buttons,
  };
}

const roleOf = ({ isAsker, isAsked }: Reader): 'asked' | 'asker' | 'others' =>
  isAsked ? 'asked' : isAsker ? 'asker' : 'others';

function takenOverText(words: Words, { id }: Of<'agreed'>, reader: Reader): ProposalText {
  const { say } = words;
  const { by, to } = reader;
  const role = roleOf(reader);
  return {
    label: labelFor(words, 'agreed'),
    title: say(`shift_change.proposal.takes_over.${role}.title`, { by, to }),
    lines: role === 'others' ? [] : [say(`shift_change.proposal.takes_over.${role}`)],
    buttons: role === 'asked' ? [button(words, { verb: 'proposal_take_back', proposal: id })] : [],
  };
}

function agreedText(words: Words, proposal: Of<'agreed'>, reader: Reader): ProposalText {
  const { say } = words;
  const { id, kind, by: asker, to: asked } = proposal;
  const { by, to } = reader;
  const role = roleOf(reader);
  const label = labelFor(words, 'agreed');
  const title = say(`shift_change.proposal.agreed.${role}.title`, { by, to });
  if (kind === 'undo') return { label, title, lines: [say('shift_change.proposal.agreed.undo')] };
  return {
    label,
    title,
    lines: asker === asked ? [] : [say('shift_change.proposal.agreed')],
    buttons: role === 'others' ? [] : [button(words, { verb: 'swap_undo', proposal: id })],
  };
}

function declinedText(words: Words, { kind }: ShiftProposal, { isAsked, to: name }: Reader): ProposalText {
  const { say } = words;
  const what = kind === 'take_over' ? 'both' : 'declined';
  return {
    label: labelFor(words, what),
    title: isAsked
      ? say(`shift_change.proposal.${what}.you.title`)
      : say(`shift_change.proposal.${what}.title`, { name }),
    lines: [say(what === 'both' ? 'shift_change.proposal.both' : 'shift_change.proposal.nothing_changed')],
  };
}

function expiredText(
  words: Words,
  { kind, because }: Of<'expired'>,
  { isAsker, to: name }: Reader,
): ProposalText {
  const { say } = words;
  const label = labelFor(words, 'over');
  if (because === 'changed')
    return {
      label,
      title: say('shift_change.proposal.no_longer_fits.title'),
      lines: [say('shift_change.proposal.no_longer_fits')],
    };
  if (kind === 'take_over')
    return {
      label,
      title: say('shift_change.proposal.expired.take_over.title'),
      lines: [say('shift_change.proposal.expired.take_over')],
    };
  return {
    label,
    title: isAsker
      ? say('shift_change.proposal.expired.asker.title', { name })
      : say('shift_change.proposal.expired.title'),
    lines: [say('shift_change.proposal.nothing_changed')],
  };
}

function endedText(
  words: Words,
  { kind, endedBy, by: asker }: Of<'ended'>,
  { isAsker, isAsked, by, to }: Reader,
): ProposalText {
  const isByAsker = endedBy === asker;
  const isMine = isByAsker ? isAsker : isAsked;
  return {
    label: labelFor(words, 'over'),
    title: tookBackTitle(words, isMine ? undefined : isByAsker ? by : to),
    lines: [
      words.say(
        kind === 'take_over' && !isByAsker
          ? 'shift_change.proposal.ended.both'
          : 'shift_change.proposal.ended',
      ),
    ],
  };
}

/** Without a name it was the reader. */
const tookBackTitle = ({ say }: Words, name: string | undefined): string =>
  name === undefined
    ? say('shift_change.proposal.took_back.you.title')
    : say('shift_change.proposal.took_back.title', { name });
