import type { Helpdesk } from '../card-data/frame.ts';
import type { PersonProblem } from '../../workflow/view.ts';

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
export function personProblem(problem: PersonProblem, name: string, helpdesk: Helpdesk): Hindrance {
  const call = callHelpdesk(helpdesk);
  switch (problem) {
    case 'deleted':
      return {
        title: `The account of ${name} was deleted`,
        lines: [
          'There is nothing left to reset. If it was deleted by mistake, it can be brought back within 30 days of its deletion.',
        ],
        wayOut: [`${call} They ask the identity team to restore it.`],
      };
    case 'disabled':
      return {
        title: `The account of ${name} is switched off`,
        lines: [
          'A reset doesn’t switch it on again. Accounts are often switched off during leave or after leaving.',
          'Their manager can clear that up with HR.',
        ],
        wayOut: [call],
      };
    case 'guest':
      return {
        title: `${name} is a guest here`,
        lines: [
          'Guests sign in with the account of their own company, and only its helpdesk can reset that.',
        ],
        wayOut: [`If sign-in works there but not here, ${orCall(helpdesk)}`],
      };
    case 'resource':
      return {
        title: `${name} is not a person’s account`,
        lines: [
          'It belongs to a room, a device or a shared mailbox, and nobody signs in to those with a phone.',
          'Open it from your own account instead.',
        ],
        wayOut: [call],
      };
    case 'federated':
      return {
        title: `${name} signs in through another provider`,
        lines: ['The second step is asked there, not by Microsoft, so a reset here would change nothing.'],
        wayOut: [`${call} They know who looks after that provider.`],
      };
  }
}

/** The door that is always open. */
export function callHelpdesk({ name, phone }: Helpdesk): string {
  return `Call ${name}, ${phone}.`;
}

/** The same within a sentence. */
export function orCall({ name, phone }: Helpdesk): string {
  return `call ${name}, ${phone}.`;
}
