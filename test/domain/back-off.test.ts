import fc from 'fast-check';
import { askAgainAt } from '../../src/domain/back-off.ts';
import { epochOf } from '../../src/domain/instant.ts';
import { NOW } from './requests.ts';

const secondsUntil = (pace: Parameters<typeof askAgainAt>[1]): number =>
  (epochOf(askAgainAt(NOW, pace)) - epochOf(NOW)) / 1000;
const seeds = fc.string({ minLength: 1, maxLength: 40 });

describe('when a call is asked for again', () => {
  it.each([
    [0, 0],
    [1, 1],
    [17, 17],
    [900, 900],
    [901, 900],
    [999_999, 900],
  ])('with a Retry-After of %i seconds: after %i, whatever the try', (retryAfterSeconds, seconds) => {
    for (const tries of [1, 4])
      expect(secondsUntil({ retryAfterSeconds, tries, seed: '1042/app' })).toBe(seconds);
  });

  it.each([
    [1, 2],
    [2, 4],
    [3, 8],
    [4, 16],
    [7, 128],
  ])('without one, after try %i: after %i seconds and up to half as long again', (tries, least) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const seconds = secondsUntil({ tries, seed });
        expect(seconds).toBeGreaterThanOrEqual(least);
        expect(seconds).toBeLessThanOrEqual(least * 1.5);
      }),
    );
  });

  it('waits longer with each try, and never longer than a quarter of an hour', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 60 }), (seed, tries) => {
        const [now, next] = [secondsUntil({ tries, seed }), secondsUntil({ tries: tries + 1, seed })];
        expect(next).toBeLessThanOrEqual(900);
        if (next < 900) expect(next).toBeGreaterThan(now);
      }),
    );
  });

  it('has the same answer for the same question, and others for other requests', () => {
    const requests = Array.from({ length: 50 }, (_, index) => `${1000 + index}/app`);
    const draws = requests.map((seed) => secondsUntil({ tries: 3, seed }));
    expect(requests.map((seed) => secondsUntil({ tries: 3, seed }))).toEqual(draws);
    expect(new Set(draws).size).toBeGreaterThan(45);
    expect(Math.max(...draws) - Math.min(...draws)).toBeGreaterThan(2);
  });
});
