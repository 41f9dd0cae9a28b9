import { isNear, nameDistance } from '../../src/graph/name-distance.ts';

describe('how far a typed name is from one on file', () => {
  it.each([
    ['Alice Wong', 'alice wong'],
    ['Wong Alice', 'Wong Alice'],
    ['Jose Nunez', 'José Núñez'],
    ['Jo', 'Jo 😀'],
    ['Ali Wong Smith', 'Ali Wong-Smith'],
  ])('is nothing between %j and %j', (typed, onFile) => {
    expect(nameDistance(typed, onFile)).toBe(0);
  });

  it.each([
    ['alice', 'Alice Wong', 'Ali Wong-Smith'],
    ['alcie wong', 'Alice Wong', 'Alice Wagner'],
    ['wong alice', 'Alice Wong', 'Ali Wong-Smith'],
    ['ali', 'Ali Wong-Smith', 'Alice Wong'],
  ])('puts for %j %j before %j', (typed, nearer, farther) => {
    expect(nameDistance(typed, nearer)).toBeLessThan(nameDistance(typed, farther));
  });

  it.each(['Alcie Wong', 'Alise Wong', 'Alice Wnog', 'Alce Wong'])('finds %j near Alice Wong', (typed) => {
    expect(isNear(typed, 'Alice Wong')).toBe(true);
  });

  it.each(['Bruno Becker', 'Alan Smith', '😀', ''])('finds %j not near Alice Wong', (typed) => {
    expect(isNear(typed, 'Alice Wong')).toBe(false);
  });
});
