import { configurationWith, problemsWith } from './support/reading.ts';

const FLOOR = 'no tier goes under call-back and one approval, or a vouch and two approvals';
const EASIER = 'a higher tier must never be the easier one';

const elevated = (require: string, approvals = 2): string =>
  `verification: { elevated: { require: ${require}, approvals: ${approvals} } }`;

describe('what a tier requires', () => {
  it.each(['callback|vouch', 'vouch|callback', 'callback | vouch', ' vouch |callback '])(
    'takes “%s” as either of the two',
    (entry) =>
      expect(configurationWith(elevated(`['${entry}', vouch]`)).verification.elevated.require).toEqual([
        ['callback', 'vouch'],
        ['vouch'],
      ]),
  );

  it('keeps the default of what one tier leaves out', () =>
    expect(configurationWith('verification: { standard: { approvals: 2 } }').verification).toEqual({
      standard: { require: [['callback']], approvals: 2 },
      elevated: { require: [['callback'], ['vouch']], approvals: 2 },
    }));

  it('is frozen to the last entry', () =>
    expect(Object.isFrozen(configurationWith('').verification.elevated.require[0])).toBe(true));

  it.each([
    'sms',
    '',
    'callback|',
    'callback|callback',
    'callback|vouch|vouch',
    'callback,vouch',
    'Callback',
  ])('refuses “%s” for an entry', (entry) =>
    expect(
      problemsWith(`verification:\n  elevated:\n    require:\n      - vouch\n      - '${entry}'`),
    ).toEqual(['15: verification.elevated.require[1]: must be callback, vouch or callback|vouch']),
  );

  it.each(['[[callback, vouch]]', '[null]', '[2]'])('refuses %s, which holds no text', (list) =>
    expect(problemsWith(elevated(list))).toEqual([
      '11: verification.elevated.require[0]: must be callback, vouch or callback|vouch',
    ]),
  );

  it.each(['[callback, vouch, callback]', '[callback, "callback|vouch", vouch, vouch | callback]'])(
    'refuses %s, which says something twice',
    (list) =>
      expect(problemsWith(elevated(list))).toEqual([
        '11: verification.elevated.require: must name each entry once',
      ]),
  );

  it('refuses one entry where a list is meant', () =>
    expect(problemsWith(elevated('callback'))).toEqual([
      '11: verification.elevated.require: must be a list',
    ]));

  it.each(['1.5', '6', '.inf', '.nan', "'2'", 'null'])('refuses %s for a number of approvers', (count) =>
    expect(problemsWith(`verification: { elevated: { approvals: ${count} } }`)).toEqual([
      '11: verification.elevated.approvals: must be a whole number from 1 to 5',
    ]),
  );
});

describe('the floor of every tier', () => {
  it.each([
    ['no contact', '[]', 2, `require: must name callback, vouch or both: ${FLOOR}`],
    ['a vouch and one approval', '[vouch]', 1, `approvals: must be at least 2, since a vouch can do`],
    [
      'one approval where a vouch can do',
      '["callback|vouch"]',
      1,
      `approvals: must be at least 2, since a vouch can do without the call-back: ${FLOOR}`,
    ],
    ['no approval', '[callback, vouch]', 0, `approvals: must be at least 1: ${FLOOR}`],
    ['fewer than no approval', '[callback, vouch]', -1, `approvals: must be at least 1: ${FLOOR}`],
  ])('is above %s', (_case, require, approvals, sentence) => {
    for (const tier of ['standard', 'elevated']) {
      const text = `verification:\n  ${tier}: { require: ${require}, approvals: ${approvals} }`;
      expect(problemsWith(text)).toContainEqual(
        expect.stringContaining(`12: verification.${tier}.${sentence}`),
      );
    }
  });

  it.each([
    ['a call-back and one approval', '[callback]', 1],
    ['a vouch and two approvals', '[vouch]', 2],
    ['either and two approvals', '["callback|vouch"]', 2],
  ])('is %s', (_case, require, approvals) => {
    const tier = `{ require: ${require}, approvals: ${approvals} }`;
    expect(problemsWith(`verification: { standard: ${tier}, elevated: ${tier} }`)).toEqual([]);
  });

  it('is held beside an unknown key of the same tier', () =>
    expect(
      problemsWith(
        'verification: { standard: { require: [vouch], colour: red }, elevated: { require: [vouch] } }',
      ),
    ).toEqual([
      '11: verification.standard.colour: is not a known key here; known are require, approvals',
      `11: verification.standard.approvals: must be at least 2, since a vouch can do without the call-back: ${FLOOR}`,
    ]));
});

describe('the elevated tier', () => {
  it('may leave people without a number to the voucher, whom the standard tier never meets', () =>
    expect(problemsWith(elevated('["callback|vouch", vouch]'))).toEqual([]));

  it('never has fewer approvals than the standard tier, though its own were left out', () =>
    expect(problemsWith('verification:\n  standard: { approvals: 3 }')).toEqual([
      `11: verification.elevated.approvals: must be at least what standard has (3): ${EASIER}`,
    ]));

  it.each([
    ['callback', '[vouch]'],
    ['callback, vouch', '[callback]'],
    ['callback, vouch', '["callback|vouch"]'],
    ['vouch', '["callback|vouch"]'],
  ])('never lacks what the standard tier requires: %s against %s', (standard, higher) =>
    expect(
      problemsWith(
        `verification:\n  standard: { require: [${standard}], approvals: 2 }\n  elevated: { require: ${higher} }`,
      ),
    ).toEqual([
      `13: verification.elevated.require: must be at least what standard has (${standard}): ${EASIER}`,
    ]),
  );

  it('is told of both at once', () =>
    expect(
      problemsWith(
        'verification:\n  standard: { require: [callback, vouch], approvals: 2 }\n  elevated:\n    approvals: 1\n    require: [callback]',
      ),
    ).toEqual([
      `14: verification.elevated.approvals: must be at least what standard has (2): ${EASIER}`,
      `15: verification.elevated.require: must be at least what standard has (callback, vouch): ${EASIER}`,
    ]));
});
