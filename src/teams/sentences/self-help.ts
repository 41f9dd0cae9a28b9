// What people are told before anything else: what it means, what to try, and which door is the right one.
import { lookUpAddress, signInErrorId, triage } from '../../domain/triage.ts';
import type { Told } from '../../domain/triage.ts';
import type { Step, WayOut } from '../../domain/way-out.ts';
import { section } from '../card-data/frame.ts';
import type { Helpdesk, Section } from '../card-data/frame.ts';
import type { Words } from '../words.ts';

/** What helps, in words. */
export interface SelfHelp {
  readonly title: string;
  readonly meaning: string;
  readonly steps: readonly string[];
  readonly wayOut: WayOut;
}

/** The smallest fix first, for what was told. */
export function selfHelp(words: Words, told: Told): SelfHelp {
  const { steps, wayOut } = triage(told);
  return { ...topicOf(words, told), steps: steps.map((step) => stepText(words, step, told)), wayOut };
}

function topicOf({ say }: Words, { symptom, errorCode, suspicious = false }: Told) {
  if (!suspicious && symptom === 'error_code' && errorCode !== undefined) {
    const id = signInErrorId(errorCode) ?? 'unknown';
    return {
      title: say('sign_in_error.title', { code: errorCode }),
      meaning: say(`sign_in_error.${id}`, { code: errorCode }),
    };
  }
  const topic = suspicious ? 'suspicion' : symptom;
  return { title: say(`symptom.${topic}.title`), meaning: say(`symptom.${topic}.meaning`) };
}

const stepText = ({ say }: Words, step: Step, { errorCode = '' }: Told): string =>
  say(`step.${step}`, { address: lookUpAddress(errorCode) });

/** Who can help where this bot is not the answer, and what to bring. Nothing where a reset may still help. */
export function doorSection(
  { say }: Words,
  wayOut: WayOut,
  { name: helpdesk, phone }: Helpdesk,
): readonly Section[] {
  switch (wayOut.kind) {
    case 'other_door': {
      const { door } = wayOut;
      return section(say('door.title'), [
        say(`door.${door}.who`, { helpdesk, phone }),
        say(`door.${door}.bring`),
      ]);
    }
    case 'security':
      return section(say('door.security.title'), [say('door.security', { helpdesk, phone })]);
    case 'sign_in_again':
    case 'register':
    case 'wait':
      return section(say('door.no_reset.title'), [say(`door.${wayOut.kind}`, { helpdesk, phone })]);
    case 'reset':
    case 'unknown':
      return [];
  }
}

/** A text that a locked-out person can forward to a teammate. */
export function selfForward({ say }: Words, errorCode: string | undefined): string {
  return errorCode === undefined
    ? say('asking.self.forward')
    : say('asking.self.forward.code', { code: errorCode });
}
