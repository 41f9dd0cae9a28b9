import type { Override } from '../../src/domain/override.ts';
import {
  decideProposal,
  liveOf,
  mustAgree,
  overAt,
  overrideOf,
  proposed,
} from '../../src/domain/shift-proposal.ts';
import type {
  ProposalCommand,
  ProposalDecision,
  ShiftFacts,
  ShiftProposal,
  StandIn,
} from '../../src/domain/shift-proposal.ts';
import { factsWith, NOW, UNTIL } from './shift-roster.ts';

const NIGHT = { from: '2026-11-27T17:00:00.000Z', until: '2026-11-28T07:00:00.000Z' };
const BACK = { from: '2026-12-04T17:00:00.000Z', until: '2026-12-05T07:00:00.000Z' };
const rotation = 'primary';
/** Iris' Friday for Amir's of the week after. */
const GIVES: StandIn = { who: 'amir', instead: 'iris', rotation, ...NIGHT };
const TAKES: StandIn = { who: 'iris', instead: 'amir', rotation, ...BACK };
const SWAP = proposed({ id: 'a1', kind: 'swap', by: 'iris', to: 'amir', changes: [GIVES, TAKES] }, NOW);
const BY_DANA: Override = { kind: 'add', source: 'chat', who: 'dana', rotation, from: NOW, until: UNTIL };
const PLACE: StandIn = { who: 'dana', instead: 'iris', rotation, from: NOW, until: UNTIL };
const TAKING = proposed({ id: 'b1', kind: 'take_over', by: 'dana', to: 'iris', changes: [PLACE] }, NOW);

const agreedTo = (one: ShiftProposal): ShiftProposal => ({
  ...one,
  status: 'agreed',
  agreedAt: NOW,
  made: one.changes,
});
const does = (kind: 'agree' | 'decline' | 'withdraw' | 'take_back', by: string): ProposalCommand => ({
  kind,
  by,
});
const overrides = ({ changes }: ShiftProposal): readonly Override[] => changes.map(overrideOf);

/** What came of it in a word. */
function outcome(decision: ProposalDecision): string {
  if (decision.kind === 'refused') return decision.reason;
  if (decision.kind === 'unchanged') return 'unchanged';
  const [first] = decision.proposals;
  return first?.status === 'expired' ? `expired: ${first.because}` : String(first?.status);
}

describe('a proposal', () => {
  it('to swap waits two days at most, and never longer than until it begins', () => {
    expect(SWAP.expiresAt).toBe('2026-11-25T09:00:00.000Z');
    const tonight = { ...GIVES, from: UNTIL, until: NIGHT.from };
    expect(proposed({ ...SWAP, changes: [TAKES, tonight] }, NOW).expiresAt).toBe(UNTIL);
  });

  it('to swap what runs already waits until it is over', () => {
    const running = { ...GIVES, from: NOW, until: UNTIL };
    expect(proposed({ ...SWAP, changes: [running] }, NOW).expiresAt).toBe(UNTIL);
  });

  it('to leave one’s place waits as long as the taker is there', () => {
    expect(TAKING.expiresAt).toBe(UNTIL);
  });

  it('matters until it expires, or until the last of what it changed is over', () => {
    expect(overAt(SWAP)).toBe(SWAP.expiresAt);
    expect(overAt(agreedTo(SWAP))).toBe(BACK.until);
    expect(overAt({ ...SWAP, status: 'declined', endedAt: UNTIL })).toBe(UNTIL);
  });
});

describe('agreeing', () => {
  it('to a swap makes both changes at once, by the colleague’s word', () => {
    expect(decideProposal(SWAP, does('agree', 'amir'), factsWith())).toEqual({
      kind: 'changed',
      proposals: [agreedTo(SWAP)],
      adds: overrides(SWAP),
      ends: [],
      events: [
        { kind: 'shift_change_agreed', by: 'amir', proposal: 'a1', of: 'swap', shifts: [GIVES, TAKES] },
      ],
    });
  });

  it('to leave one’s place counts from that moment on', () => {
    const now = '2026-11-23T11:00:00.000Z';
    const decision = decideProposal(TAKING, does('agree', 'iris'), factsWith([BY_DANA], { now }));
    expect(decision).toMatchObject({ adds: [{ who: 'dana', instead: 'iris', from: now, until: UNTIL }] });
  });

  const other = { ...GIVES, who: 'dana' };
  it.each<[string, ShiftProposal, string, Partial<ShiftFacts> | readonly Override[], string]>([
    ['by the asker', SWAP, 'iris', {}, 'not_yours'],
    ['by a third', SWAP, 'dana', {}, 'not_yours'],
    ['by whoever is no approver any more', SWAP, 'amir', { approvers: ['iris', 'dana'] }, 'not_an_approver'],
    ['to one who is no approver any more', SWAP, 'amir', { approvers: ['amir', 'dana'] }, 'expired: changed'],
    ['when it is too late', SWAP, 'amir', { now: '2026-11-25T09:00:00.000Z' }, 'expired: time'],
    ['when the shift was given to another', SWAP, 'amir', [overrideOf(other)], 'expired: changed'],
    [
      'when the colleague is on call then anyway',
      SWAP,
      'amir',
      [{ ...BY_DANA, who: 'amir', ...NIGHT }],
      'expired: changed',
    ],
    [
      'when what comes in return is another’s',
      SWAP,
      'amir',
      [overrideOf({ ...TAKES, who: 'dana' })],
      'expired: changed',
    ],
    ['to a taker who gave back', TAKING, 'iris', {}, 'expired: changed'],
    ['a second time', agreedTo(SWAP), 'amir', overrides(SWAP), 'unchanged'],
    ['after a withdrawal', { ...SWAP, status: 'withdrawn', endedAt: NOW }, 'amir', {}, 'unchanged'],
    ['after one’s own no', { ...SWAP, status: 'declined', endedAt: NOW }, 'amir', {}, 'unchanged'],
  ])('%s: nothing changes hands', (_, proposal, by, situation, word) => {
    const facts = Array.isArray(situation)
      ? factsWith(situation as readonly Override[])
      : factsWith([], situation as Partial<ShiftFacts>);
    const decision = decideProposal(proposal, does('agree', by), facts);
    expect(outcome(decision)).toBe(word);
    if (decision.kind === 'changed') expect([decision.adds, decision.ends]).toEqual([[], []]);
  });

  it('ends what somebody has in that place who is no approver any more', () => {
    const lapsed = overrideOf({ ...GIVES, who: 'max' });
    const facts = { ...factsWith(), chat: [lapsed] };
    const decision = decideProposal(SWAP, does('agree', 'amir'), facts);
    expect(decision).toMatchObject({ adds: overrides(SWAP), ends: [lapsed] });
    expect(decision).toMatchObject({
      events: [{ kind: 'shift_change_agreed' }, { kind: 'shift_given_back', by: 'amir', who: 'max' }],
    });
  });
});

