import { onCallOf, problemsOf, remarksOf, overrides, CHRISTMAS } from './on-call-case.ts';

describe('an override', () => {
  it('replaces everybody, somebody, adds or removes', () => {
    const { onCall } = onCallOf(
      overrides(
        `who: dana@contoso.com, instead: amir@contoso.com, ${CHRISTMAS}`,
        "kind: add, who: iris@contoso.com, from: '2027-01-01T00:00', until: '2027-01-02T00:00'",
        "kind: remove, who: amir@contoso.com, from: '2027-02-01T00:00', until: '2027-02-02T00:00'",
      ),
    );
    expect(onCall.overrides).toMatchObject([
      { kind: 'replace', who: 'dana@contoso.com', instead: 'amir@contoso.com', source: 'configuration' },
      { kind: 'add', who: 'iris@contoso.com', from: '2026-12-31T23:00:00.000Z' },
      { kind: 'remove', who: 'amir@contoso.com' },
    ]);
  });

  it.each([
    [
      'over itself',
      [`who: dana@contoso.com, instead: Dana@contoso.com, ${CHRISTMAS}`],
      '11: onCall.overrides[0].instead: is the same person as who: name whom they stand in for, or remove this override',
    ],
    [
      'with instead that replaces nobody',
      [`kind: add, who: dana@contoso.com, instead: amir@contoso.com, ${CHRISTMAS}`],
      '11: onCall.overrides[0].instead: is for kind: replace only, and this is kind: add: remove one of them',
    ],
    [
      'of an unknown kind',
      [`kind: swap, who: dana@contoso.com, ${CHRISTMAS}`],
      '11: onCall.overrides[0].kind: must be one of replace, add, remove',
    ],
    [
      'that ends before it begins',
      ["who: dana@contoso.com, from: '2026-12-24T12:00', until: '2026-12-24T12:00'"],
      '11: onCall.overrides[0].until: must be later than from',
    ],
    [
      'from a time that does not exist',
      ["who: dana@contoso.com, from: '2027-03-28T02:30', until: '2027-03-29T12:00'"],
      '11: onCall.overrides[0].from: does not exist in Europe/Berlin, since the clock is put forward over it that night: write 03:00, or a time before it',
    ],
    [
      'until a time that comes twice',
      ["who: dana@contoso.com, from: '2026-10-24T02:30', until: '2026-10-25T02:30'"],
      '11: onCall.overrides[0].until: happens twice in Europe/Berlin, since the clock is put back that night: add the offset',
    ],
    [
      'that gives away a place again',
      [`who: dana@contoso.com, ${CHRISTMAS}`, `who: iris@contoso.com, ${CHRISTMAS}`],
      '12: onCall.overrides[1]: puts somebody in a place that another override already gave away for that time: keep one of them (onCall.overrides[0] in line 11)',
    ],
    [
      'that takes off whom another puts on',
      [`kind: add, who: dana@contoso.com, ${CHRISTMAS}`, `kind: remove, who: DANA@contoso.com, ${CHRISTMAS}`],
      '12: onCall.overrides[1]: takes off somebody whom another override puts on call',
    ],
    [
      'that says the same again',
      [`who: dana@contoso.com, ${CHRISTMAS}`, `who: dana@contoso.com, ${CHRISTMAS}`],
      '12: onCall.overrides[1]: says the same as another override for that time: remove one of them (onCall.overrides[0] in line 11)',
    ],
  ])('%s is refused', (_case, texts, sentence) =>
    expect(problemsOf(overrides(...texts)).join('\n')).toContain(sentence),
  );

  it('beside one of another rotation or time contradicts nothing', () =>
    expect(
      problemsOf(
        overrides(
          `who: dana@contoso.com, ${CHRISTMAS}`,
          "who: iris@contoso.com, from: '2026-12-27T09:00', until: '2026-12-28T09:00'",
        ),
      ),
    ).toEqual([]));

  it.each([
    [
      'that is over',
      "who: dana@contoso.com, from: '2026-11-01T12:00', until: '2026-11-28T07:00'",
      '11: onCall.overrides[0]: is over since Sat 2026-11-28 07:00 +01:00 and has no effect any more: remove it',
    ],
    [
      'instead of somebody who is never there',
      `who: dana@contoso.com, instead: ammir@contoso.com, ${CHRISTMAS}`,
      '11: onCall.overrides[0].instead: is never on call in this rotation, so the override has no effect: check the name',
    ],
    [
      'that removes somebody who is never there',
      `kind: remove, who: iris@contoso.com, ${CHRISTMAS}`,
      '11: onCall.overrides[0].who: is never on call',
    ],
  ])('%s is no reason to stop, but is said', (_case, text, sentence) =>
    expect(remarksOf(overrides(text)).join('\n')).toContain(sentence),
  );

  it('of a person written as an object id is not judged by the name', () =>
    expect(
      remarksOf(
        overrides(`who: dana@contoso.com, instead: 11111111-2222-4333-8444-555555555555, ${CHRISTMAS}`),
      ),
    ).toEqual([]));
});
