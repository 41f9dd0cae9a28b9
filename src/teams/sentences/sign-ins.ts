import type { SignInFinding, Unreadable } from '../../domain/sign-in-evidence.ts';
import { momentOf } from './moment.ts';

/** What the sign-in log adds, in words; never as proof. */
export function signInLine(found: SignInFinding): string {
  switch (found.kind) {
    case 'fits':
      return `on ${momentOf(found.at)} a second step was not completed. That fits a lockout, which an attacker with the password can bring about too.`;
    case 'declined':
      return `on ${momentOf(found.at)} somebody declined a sign-in prompt. Security has to look first.`;
    case 'fraud_reported':
      return `on ${momentOf(found.at)} somebody reported a sign-in as fraud. Security has to look first.`;
    case 'risky':
      return `on ${momentOf(found.at)} Microsoft saw a risk in a sign-in.`;
    case 'signed_in':
      return `they signed in on ${momentOf(found.at)}, within the last hour. That doesn’t fit a lockout: ask about it on the call.`;
    case 'other_error':
      return `the last sign-in that failed, on ${momentOf(found.at)}, did so with error ${found.code}. A reset may not mend that.`;
    case 'nothing':
      return 'the sign-in log shows nothing for the last day. It can be minutes late, so that says little.';
    case 'unreadable':
      return UNREADABLE[found.why];
  }
}

const UNREADABLE: Readonly<Record<Unreadable, string>> = {
  no_licence: 'what the sign-in log says: it needs Entra ID P1, which this company doesn’t have.',
  not_granted: 'what the sign-in log says: the bot isn’t allowed to read it.',
  no_answer: 'what the sign-in log says: Microsoft’s service didn’t answer.',
};
