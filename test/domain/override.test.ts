import fc from 'fast-check';
import { conflictOf, flawOf, withOverrides, type Override } from '../../src/domain/override.ts';
import { deeplyFrozen, override } from './rosters.ts';

const HOUR = ['2026-11-02T08:00Z', '2026-11-02T09:00Z'] as const;
const said = (words: string, source: Override['source'] = 'configuration') =>
  override(words, ...HOUR, source);

/** Who is on call, and by which words if by an override. */
function applied(people: readonly string[], overrides: readonly Override[]): readonly string[] {
  const placed = people.map((who) => ({ who, because: 'layer' as const }));
  return withOverrides(deeplyFrozen(placed), deeplyFrozen(overrides)).map(({ who, because }) =>
    because === 'layer' ? who : `${who}*`,
  );
}

describe('overrides', () => {
  it.each([
    ['sol for amir', ['amir'], ['sol*']],
    ['sol for dana', ['amir'], ['amir']],
    ['sol for amir', ['amir', 'dana'], ['sol*', 'dana']],
    ['dana for amir', ['amir', 'dana'], ['dana']],
    ['sol for amir', [], []],
    ['sol for all', ['amir', 'dana'], ['sol*']],
    ['sol for all', [], ['sol*']],
    ['amir for all', ['amir', 'dana'], ['amir*']],
    ['amir for amir', ['amir', 'dana'], ['amir', 'dana']],
    ['add sol', ['amir'], ['amir', 'sol*']],
    ['add sol', [], ['sol*']],
    ['add amir', ['amir'], ['amir']],
    ['remove amir', ['amir', 'dana'], ['dana']],
    ['remove amir', ['amir'], []],
    ['remove sol', ['amir'], ['amir']],
  ])('"%s" where %j are on call: %j', (words, people, expected) => {
    expect(applied(people, [said(words)])).toEqual(expected);
  });

  it.each([
    ['one after the other', ['dana for amir', 'sol for dana'], ['amir'], ['sol*']],
    ['not against their order', ['sol for dana', 'dana for amir'], ['amir'], ['dana*']],
    ['of somebody who replaces everybody', ['sol for dana', 'dana for all'], ['amir', 'kim'], ['sol*']],
    ['of somebody who was added', ['sol for dana', 'add dana'], ['amir'], ['amir', 'sol*']],
  ])('make chains, %s', (_, words, people, expected) => {
    expect(
      applied(
        people,
        words.map((one) => said(one)),
      ),
    ).toEqual(expected);
  });

  it.each([
    [['dana for amir'], ['sol for amir'], ['amir'], ['dana*']],
    [['dana for amir'], ['sol for dana'], ['amir'], ['sol*']],
    [['dana for amir'], ['amir for dana'], ['amir'], ['amir*']],
    [['dana for amir'], ['sol for all'], ['amir'], ['sol*']],
    [['add dana'], ['remove dana'], ['amir'], ['amir']],
    [['remove amir'], ['add amir'], ['amir'], ['amir*']],
    [['dana for all'], ['add sol'], ['amir'], ['dana*', 'sol*']],
    [['sol for dana', 'add dana'], [], ['amir'], ['amir', 'sol*']],
  ])('of the chat count on top of the file’s %j: %j', (file, chat, people, expected) => {
    const both = [
      ...chat.map((words) => said(words, 'chat')),
      ...file.map((words) => said(words, 'configuration')),
    ];
    expect(applied(people, both)).toEqual(expected);
  });

  it.each([
    [
      'who takes over is there, though somebody stands in for them',
      ['dana for amir', 'add amir'],
      ['dana*', 'amir*'],
    ],
    ['who took over may be stood in for', ['add sol', 'kim for sol'], ['amir', 'kim*']],
    ['a place is left to the one it was taken from', ['dana for amir', 'amir for dana'], ['amir*']],
    ['also once they came in addition', ['dana for amir', 'add amir', 'amir for dana'], ['amir*']],
    [
      'whoever replaces everybody leaves those who come in addition',
      ['add sol', 'dana for all'],
      ['dana*', 'sol*'],
    ],
  ])('of the chat count in the order in which they were made: %s', (_, words, expected) => {
    const chat = words.map((one) => said(one, 'chat'));
    expect(applied(['amir'], chat)).toEqual(expected);
  });
});

