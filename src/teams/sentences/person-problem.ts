import type { Helpdesk } from '../card-data/frame.ts';
import type { PersonProblem } from '../../workflow/view.ts';
import type { Words } from '../words.ts';

/** Which text of a message somebody reads: the subject’s own, which speaks to them, or that of everybody else. */
export type Own = '.own' | '';

/** What is in the way, and the door that is the right one. */
export interface Hindrance {
  readonly title: string;
  readonly lines: readonly string[];
  /** Whom to call: left out for approvers, who would call themselves. */
  readonly wayOut?: readonly string[];
}

/** Everything of it, for whoever is not an approver. */
export function wholeText({ title, lines, wayOut = [] }: Hindrance): {
  readonly title: string;
  readonly lines: readonly string[];
} {
  return { title, lines: [...lines, ...wayOut] };
}

/** Why a person who was found can't be helped by a reset. */
export function personProblem(
  { say }: Words,
  problem: PersonProblem,
  name: string,
  { name: helpdesk, phone }: Helpdesk,
  own: Own = '',
): Hindrance {
  const call = say('common.call_helpdesk', { helpdesk, phone });
  switch (problem) {
    case 'deleted':
      return {
        title: say(`person_problem.deleted${own}.title`, { name }),
        lines: [say('person_problem.deleted')],
        wayOut: [say('person_problem.deleted.way_out', { helpdesk, phone })],
      };
    case 'disabled':
      return {
        title: say(`person_problem.disabled${own}.title`, { name }),
        lines: [say('person_problem.disabled'), say(`person_problem.disabled${own}.manager`)],
        wayOut: [call],
      };
    case 'guest':
      return {
        title: say(`person_problem.guest${own}.title`, { name }),
        lines: [say('person_problem.guest')],
        wayOut: [say(`person_problem.guest${own}.way_out`, { helpdesk, phone })],
      };
    case 'resource':
      return {
        title: say(`person_problem.resource${own}.title`, { name }),
        lines: [say('person_problem.resource'), say('person_problem.resource.own_account')],
        wayOut: [call],
      };
    case 'federated':
      return {
        title: say(`person_problem.federated${own}.title`, { name }),
        lines: [say('person_problem.federated')],
        wayOut: [say('person_problem.federated.way_out', { helpdesk, phone })],
      };
  }
}

/** The door that is always open. */
export function callHelpdesk(words: Words, { name: helpdesk, phone }: Helpdesk): string {
  return words.say('common.call_helpdesk', { helpdesk, phone });
}

/** The same after something that looks like an attack, for a subject whose own devices may be in other hands. */
export function callSafely(words: Words, helpdesk: Helpdesk, own: Own): string {
  const { name, phone } = helpdesk;
  return own === '' ? callHelpdesk(words, helpdesk) : words.say('ending.own.call', { helpdesk: name, phone });
}
