import { REMEMBERED } from '../../src/domain/tally.ts';
import { configurationWith, problemsWith } from './support/reading.ts';

describe('limits on how much one person or the whole company does', () => {
  it.each([
    ['perRequesterPerDay', 50],
    ['perApproverPerHour', 100],
    ['perHelpdeskPerHour', 1000],
  ])('%s is a whole number from 1 to %s', (key, most) => {
    for (const taken of [1, most])
      expect(configurationWith(`limits: { ${key}: ${taken} }`).limits).toHaveProperty(key, taken);
    for (const refused of ['0', '-1', '1.5', String(most + 1), '.nan', "'3'"])
      expect(problemsWith(`limits: { ${key}: ${refused} }`)).toEqual([
        `11: limits.${key}: must be a whole number from 1 to ${most}`,
      ]);
  });
});

describe('the time within which a change counts as recent', () => {
  it('is at most what the audit log of Entra keeps', () => {
    expect(configurationWith('limits: { recentChange: P30D }').limits.recentChange).toBe('P30D');
    expect(problemsWith('limits: { recentChange: P30DT1S }')).toEqual([
      '11: limits.recentChange: must be at most P30D, since Entra keeps its audit log no longer',
    ]);
  });

  it.each([
    ['P1M', 'must be in weeks, days, hours, minutes and whole seconds'],
    ['PT0S', 'must be longer than nothing'],
    ['a fortnight', 'must be an ISO 8601 duration such as PT10M or P7D'],
  ])('is a lifetime, which %s is not', (text, sentence) =>
    expect(problemsWith(`limits: { recentChange: ${text} }`)).toContain(
      `11: limits.recentChange: ${sentence}`,
    ),
  );
});

describe('after-care', () => {
  it('reminds before its watch is over', () =>
    expect(configurationWith('afterCare: { watchFor: PT2H, remindAfter: PT119M }').afterCare).toEqual({
      watchFor: 'PT2H',
      remindAfter: 'PT119M',
    }));

  it.each([
    ['watchFor: PT24H, remindAfter: P1D', 'P1D', 'PT24H'],
    ['remindAfter: P2D', 'P2D', 'P1D'],
    ['watchFor: PT2H', 'PT4H', 'PT2H'],
  ])('is refused with { %s }', (content, remindAfter, watchFor) =>
    expect(problemsWith(`afterCare: { ${content} }`)).toEqual([
      `11: afterCare.remindAfter: is ${remindAfter}, but must be shorter than watchFor, which is ${watchFor}`,
    ]),
  );
});

describe('mail', () => {
  it.each(['helpdesk@contoso.com', '6f1c2f0e-8f0b-4a51-9b62-3d1f5d0c7a10'])('goes out from %s', (from) =>
    expect(configurationWith(`mail: { from: ${from} }`).mail).toEqual({ from }),
  );

  it.each([
    ['{}', '11: mail.from: must be set'],
    ['', '11: mail: must be a group of keys'],
    ['{ from: Helpdesk }', '11: mail.from: must be an object id or a sign-in name such as ada@contoso.com'],
    ['{ from: a@b.c, to: d@e.f }', '11: mail.to: is not a known key here; known are from'],
  ])('is refused with %s', (content, sentence) =>
    expect(problemsWith(`mail: ${content}`)).toEqual([sentence]),
  );
});

describe('how long ended requests are kept', () => {
  it('is as short as the longest time that looks back on them', () =>
    expect(
      configurationWith('limits: { perSubjectCoolDown: P14W }\nretention: { requests: P98D }').retention,
    ).toEqual({ requests: 'P98D' }));

  it('is at least the time over which objections and alarms are counted', () => {
    expect(configurationWith(`retention: { requests: ${REMEMBERED} }`).retention.requests).toBe('P90D');
    expect(problemsWith('retention: { requests: P89DT23H }')).toEqual([
      '11: retention.requests: must be at least P90D, for so long objections and alarms are counted',
    ]);
  });

  it.each([
    ['limits: { perSubjectCoolDown: P120D }', 'P100D', 'limits.perSubjectCoolDown', 'P120D'],
    ['afterCare: { watchFor: P120D }', 'P100D', 'afterCare.watchFor', 'P120D'],
  ])('is refused beside %s when it is %s', (other, kept, key, needed) =>
    expect(problemsWith(`${other}\nretention: { requests: ${kept} }`)).toEqual([
      `12: retention.requests: is ${kept}, but must be at least ${key}, which is ${needed}`,
    ]),
  );

  it('is never blamed while it is left out', () =>
    expect(problemsWith('denyList: []\nlimits:\n  perSubjectCoolDown: P200D')).toEqual([
      '13: limits.perSubjectCoolDown: is P200D, but must be at most retention.requests, which is P180D',
    ]));
});

it('problems with limits, tiers and times are told together, in the order of their lines', () =>
  expect(
    problemsWith(
      [
        'verification: { standard: { approvals: 0 }, elevated: { require: [] } }',
        'limits: { perRequesterPerDay: 0, perSubjectCoolDown: P9D }',
        'afterCare: { remindAfter: P1D }',
        'retention: { requests: P8D }',
        'desk: {}',
      ].join('\n'),
    ).map((problem) => /^\d+: [\w.]+/.exec(problem)?.[0]),
  ).toEqual([
    '11: verification.standard.approvals',
    '11: verification.elevated.require',
    '12: limits.perRequesterPerDay',
    '13: afterCare.remindAfter',
    '14: retention.requests',
    '14: retention.requests',
    '15: desk.channelId',
  ]));