describe('two overrides at the same time', () => {
  it.each([
    ['sol for amir', 'sol for amir', 'twice'],
    ['sol for all', 'sol for all', 'twice'],
    ['add sol', 'add sol', 'twice'],
    ['remove sol', 'remove sol', 'twice'],
    ['sol for amir', 'dana for amir', 'same_place'],
    ['sol for amir', 'remove amir', 'same_place'],
    ['sol for all', 'dana for all', 'same_place'],
    ['sol for all', 'dana for amir', 'same_place'],
    ['sol for all', 'sol for amir', 'same_place'],
    ['add sol', 'remove sol', 'on_and_off'],
    ['sol for amir', 'remove sol', 'on_and_off'],
    ['sol for all', 'remove sol', 'on_and_off'],
    ['dana for amir', 'amir for dana', 'on_and_off'],
    ['dana for amir', 'sol for dana', undefined],
    ['dana for all', 'sol for dana', undefined],
    ['add dana', 'sol for dana', undefined],
    ['sol for amir', 'kim for dana', undefined],
    ['sol for amir', 'sol for dana', undefined],
    ['sol for all', 'add dana', undefined],
    ['sol for all', 'remove dana', undefined],
    ['add sol', 'sol for amir', undefined],
    ['add sol', 'add dana', undefined],
    ['remove sol', 'remove dana', undefined],
  ])('"%s" and "%s": %s', (one, other, conflict) => {
    expect(conflictOf(said(one), said(other))).toBe(conflict);
    expect(conflictOf(said(other), said(one))).toBe(conflict);
    expect(conflictOf(said(one, 'chat'), said(other))).toBeUndefined();
    expect(conflictOf({ ...said(one), rotation: 'secondary' }, said(other))).toBeUndefined();
  });

  it.each([
    ['sol for amir', 'sol for amir', 'twice'],
    ['sol for amir', 'dana for amir', 'same_place'],
    ['add sol', 'remove sol', 'on_and_off'],
    ['dana for amir', 'sol for dana', undefined],
    ['dana for amir', 'add amir', undefined],
    ['dana for amir', 'amir for dana', undefined],
  ])('said in the chat, "%s" and "%s": %s', (one, other, conflict) => {
    expect(conflictOf(said(one, 'chat'), said(other, 'chat'))).toBe(conflict);
    expect(conflictOf(said(other, 'chat'), said(one, 'chat'))).toBe(conflict);
  });

  it('contradict each other only where they overlap', () => {
    const one = said('sol for amir');
    const at = (from: string, until: string) => conflictOf(one, override('kim for amir', from, until));
    expect(at('2026-11-02T09:00Z', '2026-11-02T10:00Z')).toBeUndefined();
    expect(at('2026-11-02T07:00Z', '2026-11-02T08:00Z')).toBeUndefined();
    expect(at('2026-11-02T08:59Z', '2026-11-02T10:00Z')).toBe('same_place');
    expect(at('2026-11-02T07:00Z', '2026-11-02T08:01Z')).toBe('same_place');
  });

  it('are both judged alone too: nobody stands in for themselves', () => {
    expect(flawOf(said('amir for amir'))).toBe('itself');
    for (const words of ['sol for amir', 'amir for all', 'add amir', 'remove amir'])
      expect(flawOf(said(words))).toBeUndefined();
  });
});

describe('overrides that don’t contradict each other', () => {
  const names = ['amir', 'dana', 'sol', 'kim', 'lee', 'max'];
  const name = fc.constantFrom(...names);
  const one = fc
    .oneof(
      fc.tuple(name, name).map(([who, instead]) => `${who} for ${instead}`),
      name.map((who) => `${who} for all`),
      name.map((who) => `add ${who}`),
      name.map((who) => `remove ${who}`),
    )
    .chain((words) => fc.constantFrom('configuration', 'chat').map((source) => said(words, source)));
  const fitting = fc
    .array(one, { maxLength: 8 })
    .map((all) =>
      all.reduce<readonly Override[]>(
        (kept, next) =>
          flawOf(next) === undefined && kept.every((other) => conflictOf(other, next) === undefined)
            ? [...kept, next]
            : kept,
        [],
      ),
    );
  const isStoodInFor = (all: readonly Override[]) => (who: string) =>
    all.some((other) => other.kind === 'replace' && other.instead === who);
  const people = fc.uniqueArray(name, { maxLength: 4 });

  it('give the same people in whatever order they are listed, where nobody stands in for whoever the chat or a stand-in puts there', () => {
    fc.assert(
      fc.property(
        people,
        fitting,
        fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
        (base, overrides, places) => {
          const isInOrder = (one: Override): boolean =>
            one.kind === 'replace' ? one.instead !== undefined : one.kind === 'add' && one.source === 'chat';
          const isChained = (one: Override): boolean =>
            isInOrder(one) && isStoodInFor(overrides.filter(({ source }) => source === one.source))(one.who);
          fc.pre(!overrides.some(isChained));
          const shuffled = overrides
            .map((one, index) => ({ one, place: places[index] ?? 0 }))
            .toSorted((a, b) => a.place - b.place)
            .map(({ one }) => one);
          const who = (listed: readonly Override[]) =>
            applied(base, listed)
              .map((one) => one.replace('*', ''))
              .toSorted();
          expect(who(shuffled)).toEqual(who(overrides));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('are all heeded: who is put on is there, who is taken off is not, and nobody is there twice', () => {
    fc.assert(
      fc.property(people, fitting, (base, all) => {
        const overrides = all.map((one): Override => ({ ...one, source: 'chat' }));
        fc.pre(
          overrides.every((one, index) =>
            overrides.slice(0, index).every((other) => conflictOf(one, other) === undefined),
          ),
        );
        const after = applied(base, overrides).map((one) => one.replace('*', ''));
        expect(new Set(after).size).toBe(after.length);
        for (const one of overrides) {
          const isStandIn = one.kind === 'replace' && one.instead !== undefined;
          if (one.kind === 'remove') expect(after).not.toContain(one.who);
          else if (!isStandIn && !isStoodInFor(overrides)(one.who)) expect(after).toContain(one.who);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('of the chat put on call whoever takes over last, whatever was said before', () => {
    fc.assert(
      fc.property(people, fitting, name, (base, overrides, who) => {
        const after = applied(base, [...overrides, said(`add ${who}`, 'chat')]);
        expect(after.map((there) => there.replace('*', ''))).toContain(who);
      }),
      { numRuns: 1_000 },
    );
  });

  it('are refused in whichever order the two are compared', () => {
    fc.assert(
      fc.property(one, one, (a, b) => {
        expect(conflictOf(a, b)).toBe(conflictOf(b, a));
      }),
      { numRuns: 1_000 },
    );
  });
});
