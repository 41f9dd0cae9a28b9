// Where a request stands, for the subject and for those who speak for them: in Teams and by mail, so neither links nor moments.
import { nameOf } from '../card-data/frame.ts';
import { isEnded } from '../../domain/request-status.ts';
import type { Ended, LiveRequest, Request } from '../../domain/request.ts';
import type { ObjectId } from '../../domain/person.ts';
import { wasAsked } from '../../domain/voucher.ts';
import type { People } from '../../workflow/view.ts';
import type { Words } from '../words.ts';
import { isHeldUp } from './halted.ts';
import { capital, joined } from './joined.ts';
import { inWords } from './needs.ts';

/** Who reads, by which names, and whether all resets are halted meanwhile. */
export interface Reading {
  readonly people: People;
  readonly viewer: ObjectId;
  readonly halted: boolean;
}

/** What happened in a few words, and the sentences that go with it. */
export interface Standing {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Where a request that isn't over stands. */
export function liveStanding(words: Words, request: Exclude<Request, Ended>, reading: Reading): Standing {
  const { say } = words;
  const { people } = reading;
  const requester = capital(words, nameOf(words, people, request.requester));
  const name = nameOf(words, people, request.subject);
  const isOwn = request.subject === reading.viewer;
  const asks = isOwn
    ? say('standing.asks.own.title', { requester })
    : say('standing.asks.title', { requester, name });
  switch (request.status) {
    case 'draft':
      return { title: asks, lines: [] };
    case 'verifying':
      return { title: asks, lines: [...beforeVouch(words, request, reading), say('standing.afterwards')] };
    case 'awaiting_approval':
      return {
        title: asks,
        lines: [
          ...vouchedBefore(words, request, reading),
          whatComes(words, request, reading),
          say('standing.afterwards'),
        ],
      };
    case 'approved':
    case 'resetting':
    case 'needs_hands':
      if (request.status === 'needs_hands' && request.why === 'account_gone') {
        return {
          title: isOwn
            ? say('standing.account_gone.own.title')
            : say('standing.account_gone.title', { name }),
          lines: [say('standing.account_gone', { requester })],
        };
      }
      return {
        title: resettingTitle(words, request, reading, name),
        lines: [say('standing.resetting', { requester, ...counted(words, request.approvals.length) })],
      };
    case 'reset':
      return isOwn
        ? { title: say('standing.reset.own.title'), lines: [say('standing.reset.own', { requester })] }
        : {
            title: say('standing.reset.title', { name }),
            lines: [say('standing.reset', { requester, name: capital(words, name) })],
          };
  }
}

function resettingTitle(
  { say }: Words,
  request: LiveRequest,
  { viewer, halted }: Reading,
  name: string,
): string {
  const own = request.subject === viewer ? '.own' : '';
  return say(`standing.${isHeldUp(request, halted) ? 'halted' : 'resetting'}${own}.title`, { name });
}

const counted = (words: Words, count: number) => ({ count, number: inWords(words, count) });

type Of<Status extends LiveRequest['status']> = Extract<LiveRequest, { readonly status: Status }>;

function beforeVouch(
  words: Words,
  { subject, vouchAsks }: Of<'verifying'>,
  { people, viewer }: Reading,
): readonly string[] {
  const { say } = words;
  const asked = vouchAsks
    .filter(wasAsked)
    .map(({ id }) => (id === viewer ? say('common.you') : nameOf(words, people, id)));
  const soFar = asked.length === 0 ? [] : [say('standing.asked_so_far', { names: joined(words, asked) })];
  return subject === viewer
    ? [words.paragraph([say('standing.vouch.own'), ...soFar]), say('standing.vouch.own.how')]
    : [words.paragraph([say('standing.vouch', { name: nameOf(words, people, subject) }), ...soFar])];
}

function vouchedBefore(
  words: Words,
  { subject, vouches }: LiveRequest,
  { people, viewer }: Reading,
): readonly string[] {
  return vouches.map(({ by }) => {
    if (by === viewer) return words.say('standing.vouched.yourself');
    const name = capital(words, nameOf(words, people, by));
    return subject === viewer
      ? words.say('standing.vouched.own', { name })
      : words.say('standing.vouched', { name });
  });
}

function whatComes(
  words: Words,
  { subject, verification }: LiveRequest,
  { people, viewer }: Reading,
): string {
  const { say } = words;
  const { callback, approvals } = verification.needs;
  const admins = counted(words, approvals);
  if (subject === viewer) {
    return callback ? say('standing.callback.own') : say('standing.no_callback.own', admins);
  }
  const name = nameOf(words, people, subject);
  return callback ? say('standing.callback', { name }) : say('standing.no_callback', { name, ...admins });
}

/** How a request ended where that reads otherwise for the subject than for everybody else; undefined where it doesn't. */
export function ownEnding({ say }: Words, request: Request, { viewer }: Reading): Standing | undefined {
  if (!isEnded(request) || request.subject !== viewer) return undefined;
  switch (request.status) {
    case 'reenrolled':
    case 'not_reenrolled':
      return {
        title: say(`standing.${request.status}.own.title`),
        lines: [say(`standing.${request.status}.own`)],
      };
    case 'solved':
    case 'refused':
    case 'denied':
    case 'cancelled':
    case 'expired':
    case 'failed':
    case 'frozen':
      return undefined;
  }
}
