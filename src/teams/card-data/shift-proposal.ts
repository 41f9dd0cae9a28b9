// What one approver puts to another about their shifts, and what became of it: each reads it from where they stand.
import type { ShiftProposal, StandIn } from '../../domain/shift-proposal.ts';
import type { View } from '../../workflow/view.ts';
import { capital, sentence } from '../sentences/joined.ts';
import { momentOf, spanOf } from '../sentences/moment.ts';
import { button, primary } from './button.ts';
import type { Button } from './button.ts';
import { frame, nameOf, section } from './frame.ts';
import type { Frame, Label, Section } from './frame.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;
type Of<Status extends ShiftProposal['status']> = Extract<ShiftProposal, { readonly status: Status }>;

/** What a card says beside the changes themselves. */
interface Words {
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

const OPEN: Label = { text: 'Waiting', style: 'accent' };
const AGREED: Label = { text: 'Agreed', style: 'good' };
const OVER: Label = { text: 'Over', style: 'emphasis' };

/** A proposal as its reader sees it now. */
export function shiftProposalCard(view: Show<'shift_proposal'>): Frame {
  const { proposal, viewer, people, problem } = view;
  const reader = {
    isAsker: viewer === proposal.by,
    isAsked: viewer === proposal.to,
    by: capital(nameOf(people, proposal.by)),
    to: capital(nameOf(people, proposal.to)),
  };
  const { label, title, lines = [], buttons = [] } = wordsFor(view, reader);
  return frame({
    label,
    title,
    ...(problem === undefined ? {} : { warning: PROBLEMS[problem] }),
    lines,
    sections: changeSections(view),
    buttons: [...buttons, button({ verb: 'who_is_on_call' })],
  });
}

const PROBLEMS: Readonly<Record<NonNullable<Show<'shift_proposal'>['problem']>, string>> = {
  not_yours: 'Only the one who is asked can answer this.',
  not_an_approver: 'You are no approver any more, so you can’t be on call.',
};

/** What would change or did, under a small title for each pair of people. */
function changeSections({ proposal, viewer, people }: Show<'shift_proposal'>): readonly Section[] {
  const changes = proposal.status === 'agreed' && proposal.made.length > 0 ? proposal.made : proposal.changes;
  const name = (id: string): string => (id === viewer ? 'you' : nameOf(people, id));
  const titleOf = ({ who, instead }: StandIn): string =>
    proposal.kind === 'undo'
      ? sentenceStart(`${name(instead)} again, not ${name(who)}`)
      : sentenceStart(`${name(who)} instead of ${name(instead)}`);
  const titles = [...new Set(changes.map(titleOf))];
  return titles.flatMap((title) =>
    section(
      title,
      changes.filter((one) => titleOf(one) === title).map((one) => `${one.rotation}: ${spanOf(one)}`),
    ),
  );
}

const sentenceStart = (text: string): string => (text.startsWith('you ') ? sentence(text) : capital(text));

function wordsFor(view: Show<'shift_proposal'>, reader: Reader): Words {
  const { proposal } = view;
  switch (proposal.status) {
    case 'proposed':
      return reader.isAsked ? askedWords(proposal, reader) : waitingWords(view, proposal, reader);
    case 'agreed':
      return agreedWords(proposal, reader);
    case 'declined':
      return declinedWords(proposal, reader);
    case 'withdrawn':
      return {
        label: OVER,
        title: reader.isAsker ? 'You took this back' : `${reader.by} took this back`,
        lines: ['There is nothing to answer any more.'],
      };
    case 'expired':
      return expiredWords(proposal, reader);
    case 'ended':
      return endedWords(proposal, reader);
  }
}

function askedWords(proposal: Of<'proposed'>, { by }: Reader): Words {
  const { id, kind, expiresAt } = proposal;
  const decline = button({ verb: 'proposal_decline', proposal: id });
  if (kind === 'take_over')
    return {
      label: OPEN,
      title: `${by} is on call with you. Should they take your place?`,
      lines: [
        'Until you say so, new requests go to both of you, and nothing waits for your answer.',
        `If it looks wrong, talk to ${by}, or write “halt”: it stops every reset.`,
      ],
      buttons: [
        primary({ verb: 'proposal_agree', proposal: id }, { title: `Let ${by} take over` }),
        button({ verb: 'proposal_decline', proposal: id }, { title: 'Stay on call too' }),
      ],
    };
  return {
    label: OPEN,
    title: kind === 'undo' ? `${by} asks to undo a swap` : `${by} asks ${askOf(proposal)}`,
    lines: [
      ...(kind === 'swap' && proposal.changes.length === 1 ? ['Nothing in return.'] : []),
      `Nothing changes unless you agree. You can answer until ${momentOf(expiresAt)}.`,
    ],
    buttons: [primary({ verb: 'proposal_agree', proposal: id }), decline],
  };
}

function askOf({ by, to, changes }: ShiftProposal): string {
  const gives = changes.some(({ who }) => who === to);
  const takes = changes.some(({ who }) => who === by);
  if (gives && takes) return 'to swap shifts with you';
  return gives ? 'you to take a shift of theirs' : 'to take a shift of yours';
}

function waitingWords(
  { isUnreachable }: Show<'shift_proposal'>,
  { id, kind, expiresAt }: Of<'proposed'>,
  { to }: Reader,
): Words {
  const both = kind === 'take_over';
  const withdraw = both ? [] : [button({ verb: 'proposal_withdraw', proposal: id })];
  if (isUnreachable)
    return {
      label: { text: 'Not reached', style: 'warning' },
      title: `${to} couldn’t be reached in Teams`,
      lines: [
        both
          ? 'You are both on call, so nobody is missed. Call them to tell them.'
          : 'Call them: they may not have this app. Or withdraw this, and ask somebody else.',
      ],
      buttons: withdraw,
    };
  return {
    label: OPEN,
    title: `${to} is asked`,
    lines: [
      both
        ? 'Until they agree, new requests go to both of you.'
        : `Nothing changes unless they agree, by ${momentOf(expiresAt)}. You are told either way.`,
    ],
    buttons: withdraw,
  };
}

function agreedWords({ id, kind, by: asker, to: asked }: Of<'agreed'>, reader: Reader): Words {
  const { isAsker, isAsked, by, to } = reader;
  if (kind === 'take_over') {
    if (isAsker)
      return {
        label: AGREED,
        title: `${to} leaves their place to you`,
        lines: ['New requests go to you, not to them.'],
      };
    return {
      label: AGREED,
      title: isAsked ? `${by} takes your place` : `${by} stands in for ${to}`,
      lines: isAsked ? ['New requests go to them, not to you.'] : [],
      buttons: isAsked ? [button({ verb: 'proposal_take_back', proposal: id })] : [],
    };
  }
  const isParty = isAsker || isAsked;
  const agreedTitle = isAsked ? 'You agreed' : isAsker ? `${to} agreed` : `${by} and ${to} changed shifts`;
  if (kind === 'undo') return { label: AGREED, title: agreedTitle, lines: ['The swap counts no more.'] };
  return {
    label: AGREED,
    title: agreedTitle,
    lines: asker === asked ? [] : ['It counts from now on.'],
    buttons: isParty ? [button({ verb: 'swap_undo', proposal: id })] : [],
  };
}

function declinedWords({ kind }: ShiftProposal, { isAsked, to }: Reader): Words {
  if (kind === 'take_over')
    return {
      label: { text: 'Both on call', style: 'emphasis' },
      title: isAsked ? 'You stay on call too' : `${to} stays on call too`,
      lines: ['New requests go to both of you.'],
    };
  return {
    label: { text: 'Declined', style: 'emphasis' },
    title: isAsked ? 'You declined' : `${to} declined`,
    lines: ['Nothing changed.'],
    buttons: [],
  };
}

function expiredWords({ kind, because }: Of<'expired'>, { isAsker, to }: Reader): Words {
  if (because === 'changed')
    return {
      label: OVER,
      title: 'This no longer fits, so nothing changed',
      lines: [
        'Meanwhile a shift changed hands, or one of the two is no approver any more. Look who is on call, and ask again.',
      ],
    };
  if (kind === 'take_over') return { label: OVER, title: 'This is over', lines: ['Both were on call.'] };
  return {
    label: OVER,
    title: isAsker ? `${to} didn’t answer in time` : 'It is too late to answer this',
    lines: ['Nothing changed.'],
  };
}

function endedWords({ kind, endedBy, by: asker }: Of<'ended'>, { isAsker, isAsked, by, to }: Reader): Words {
  const isByAsker = endedBy === asker;
  const did = isByAsker ? (isAsker ? 'You' : by) : isAsked ? 'You' : to;
  return {
    label: OVER,
    title: `${did} took this back`,
    lines: [
      kind === 'take_over' && !isByAsker
        ? 'Both are on call again.'
        : 'It counts no more: the shifts are as they were before.',
    ],
  };
}