describe('what is not agreed', () => {
  it.each<[string, ProposalCommand, ShiftProposal, string]>([
    ['declined by the colleague', does('decline', 'amir'), SWAP, 'declined'],
    ['declined by the asker', does('decline', 'iris'), SWAP, 'not_yours'],
    ['withdrawn by the asker', does('withdraw', 'iris'), SWAP, 'withdrawn'],
    ['withdrawn by the colleague', does('withdraw', 'amir'), SWAP, 'not_yours'],
    ['declined after the agreement', does('decline', 'amir'), agreedTo(SWAP), 'unchanged'],
    ['withdrawn after the agreement', does('withdraw', 'iris'), agreedTo(SWAP), 'unchanged'],
    ['over before its time', { kind: 'expire' }, SWAP, 'unchanged'],
    ['taken back though it is a swap', does('take_back', 'amir'), agreedTo(SWAP), 'unchanged'],
    ['taken back before it was agreed', does('take_back', 'iris'), TAKING, 'unchanged'],
  ])('%s', (_, command, proposal, word) => {
    const decision = decideProposal(proposal, command, factsWith(overrides(proposal)));
    expect(outcome(decision)).toBe(word);
    if (decision.kind === 'changed') expect([decision.adds, decision.ends]).toEqual([[], []]);
  });

  it('expires once its time is over, and only then', () => {
    const facts = factsWith([], { now: SWAP.expiresAt });
    expect(outcome(decideProposal(SWAP, { kind: 'expire' }, facts))).toBe('expired: time');
    expect(outcome(decideProposal(agreedTo(SWAP), { kind: 'expire' }, facts))).toBe('unchanged');
  });
});

describe('an agreement', () => {
  it('to leave one’s place is taken back by the one who gave it, and by nobody else', () => {
    const chat = [BY_DANA, overrideOf(PLACE)];
    expect(decideProposal(agreedTo(TAKING), does('take_back', 'iris'), factsWith(chat))).toMatchObject({
      proposals: [{ status: 'ended', endedBy: 'iris' }],
      ends: [overrideOf(PLACE)],
      adds: [],
    });
    expect(outcome(decideProposal(agreedTo(TAKING), does('take_back', 'dana'), factsWith(chat)))).toBe(
      'not_yours',
    );
  });

  it('to a swap is undone with the other’s word, as far as it still holds', () => {
    const undo = proposed({ ...SWAP, id: 'c1', kind: 'undo', undoes: 'a1' }, NOW);
    const now = '2026-11-25T08:00:00.000Z';
    const chat = [overrideOf(TAKES)];
    const decision = decideProposal(undo, does('agree', 'amir'), factsWith(chat, { now }), agreedTo(SWAP));
    expect(decision).toMatchObject({
      proposals: [
        { id: 'c1', status: 'agreed', made: [] },
        { id: 'a1', status: 'ended', endedBy: 'iris' },
      ],
      ends: chat,
      adds: [],
    });
    const over = decideProposal(undo, does('agree', 'amir'), factsWith(), {
      ...SWAP,
      status: 'declined',
      endedAt: NOW,
    });
    expect(outcome(over)).toBe('expired: changed');
  });

  it('needs the other’s word to be undone where their shift would come back to them', () => {
    const gift = { ...SWAP, changes: [GIVES] };
    // Iris gave, Amir took: it comes back to Iris, who may take it, but not to be handed it.
    expect(mustAgree(gift, [overrideOf(GIVES)], 'iris')).toBeUndefined();
    expect(mustAgree(gift, [overrideOf(GIVES)], 'amir')).toBe('iris');
    expect(mustAgree(SWAP, overrides(SWAP), 'iris')).toBe('amir');
    expect(mustAgree(SWAP, overrides(SWAP), 'amir')).toBe('iris');
  });

  it('lives as long as what it changed is there', () => {
    const chat = [...overrides(SWAP), BY_DANA];
    expect(liveOf(agreedTo(SWAP), chat, NOW)).toEqual(overrides(SWAP));
    expect(liveOf(agreedTo(SWAP), chat, NIGHT.until)).toEqual([overrideOf(TAKES)]);
    expect(liveOf(SWAP, chat, NOW)).toEqual([]);
  });
});
