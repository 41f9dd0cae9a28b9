import { onCallAt } from '../../src/domain/on-call.ts';
import type { HelpdeskPeople } from '../../src/workflow/ports.ts';
import { withChatOverrides } from '../../src/workflow/roster.ts';
import { at, override, roster, turns } from '../domain/rosters.ts';

const people: HelpdeskPeople = {
  readAt: at('2026-11-03T00:00Z'),
  approvers: ['amir', 'dana', 'sol'].map((id) => ({ id, displayName: id, accountEnabled: true })),
  roster: roster('UTC', [turns('P1W', '2026-11-02T09:00', ['amir', 'dana'])]),
  unable: new Map(),
  securityContacts: [],
  employeeIds: new Map(),
  samePerson: [],
  denyList: [],
  sensitive: [],
};

describe('overrides from the chat', () => {
  it.each([
    ['of an approver count', ['sol for amir'], ['sol']],
    ['that add an approver count', ['add sol'], ['amir', 'sol']],
    ['that put on call who is no approver any more fall away', ['lee for amir', 'add lee'], ['amir']],
    ['that replace everybody by such a person fall away', ['lee for all'], ['amir']],
    ['that take somebody off count', ['remove amir'], []],
    ['that take off who is no approver any more count', ['add sol', 'remove lee'], ['amir', 'sol']],
    ['of such a person count where an approver stands in for them', ['lee for amir', 'sol for lee'], ['sol']],
    ['are no chain where the stand-in is no approver either', ['lee for amir', 'max for lee'], ['amir']],
  ])('%s (%j: %j)', (_, words, expected) => {
    const said = words.map((one) => override(one, '2026-11-03T00:00Z', '2026-11-04T00:00Z', 'chat'));
    const now = onCallAt(withChatOverrides(people, said), 'primary', at('2026-11-03T12:00Z'));
    expect(now.map(({ who }) => who)).toEqual(expected);
  });

  it('of somebody who left count no longer once nobody stands in for them', () => {
    const said = [
      override('lee for amir', '2026-11-03T00:00Z', '2026-11-04T00:00Z', 'chat'),
      override('sol for lee', '2026-11-04T00:00Z', '2026-11-05T00:00Z', 'chat'),
    ];
    const now = onCallAt(withChatOverrides(people, said), 'primary', at('2026-11-03T12:00Z'));
    expect(now.map(({ who }) => who)).toEqual(['amir']);
  });

  it('of somebody who left count only while somebody stands in for them', () => {
    const said = [
      override('lee for amir', '2026-11-03T00:00Z', '2026-11-08T00:00Z', 'chat'),
      override('sol for lee', '2026-11-04T18:00Z', '2026-11-05T08:00Z', 'chat'),
      override('dana for lee', '2026-11-06T18:00Z', '2026-11-09T00:00Z', 'chat'),
    ];
    const counting = withChatOverrides(people, said);
    const on = (moment: string) => onCallAt(counting, 'primary', at(moment)).map(({ who }) => who);
    expect(
      ['03T12:00Z', '04T20:00Z', '05T12:00Z', '06T20:00Z', '08T12:00Z'].map((moment) =>
        on(`2026-11-${moment}`),
      ),
    ).toEqual([['amir'], ['sol'], ['amir'], ['dana'], ['amir']]);
  });

  it('of somebody who left count no longer once their stand-in ended before it began', () => {
    const said = [
      override('lee for amir', '2026-11-03T00:00Z', '2026-11-05T00:00Z', 'chat'),
      override('sol for lee', '2026-11-04T00:00Z', '2026-11-03T10:00Z', 'chat'),
    ];
    const now = onCallAt(withChatOverrides(people, said), 'primary', at('2026-11-03T09:00Z'));
    expect(now.map(({ who }) => who)).toEqual(['amir']);
  });
});
