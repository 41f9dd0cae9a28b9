// The cards that help without a reset, or say who can.
import type { ReportedError } from '../../domain/request.ts';
import { mayNeedReset, triage } from '../../domain/triage.ts';
import type { Named, View } from '../../workflow/view.ts';
import { callHelpdesk } from '../sentences/person-problem.ts';
import { onlyAdministrator, PHONE_NUMBERS } from '../sentences/privileged.ts';
import { doorSection, selfForward, selfHelp } from '../sentences/self-help.ts';
import type { SelfHelp } from '../sentences/self-help.ts';
import type { Words } from '../words.ts';
import { draftLabel } from './asking.ts';
import { button, primary } from './button.ts';
import { cancelForm } from './cancel.ts';
import { frame, numbered, section, stepSection } from './frame.ts';
import type { Frame, Helpdesk, Section } from './frame.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

/** The smallest fix first; where a reset wouldn't help, who can instead. */
export function selfHelpCard(words: Words, view: Show<'self_help'>, helpdesk: Helpdesk): Frame {
  const { say } = words;
  const { number, subject, because } = view;
  const help = selfHelp(words, view);
  const mayReset = mayNeedReset(triage(view));
  const isSecurity = help.wayOut.kind === 'security';
  const read =
    because === undefined || isSecurity ? [] : [say('asking.self_help.because', { words: because })];
  return frame({
    number,
    label: draftLabel(words),
    title: help.title,
    lines: [...read, help.meaning, ...introOf(words, help, subject)],
    steps: help.steps,
    sections: [
      ...doorSection(words, help.wayOut, helpdesk),
      ...adminSection(words, help, view.reported),
      ...(mayReset ? oddSection(words, subject) : []),
    ],
    buttons: [
      ...(isSecurity ? [] : [primary(words, { verb: 'solved', number })]),
      ...(mayReset
        ? [
            button(words, { verb: 'still_locked_out', number }),
            button(words, { verb: 'something_odd', number }),
          ]
        : []),
      button(words, { verb: 'other_symptom', number }),
    ],
    cancel: cancelForm(words, number),
  });
}

function introOf({ say }: Words, { steps }: SelfHelp, { name }: Named): readonly string[] {
  return steps.length === 0 ? [] : [say('asking.self_help.read_out', { name })];
}

/** Asked of everybody before a reset, since nobody can be sure to have understood what was written. */
function oddSection({ say }: Words, { name }: Named): readonly Section[] {
  return section(say('asking.odd.title'), [
    say('asking.odd.ask', { name }),
    say('asking.odd.then', { button: say('buttons.something_odd') }),
  ]);
}

/** Where no other administrator is left, Microsoft is. */
function adminSection(words: Words, { wayOut }: SelfHelp, reported?: ReportedError): readonly Section[] {
  return wayOut.kind === 'other_door' && wayOut.door === 'another_admin'
    ? stepSection(
        words.say('privileged.only_administrator.title'),
        numbered(onlyAdministrator(words, reported)),
        [words.say('privileged.phone_numbers', { address: PHONE_NUMBERS })],
      )
    : [];
}

/** Full self-help for whoever is locked out themselves; the reset has to be asked for by a teammate. */
export function lockedOutSelfCard(
  words: Words,
  { report, onCall }: Show<'locked_out_self'>,
  helpdesk: Helpdesk,
): Frame {
  const { say } = words;
  const { symptom = 'something_else', errorCode } = report;
  const help = selfHelp(words, { ...report, symptom });
  const mayAsk = help.wayOut.kind === 'reset' || help.wayOut.kind === 'unknown';
  const admin = onCall === undefined ? [] : [say('asking.self.on_call', { name: onCall.name })];
  return frame({
    title: say('asking.self.title'),
    lines: [say('asking.self.what', { title: help.title, meaning: help.meaning })],
    steps: help.steps,
    sections: [
      ...doorSection(words, help.wayOut, helpdesk),
      ...adminSection(words, help, report),
      ...section(say('asking.self.still.title'), [
        ...(mayAsk ? [say('asking.self.odd'), say('asking.self.reasons')] : []),
        words.paragraph([callHelpdesk(words, helpdesk), ...admin]),
      ]),
    ],
    // No teammate is sent here for what a reset doesn't mend.
    ...(mayAsk
      ? { box: { title: say('asking.self.forward.title'), text: selfForward(words, errorCode) } }
      : {}),
    buttons: [button(words, { verb: 'who_is_on_call' })],
  });
}
