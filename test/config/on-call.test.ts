import fc from 'fast-check';
import { stringify } from 'yaml';
import { readConfiguration } from '../../src/config/configuration-file.ts';
import { HEAD, TURNS, STEPS, NOW, onCallOf, problemsOf } from './on-call-case.ts';

describe('the desk', () => {
  const desk = (channel: string): string => `${TURNS}${STEPS}desk: { channelId: ${channel} }\n`;

  it('is a channel, or none', () => {
    expect(onCallOf(desk('19:0a1b@thread.tacv2')).desk).toEqual({ channelId: '19:0a1b@thread.tacv2' });
    expect(onCallOf(desk('null'))).not.toHaveProperty('desk');
    expect(onCallOf(TURNS + STEPS)).not.toHaveProperty('desk');
  });

  it.each(['19%3a0a1b%40thread.tacv2', '19:0a1b@unq.gbl.spaces', 'helpdesk'])('is refused as %s', (channel) =>
    expect(problemsOf(desk(channel))).toEqual([
      '10: desk.channelId: must be the id of a channel such as 19:…@thread.tacv2, as in the link to the channel once %3a is : and %40 is @',
    ]),
  );
});

it('whatever stands in the file, it is read or refused with sentences that each name a line', () => {
  const odd = fc.oneof(
    fc.constantFrom(null, true, 0, -1, '', 'primary', 'PT10M', 'P1W', '02:30', '24:00', '2027-03-28T02:30'),
    fc.constantFrom(
      '2026-12-24T12:00',
      'amir@contoso.com',
      'replace',
      'add',
      'remove',
      'low',
      'high',
      'shifts',
    ),
    fc.constantFrom<unknown>([], {}, ['mon'], ['amir@contoso.com'], [[]], [null]),
  );
  const group = (...keys: readonly string[]): fc.Arbitrary<unknown> =>
    fc.oneof(odd, fc.record(Object.fromEntries(keys.map((key) => [key, odd])), { requiredKeys: [] }));
  const list = (entry: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    fc.oneof(odd, fc.array(entry, { maxLength: 3 }));
  const layer = fc.record(
    {
      name: odd,
      participants: odd,
      handOff: group('every', 'from'),
      only: list(group('days', 'from', 'until')),
      timeZone: odd,
      schedulingGroup: odd,
    },
    { requiredKeys: [] },
  );
  const onCall = fc.record(
    {
      source: odd,
      teamId: odd,
      rotations: list(fc.oneof(layer, fc.record({ name: odd, layers: list(layer) }, { requiredKeys: [] }))),
      overrides: list(group('kind', 'who', 'instead', 'from', 'until', 'rotation')),
      escalation: list(group('after', 'notify', 'urgency', 'webhook')),
      workingHours: group('days', 'from', 'until', 'timeZone'),
      urgency: group('workingHours', 'otherHours'),
      holdFor: odd,
    },
    { requiredKeys: ['rotations', 'escalation'] },
  );
  fc.assert(
    fc.property(onCall, (content) => {
      const [helpdesk = '', approvers = ''] = HEAD.split('\n');
      const read = readConfiguration(
        `${helpdesk}\n${approvers}\n${stringify({ onCall: content }, { aliasDuplicateObjects: false })}`,
      );
      const sentences = read.ok ? read.remarks(NOW) : read.problems;
      for (const sentence of sentences) expect(sentence).toMatch(/^\d+: [\w.[\]]+: .{5}/);
      expect(read.ok || sentences.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});
