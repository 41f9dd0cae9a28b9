import type { CommandKind, Command } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { Policy } from '../../src/domain/policy.ts';
import { isEnded } from '../../src/domain/request-status.ts';
import type { Request } from '../../src/domain/request.ts';
import { awaiting, draft, moved, movedTo, NOW, policy, verifying } from './requests.ts';
import { stateDiagram, transitions } from './state-diagram.ts';
import {
  AFTER,
  afterTheEnd,
  BEFORE,
  COLUMNS_AFTER,
  COLUMNS_BEFORE,
  COMMANDS,
  SITUATIONS,
} from './state-table.ts';
import type { Cell } from './state-table.ts';
import { VARIANTS } from './state-variants.ts';

const WHEN_ALL_IS_DUE = '2026-11-22T11:00:00.000Z';
const kinds = Object.values(COMMANDS).map(({ kind }) => kind);
const timeOf = (kind: CommandKind): Instant => (kind === 'expire' ? WHEN_ALL_IS_DUE : NOW);

function cellOf(request: Request, command: Command, now: Instant, rules: Policy = policy): string {
  const outcome = decide(request, command, now, rules);
  if (outcome.kind === 'quiet') return 'quiet';
  if (outcome.kind === 'refused') return `!${outcome.refusal.reason}`;
  const next = outcome.request;
  if (next.status === request.status) return 'stays';
  return isEnded(next) ? next.status.toUpperCase() : next.status;
}

const rows = (
  table: Readonly<Record<CommandKind, readonly Cell[]>>,
  columns: readonly string[],
): [string, CommandKind, Cell | undefined][] =>
  columns.flatMap((column, index) =>
    kinds.map((kind): [string, CommandKind, Cell | undefined] => [column, kind, table[kind][index]]),
  );

describe('the state table', () => {
  it.each([...rows(BEFORE, COLUMNS_BEFORE), ...rows(AFTER, COLUMNS_AFTER)])(
    '%s: %s → %s',
    (column, kind, expected) => {
      expect(cellOf(SITUATIONS[column]!, COMMANDS[kind], timeOf(kind))).toBe(expected);
    },
  );

  it.each(Object.entries(SITUATIONS).filter(([, request]) => isEnded(request)))(
    '%s refuses everything, and hears “not me”',
    (_, request) => {
      for (const kind of kinds) {
        const cell = cellOf(request, COMMANDS[kind], timeOf(kind));
        expect([kind, cell]).toEqual([kind, afterTheEnd(request.status, kind)]);
      }
    },
  );

  it.each(VARIANTS)('$in.status: $command.kind, $what → $to', (one) => {
    const at = one.at ?? timeOf(one.command.kind);
    expect(cellOf(one.in, one.command, at, one.policy)).toBe(one.to);
  });

  it('has a column for every situation', () => {
    const ends = Object.keys(SITUATIONS).filter((name) => isEnded(SITUATIONS[name]!));
    expect(Object.keys(SITUATIONS)).toEqual([...COLUMNS_BEFORE, ...COLUMNS_AFTER, ...ends]);
    expect(ends).toHaveLength(9);
  });

  it('never throws and never changes what it was given', () => {
    for (const request of Object.values(SITUATIONS)) {
      const before = structuredClone(request);
      for (const kind of kinds) decide(request, COMMANDS[kind], timeOf(kind), policy);
      expect(request).toEqual(before);
    }
  });

  it('leaves an event behind whenever something a person would ask about has happened', () => {
    for (const request of Object.values(SITUATIONS)) {
      for (const kind of kinds) {
        const outcome = decide(request, COMMANDS[kind], timeOf(kind), policy);
        if (outcome.kind === 'moved') expect(outcome.events.length).toBeGreaterThan(0);
      }
    }
  });
});

it('“not me” on an open request freezes the subject with the change', () => {
  const outcome = moved(decide(awaiting, COMMANDS.not_me, NOW, policy));
  expect(outcome.brake).toEqual({
    kind: 'freeze',
    subject: 'alice',
    number: awaiting.number,
    by: 'alice',
    since: NOW,
    because: 'not_me',
  });
  expect(moved(decide(awaiting, COMMANDS.cancel, NOW, policy))).not.toHaveProperty('brake');
});

it.each([
  ['after the last step', { ...awaiting, escalation: { ...awaiting.escalation, step: 2 } }, 'silence'],
  ['with steps left', awaiting, 'time_up'],
  ['while a voucher is waited for', verifying, 'no_word'],
  ['unsent', draft, 'draft'],
] as const)('the time is up %s: says so', (_, request, reason) => {
  const { ending } = movedTo('expired', decide(request, COMMANDS.expire, WHEN_ALL_IS_DUE, policy));
  expect(ending).toEqual({ status: 'expired', reason });
});

describe('the state diagram', () => {
  it('holds each arrow that the machine really takes, and no other', () => {
    const taken = new Set<string>();
    const note = (request: Request, command: Command, at: Instant, rules?: Policy): void => {
      const cell = cellOf(request, command, at, rules);
      const goes = !['stays', 'quiet'].includes(cell) && !cell.startsWith('!');
      if (goes) taken.add(`${request.status} ${cell} ${command.kind}`);
    };
    for (const request of Object.values(SITUATIONS)) {
      for (const kind of kinds) note(request, COMMANDS[kind], timeOf(kind));
    }
    for (const one of VARIANTS) note(one.in, one.command, one.at ?? timeOf(one.command.kind), one.policy);
    expect(new Set(transitions().map(({ from, to, by }) => `${from} ${to} ${by}`))).toEqual(taken);
  });

  it('reaches every status from the draft, and leaves none of the ends', () => {
    const reached = new Set(['draft', ...transitions().map(({ to }) => to.toLowerCase())]);
    const all = new Set(Object.values(SITUATIONS).map(({ status }) => status));
    expect(reached).toEqual(all);
    expect(transitions().filter(({ from }) => from === from.toUpperCase())).toEqual([]);
  });

  it('is Mermaid that reads like the design', () => {
    const lines = stateDiagram().split('\n');
    expect(lines.slice(0, 2)).toEqual(['stateDiagram-v2', '  [*] --> draft']);
    expect(lines).toContain('  draft --> verifying : checks done');
    expect(lines).toContain('  approved --> resetting : claim');
    expect(lines).toContain('  reset --> REENROLLED : registered');
    expect(lines).toContain('  FROZEN --> [*]');
  });
});
