// The state diagram of the README, drawn from the state table.
import type { CommandKind } from '../../src/domain/command.ts';
import { AFTER, BEFORE, COLUMNS_AFTER, COLUMNS_BEFORE, COMMANDS, SITUATIONS } from './state-table.ts';
import type { Cell } from './state-table.ts';
import { VARIANTS } from './state-variants.ts';

/** One arrow: from a status to another one, because of a command. */
export interface Transition {
  readonly from: string;
  readonly to: string;
  readonly by: CommandKind;
  readonly word: string;
}

/** What an arrow says; timers and workers have words of their own. A new command breaks this object. */
const WORDS = {
  choose_subject: 'colleague',
  choose_symptom: 'symptom',
  ask_checks: 'ask',
  submit: 'checks done',
  checks_failed: 'checks failed',
  solved: 'solved',
  rule_out: 'ruled out',
  cancel: 'cancel',
  follow: 'follow',
  tell_suspicion: 'suspicion told late',
  expire: 'timer',
  remind: 'reminder',
  ask_voucher: 'ask a voucher',
  voucher_unreachable: 'no voucher in reach',
  vouch: 'voucher’s word',
  raise: 'raise',
  replan: 'replan',
  notify_step: 'nobody to ask',
  unreachable: 'nobody in reach',
  hand_over: 'hand over',
  hold: 'I have it',
  hold_over: 'nobody has it any more',
  paged: 'pager',
  show_code: 'show code',
  new_code: 'new code',
  approve: 'approve',
  deny: 'deny',
  claim: 'claim',
  record: 'removal',
  record_step: 'step',
  looked: 'look',
  record_list: 'list',
  wait_for_graph: 'Graph is silent',
  halted: 'halt',
  succeed: 'succeed',
  partial: 'partial',
  fail: 'fail',
  not_me: 'not me',
  done_by_hand: 'done by hand',
  changed_before: 'changed before',
  registered: 'registered',
  not_registered: 'not registered',
} as const satisfies Record<CommandKind, string>;

/** Every transition of the table that changes the status, once, in the table's order. */
export function transitions(): readonly Transition[] {
  const all = [...fromTable(BEFORE, COLUMNS_BEFORE), ...fromTable(AFTER, COLUMNS_AFTER), ...fromVariants()];
  return [...new Map(all.map((one) => [`${one.from} ${one.to} ${one.by}`, one])).values()];
}

/** The Mermaid text: one arrow per pair of statuses, its commands joined; capitals are ends. */
export function stateDiagram(): string {
  const arrows = Map.groupBy(transitions(), ({ from, to }) => `${from} --> ${to}`);
  const lines = [...arrows].map(
    ([arrow, commands]) => `  ${arrow} : ${[...new Set(commands.map(({ word }) => word))].join(', ')}`,
  );
  const ends = new Set(transitions().flatMap(({ to }) => (isEnd(to) ? [`  ${to} --> [*]`] : [])));
  return ['stateDiagram-v2', '  [*] --> draft', ...lines, ...ends].join('\n');
}

function fromTable(
  table: Readonly<Record<CommandKind, readonly Cell[]>>,
  columns: readonly string[],
): readonly Transition[] {
  return columns.flatMap((column, index) =>
    kinds().flatMap((by) => arrow(SITUATIONS[column]?.status ?? column, by, table[by][index])),
  );
}

function fromVariants(): readonly Transition[] {
  return VARIANTS.flatMap(({ in: request, command, to }) => {
    const isWrongCode = command.kind === 'approve' && command.code === 'wrong';
    return arrow(request.status, command.kind, to, isWrongCode ? 'wrong codes' : undefined);
  });
}

function arrow(
  from: string,
  by: CommandKind,
  cell: Cell | undefined,
  word: string = WORDS[by],
): readonly Transition[] {
  if (cell === undefined || cell === 'stays' || cell === 'quiet' || cell.startsWith('!')) return [];
  return from === cell ? [] : [{ from, to: cell, by, word }];
}

function kinds(): readonly CommandKind[] {
  return Object.values(COMMANDS).map(({ kind }) => kind);
}

function isEnd(status: string): boolean {
  return status === status.toUpperCase();
}
