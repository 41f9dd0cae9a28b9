/** What the approver does and asks, in this order: the code comes last, after whoever doesn't know of it is found out. */
export function callScript(subject: string, requester: string): readonly string[] {
  return [
    `Call ${subject} on a number above, never one from a chat or mail.`,
    `Ask: “Are you locked out, and whom did you ask to help you?” Don’t say the name first: it should be ${requester}.`,
    'Ask: “Might anyone else know your password?” If so, or if unsure: Deny, the password comes first.',
    'Only then ask: “Which code did that person tell you, face to face or on your own call?”',
  ];
}

/** When the answers don't fit. */
export const CALL_WARNING =
  'If they don’t know of this, or an unexpected caller gave them the code: Deny with “They did not ask for this”. Security is told at once.';
