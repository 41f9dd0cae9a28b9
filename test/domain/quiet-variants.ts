// Clicks that come again, and clicks of people who have no say. Values only: no test runs here.
import type { Request } from '../../src/domain/request.ts';
import { approved, awaiting, draft, endedAs, ENDINGS, verifying } from './requests.ts';
import { COMMANDS } from './state-table.ts';
import type { Variant } from './variant.ts';

export const QUIET_REPEATS: readonly Variant[] = [
  { what: 'the click that solved it again', in: endedBy('solved'), command: COMMANDS.solved, to: 'quiet' },
  { what: 'the click that ended it again', in: endedBy('cancelled'), command: COMMANDS.cancel, to: 'quiet' },
  {
    what: 'the click that denied it again',
    in: endedAs({ ...ENDINGS.denied, by: 'amir' }),
    command: COMMANDS.deny,
    to: 'quiet',
  },
  {
    what: '“not me” by the same person again',
    in: endedAs({ ...ENDINGS.frozen, by: 'alice' }),
    command: COMMANDS.not_me,
    to: 'quiet',
  },
  {
    what: '“not me” by a stranger',
    in: endedAs(ENDINGS.expired),
    command: { ...COMMANDS.not_me, by: 'otto', role: 'stranger' },
    to: '!not_concerned',
  },
  {
    what: '“not me” by a stranger',
    in: awaiting,
    command: { ...COMMANDS.not_me, by: 'otto', role: 'stranger' },
    to: '!not_concerned',
  },
  {
    what: 'a reset is asked for of what is a matter for security',
    in: { ...draft, reported: { suspicious: true } },
    command: COMMANDS.ask_checks,
    to: '!not_now',
  },
  ...[verifying, awaiting].map((request): Variant => ({
    what: 'what was told already is told again',
    in: { ...request, reported: { suspicious: true } },
    command: COMMANDS.tell_suspicion,
    to: 'quiet',
  })),
  ...[verifying, awaiting, approved].flatMap((request): Variant[] => [
    {
      what: 'signs of somebody else, told by somebody else',
      in: request,
      command: { kind: 'tell_suspicion', by: 'otto' },
      to: '!not_requester',
    },
  ]),
  ...[draft, verifying, awaiting, approved].flatMap((request): Variant[] => [
    {
      what: 'solved, says somebody else',
      in: request,
      command: { kind: 'solved', by: 'otto' },
      to: '!not_requester',
    },
    {
      what: 'cancelled by somebody else',
      in: request,
      command: { kind: 'cancel', by: 'otto' },
      to: '!not_requester',
    },
  ]),
];

function endedBy(status: 'solved' | 'cancelled'): Request {
  return endedAs({ status, by: 'rita' });
}
