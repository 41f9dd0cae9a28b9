// What a saved change asks for, in words, and every change there is. Values only: no test runs here.
import type { Command } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import type { PlannedEffect } from '../../src/domain/effect.ts';
import { effectsOf } from '../../src/domain/planned-effects.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { Request } from '../../src/domain/request.ts';
import { moved, NOW, policy } from './requests.ts';
import { COMMANDS, SITUATIONS } from './state-table.ts';
import { VARIANTS } from './state-variants.ts';

export const VERSION = 7;

/** What a saved change asks for, as `what to whom` or `what at`. */
export const word = ({ effect, dueAt }: PlannedEffect): string => {
  const at = `at ${dueAt.slice(11, 16)}`;
  switch (effect.kind) {
    case 'tell':
      return `${effect.notice} to ${effect.to}`;
    case 'mail':
    case 'mail_recovery_contact':
      return `mail to ${effect.to}`;
    case 'tell_alarm':
      return `alarm to ${effect.to}`;
    case 'tell_shift':
    case 'tell_proposal':
      return `shift to ${effect.to}`;
    case 'expire_proposal':
      return `expire_proposal ${at}`;
    case 'tell_recovery_contact':
      return `recovery contact to ${effect.to}`;
    case 'alarm':
      return `alarm: ${effect.because} by ${effect.by ?? 'nobody'}`;
    case 'escalate':
      return `step ${effect.step} ${at}`;
    case 'page':
      return `page ${effect.step}`;
    case 'hold_over':
      return `hold over ${at}`;
    case 'look_back':
      return `look_back ${at}`;
    case 'ask_voucher':
      return `voucher ${effect.step} ${at}`;
    case 'remind':
      return `remind of ${effect.of} ${at}`;
    case 'check':
    case 'reset':
    case 'repaint':
    case 'repaint_late':
    case 'desk':
    case 'watch':
    case 'purge':
    case 'checkpoint':
    case 'walk_record':
    case 'send_checkpoint':
    case 'reconcile':
    case 'watch_hand_offs':
    case 'warn_nobody':
    case 'reach':
    case 'go_on_call':
      return effect.kind;
    case 'tell_hand_off':
      return `hand-off to ${effect.to}`;
    case 'expire':
      return `expire ${at}`;
  }
};

export const effectsFrom = (
  request: Request,
  command: Command,
  { at = NOW, rules = policy }: { readonly at?: string; readonly rules?: Policy } = {},
): readonly PlannedEffect[] => {
  const { request: next, events } = moved(decide(request, command, at, rules));
  return effectsOf(next, events, { now: at, version: VERSION }, rules);
};

/** The same in words, without the repaint. */
export const wordsFrom = (...of: Parameters<typeof effectsFrom>): readonly string[] =>
  effectsFrom(...of)
    .map(word)
    .filter((one) => one !== 'repaint');

export interface Saved {
  readonly what: string;
  readonly effects: readonly PlannedEffect[];
}

export const everyChange = (version: number, rules: Policy = policy): readonly Saved[] => {
  const plain = Object.entries(SITUATIONS).flatMap(([what, request]) =>
    Object.values(COMMANDS).map((command) => ({ what, in: request, command })),
  );
  return [...plain, ...VARIANTS].flatMap(({ what, in: request, command }) => {
    const outcome = decide(request, command, NOW, rules);
    if (outcome.kind !== 'moved') return [];
    const effects = effectsOf(outcome.request, outcome.events, { now: NOW, version }, rules);
    return [{ what: `${what}: ${command.kind}`, effects }];
  });
};
