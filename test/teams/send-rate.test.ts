import { APP_LIMITS, CONVERSATION_LIMITS, createGauge } from '../../src/teams/send-rate.ts';

/** When each of so many sends goes out that all wait from the first moment on. */
function sendsOf(count: number, limits = CONVERSATION_LIMITS): readonly number[] {
  const gauge = createGauge(limits);
  let now = 0;
  return Array.from({ length: count }, () => {
    now = gauge.freeAt(now);
    gauge.note(now);
    return now;
  });
}

const mostWithin = (times: readonly number[], within: number): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + within).length));

describe('the pace in one conversation', () => {
  const times = sendsOf(2_000);

  it.each(CONVERSATION_LIMITS)(
    'never has more than $most in $within ms, and uses them',
    ({ most, within }) => {
      expect(mostWithin(times, within)).toBe(most);
    },
  );

  it('lets a few go at once, and a hundred in under a minute and a half', () => {
    expect(times.slice(0, 9)).toEqual([0, 0, 0, 0, 0, 0, 0, 1_000, 2_000]);
    expect(times[99]).toBeLessThan(60_000);
  });
});

it('the pace of the whole app is thirty a second', () => {
  expect(sendsOf(61, APP_LIMITS).slice(28, 61)).toEqual([0, 0, ...Array<number>(30).fill(1_000), 2_000]);
});

it('a clock that was put back makes nothing wait', () => {
  const gauge = createGauge(CONVERSATION_LIMITS);
  for (let sent = 0; sent < 8; sent += 1) gauge.note(7_200_000);
  expect(gauge.freeAt(0)).toBe(0);
});
