import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantOf } from '../../src/domain/instant.ts';
import { shiftPlan } from '../../src/domain/shift-plan.ts';
import type { Shift } from '../../src/domain/rotation.ts';

const DAY = Date.parse('2026-11-23T00:00:00.000Z');
const at = (hour: number): string => instantOf(DAY + hour * 3_600_000);

/** `amir 8-16` is Amir from 08:00 until 16:00. */
function spans(text: string): readonly Shift[] {
  return text
    .split(', ')
    .filter((one) => one !== '')
    .map((one) => {
      const [who = '', hours = ''] = one.split(' ');
      const [from = 0, until = 0] = hours.split('-').map(Number);
      return { who, from: at(from), until: at(until) };
    });
}

const hourOf = (moment: string): number => (Date.parse(moment) - DAY) / 3_600_000;

const written = (shifts: readonly Shift[]): string =>
  shifts.map(({ who, from, until }) => `${who} ${hourOf(from)}-${hourOf(until)}`).join(', ');

describe('who is on call by planned shifts', () => {
  it.each([
    ['a shift is as it was planned', 'amir 8-16', '', 'amir 8-16'],
    ['two people may be on call at once', 'amir 8-16, dana 12-20', '', 'amir 8-16, dana 12-20'],
    ['one person twice at once is one stretch', 'amir 8-16, amir 12-20', '', 'amir 8-20'],
    ['one shift within another adds nothing', 'amir 8-20, amir 10-12', '', 'amir 8-20'],
    ['a shift that follows on stays one of its own', 'amir 16-24, amir 8-16', '', 'amir 8-16, amir 16-24'],
    ['a break stays a break', 'amir 8-12, amir 13-16', '', 'amir 8-12, amir 13-16'],
    ['the earliest comes first', 'dana 12-20, amir 8-16', '', 'amir 8-16, dana 12-20'],
    ['time off in the middle leaves two stretches', 'amir 8-16', 'amir 10-12', 'amir 8-10, amir 12-16'],
    ['time off at the start', 'amir 8-16', 'amir 6-10', 'amir 10-16'],
    ['time off at the end', 'amir 8-16', 'amir 14-24', 'amir 8-14'],
    ['time off all day', 'amir 8-16, dana 8-16', 'amir 0-24', 'dana 8-16'],
    ['time off exactly as long as the shift', 'amir 8-16', 'amir 8-16', ''],
    ['time off that only touches', 'amir 8-16', 'amir 0-8, amir 16-24', 'amir 8-16'],
    ['time off of somebody else', 'amir 8-16', 'dana 0-24', 'amir 8-16'],
    ['twice off in one shift', 'amir 8-20', 'amir 16-17, amir 10-12', 'amir 8-10, amir 12-16, amir 17-20'],
    ['overlapping times off', 'amir 8-20', 'amir 10-14, amir 12-16', 'amir 8-10, amir 16-20'],
    ['time off across two shifts', 'amir 8-12, amir 14-18', 'amir 11-15', 'amir 8-11, amir 15-18'],
    ['a shift that ends before it begins', 'amir 16-8, dana 8-16', '', 'dana 8-16'],
    ['a shift of no length', 'amir 8-8', '', ''],
    ['time off that ends before it begins', 'amir 8-16', 'amir 12-10', 'amir 8-16'],
    ['time off without any shift', '', 'amir 8-16', ''],
  ])('%s', (_, shifts, timesOff, expected) => {
    expect(written(shiftPlan(spans(shifts), spans(timesOff)))).toBe(expected);
  });

  it('agrees with asking about every hour one by one', () => {
    const span = fc
      .tuple(fc.constantFrom('amir', 'dana'), fc.nat(24), fc.nat(24))
      .map(([who, from, until]) => ({ who, from: at(from), until: at(until) }));
    const some = fc.array(span, { maxLength: 6 });
    const covers = (shifts: readonly Shift[], who: string, moment: string): boolean =>
      shifts.some((one) => one.who === who && one.from <= moment && moment < one.until);
    fc.assert(
      fc.property(some, some, (shifts, timesOff) => {
        const plan = shiftPlan(shifts, timesOff);
        for (const who of ['amir', 'dana'])
          for (let hour = 0; hour < 25; hour += 1)
            expect(covers(plan, who, at(hour))).toBe(
              covers(shifts, who, at(hour)) && !covers(timesOff, who, at(hour)),
            );
        for (const who of ['amir', 'dana']) {
          const own = plan.filter((one) => one.who === who);
          own.slice(1).forEach((one, index) => expect((own[index]?.until ?? '') <= one.from).toBe(true));
        }
      }),
    );
  });
});
