// What is carried out one after the other, and what shares hands.
import type { Effect } from './effect.ts';

/**
 * Repaints, of which there may be hundreds at once; the desk's card; calls of a pager; or everything else. Each pool has
 * hands of its own, and no lane is in two of them.
 */
export type Pool = 'others' | 'repaints' | 'desk' | 'pages';

export const POOLS: readonly Pool[] = ['others', 'repaints', 'desk', 'pages'];

/** Where the hands for this effect are. */
export function poolOf({ kind }: Effect): Pool {
  switch (kind) {
    case 'repaint':
    case 'repaint_late':
      return 'repaints';
    case 'desk':
      return 'desk';
    case 'page':
      return 'pages';
    case 'tell':
    case 'tell_alarm':
    case 'tell_shift':
    case 'tell_proposal':
    case 'tell_recovery_contact':
    case 'tell_hand_off':
    case 'reach':
    case 'go_on_call':
    case 'watch_hand_offs':
    case 'warn_nobody':
    case 'mail':
    case 'mail_recovery_contact':
    case 'watch':
    case 'look_back':
    case 'purge':
    case 'checkpoint':
    case 'walk_record':
    case 'send_checkpoint':
    case 'reconcile':
    case 'expire_proposal':
    case 'alarm':
    case 'reset':
    case 'check':
    case 'escalate':
    case 'hold_over':
    case 'ask_voucher':
    case 'expire':
    case 'remind':
      return 'others';
  }
}

/** Effects of one lane are carried out one after the other, so that one person's messages keep their order. */
export function laneOf(effect: Effect): string {
  switch (effect.kind) {
    case 'tell':
    case 'tell_alarm':
    case 'tell_shift':
    case 'tell_proposal':
    case 'tell_recovery_contact':
    case 'tell_hand_off':
      return `person:${effect.to}`;
    case 'reach':
    case 'go_on_call':
      return `person:${effect.who}`;
    case 'watch_hand_offs':
    case 'warn_nobody':
      return 'hand_offs';
    case 'mail':
    case 'mail_recovery_contact':
      return `mail:${effect.to}`;
    case 'watch':
    case 'look_back':
      return `watch:${effect.number}`;
    case 'purge':
    case 'checkpoint':
    case 'walk_record':
    case 'reconcile':
    // A webhook that hangs must not hold up the next checkpoint.
    case 'send_checkpoint':
      return effect.kind;
    case 'expire_proposal':
      return `proposal:${effect.proposal}`;
    case 'alarm':
      return `alarm:${effect.number ?? effect.by ?? effect.because}`;
    case 'reset':
      return `reset:${effect.number}`;
    case 'repaint':
    case 'repaint_late':
      return `repaint:${effect.number}`;
    case 'desk':
      // One channel, one order.
      return 'desk';
    case 'page':
      // A pager that hangs must not hold up the next step.
      return `page:${effect.number}`;
    case 'check':
    case 'escalate':
    case 'hold_over':
    case 'ask_voucher':
    case 'expire':
    case 'remind':
      return `request:${effect.number}`;
  }
}
