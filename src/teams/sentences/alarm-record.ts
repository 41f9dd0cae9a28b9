// Alarms about the record: it was tampered with, or Entra's own log says something else.
import { block, HALT, lookAt } from './alarm-steps.ts';
import type { AlarmFacts, AlarmText } from './alarm-steps.ts';
import { capital } from './joined.ts';

/** Somebody with rights on the database changed, dropped or wrote lines. */
export function recordBroken(): AlarmText {
  return {
    title: 'The audit record was tampered with, or damaged',
    lines: [
      'It is not any more what the last signed checkpoint says. The service’s log names the first line that differs. No checkpoint is signed until this is cleared up.',
    ],
    steps: [
      'Have the operator run “latchkey audit verify” with the checkpoint file, and keep the database as evidence.',
      'Look at who had rights on the database, and on the host, since the last checkpoint.',
      HALT,
    ],
  };
}

/** Entra knows of a removal by the bot's own application that the bot did not make. */
export function removalUnrecorded({ subject }: AlarmFacts): AlarmText {
  return {
    title: `A sign-in method of ${subject} was removed past the bot`,
    lines: [
      'Entra’s audit log says that the bot’s own application removed it, and the bot’s record has no such removal. Somebody else may be using the identity of the bot.',
    ],
    steps: [
      'Look at the entry: Entra admin center, Audit logs. The record holds its id.',
      `Call ${subject} on a number you know. Not reached? ${block(subject)}`,
      'Not explained? Disable the bot’s application in Entra, and renew its secret or certificate.',
      HALT,
    ],
  };
}

/** The bot says that it removed something, and Entra has no entry. */
export function removalUnlogged({ subject }: AlarmFacts): AlarmText {
  return {
    title: `${capital(subject)}: a removal is missing in Entra’s audit log`,
    lines: [
      'The bot’s record says that it removed a sign-in method, and Entra’s audit log shows no such removal, though it should by now.',
    ],
    steps: [
      'Look at the audit log of that account in the Entra admin center. Is the entry there, only later?',
      `Not there? Compare the account’s methods with the plan on the card. ${lookAt(subject)}`,
      'Keep the record: it, or Entra’s log, is not complete.',
    ],
  };
}
