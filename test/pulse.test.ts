import { createPulse } from '../src/pulse.ts';

function pulse() {
  const clock = { now: 0 };
  return { clock, heart: createPulse(() => clock.now) };
}

it('a worker that reads its jobs is well, however long the process runs', () => {
  const { clock, heart } = pulse();
  for (clock.now = 0; clock.now < 3_600_000; clock.now += 20_000) {
    expect([heart.stalled(), heart.dead()]).toEqual([undefined, undefined]);
    heart.beat(true);
  }
});

it('a worker that goes round and can’t read is stalled, and a new process would not do better', () => {
  const { clock, heart } = pulse();
  for (clock.now = 0; clock.now < 3_600_000; clock.now += 1_000) heart.beat(false);
  expect(heart.stalled()).toContain('for 3600 seconds');
  expect(heart.dead()).toBeUndefined();
  heart.beat(true);
  expect(heart.stalled()).toBeUndefined();
});

it('a worker that never comes round is past help', () => {
  const { clock, heart } = pulse();
  clock.now = 200_000;
  expect(heart.stalled()).toContain('for 200 seconds');
  expect(heart.dead()).toContain('restart this process');
});
