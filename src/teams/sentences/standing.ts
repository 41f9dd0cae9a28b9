// Where a request stands, for the subject and for those who speak for them: in Teams and by mail, so neither links nor moments.
import { nameOf } from '../card-data/frame.ts';
import { isEnded } from '../../domain/request-status.ts';
import type { Ended, LiveRequest, Request } from '../../domain/request.ts';
import type { ObjectId } from '../../domain/person.ts';
import { wasAsked } from '../../domain/voucher.ts';
import type { People } from '../../workflow/view.ts';
import { capital, joined, sentence } from './joined.ts';
import { inWords } from './needs.ts';

/** Who reads, and by which names. */
export interface Reading {
  readonly people: People;
  readonly viewer: ObjectId;
}

/** What happened in a few words, and the sentences that go with it. */
export interface Standing {
  readonly title: string;
  readonly lines: readonly string[];
}

/** "your sign-in" for the subject, "the sign-in of Alice" for others. */
export function whoseSignIn(request: Request, { people, viewer }: Reading): string {
  return request.subject === viewer ? 'your sign-in' : `the sign-in of ${nameOf(people, request.subject)}`;
}

/** Where a request that isn't over stands. */
export function liveStanding(request: Exclude<Request, Ended>, reading: Reading): Standing {
  const requester = capital(nameOf(reading.people, request.requester));
  const whose = whoseSignIn(request, reading);
  const asked = `${requester} asked for it`;
  switch (request.status) {
    case 'draft':
      return { title: `${requester} asks to reset ${whose}`, lines: [] };
    case 'verifying':
      return {
        title: `${requester} asks to reset ${whose}`,
        lines: [...beforeVouch(request, reading), AFTERWARDS],
      };
    case 'awaiting_approval':
      return {
        title: `${requester} asks to reset ${whose}`,
        lines: [...vouchedBefore(request, reading), whatComes(request, reading), AFTERWARDS],
      };
    case 'approved':
    case 'resetting':
    case 'needs_hands':
      if (request.status === 'needs_hands' && request.why === 'account_gone') {
        return {
          title: sentence(`${whose} can’t be reset`),
          lines: [`${asked}, but the account is gone. An admin looks into it.`],
        };
      }
      return {
        title: sentence(`${whose} is being reset`),
        lines: [`${asked}, and ${admins(request.approvals.length)} approved it. You’ll hear how it ends.`],
      };
    case 'reset':
      return {
        title: sentence(`${whose} was reset`),
        lines: [
          request.subject === reading.viewer
            ? `${asked}. Set it up again:`
            : `${asked}. ${capital(nameOf(reading.people, request.subject))} sets it up again now, and you’ll hear when that is seen.`,
        ],
      };
  }
}

const AFTERWARDS = 'Afterwards old second steps are gone, and new ones have to be set up.';

const admins = (count: number): string => (count < 2 ? 'an admin' : `${inWords(count)} admins`);

type Of<Status extends LiveRequest['status']> = Extract<LiveRequest, { readonly status: Status }>;

function beforeVouch(
  { subject, vouchAsks }: Of<'verifying'>,
  { people, viewer }: Reading,
): readonly string[] {
  const asked = vouchAsks.filter(wasAsked).map(({ id }) => (id === viewer ? 'you' : nameOf(people, id)));
  const soFar = asked.length === 0 ? '' : ` Asked so far: ${joined(asked)}.`;
  return subject === viewer
    ? [
        `First, somebody who knows you has to confirm having spoken to you.${soFar}`,
        'If you asked for that, call them on video, or meet them.',
      ]
    : [
        `First, somebody who knows ${nameOf(people, subject)} has to confirm having spoken to them, by video or face to face.${soFar}`,
      ];
}

function vouchedBefore({ subject, vouches }: LiveRequest, { people, viewer }: Reading): readonly string[] {
  return vouches.map(({ by }) => {
    if (by === viewer)
      return 'You confirmed that you spoke to them. Thank you: now it is for approvers to decide.';
    return `${capital(nameOf(people, by))} confirmed having spoken to ${subject === viewer ? 'you' : 'them'}.`;
  });
}

function whatComes({ subject, verification }: LiveRequest, { people, viewer }: Reading): string {
  const { callback, approvals } = verification.needs;
  const name = nameOf(people, subject);
  const isMine = subject === viewer;
  const opening = isMine ? 'If you asked for that' : `If ${name} is locked out`;
  const called = `an admin phones ${isMine ? 'you' : 'them'} on a number on file`;
  const notCalled = `${admins(approvals)} decide, and nobody phones ${isMine ? 'you' : 'them'}`;
  return `${opening}, there is nothing to do here: ${callback ? called : notCalled}.`;
}

/** How a request ended where that reads otherwise for the subject than for everybody else; undefined where it doesn't. */
export function ownEnding(request: Request, { viewer }: Reading): Standing | undefined {
  if (!isEnded(request) || request.subject !== viewer) return undefined;
  if (request.status === 'reenrolled') {
    return {
      title: 'You have set up sign-in again',
      lines: ['A new sign-in method was set up. This request is closed.'],
    };
  }
  return request.status === 'not_reenrolled'
    ? {
        title: 'You have not set up sign-in again',
        lines: ['Your sign-in was reset, and no new second step has appeared since. Please set it up today.'],
      }
    : undefined;
}
