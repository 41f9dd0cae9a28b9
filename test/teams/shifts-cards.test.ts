import { gallery } from '../../src/cli/card-gallery.ts';
import { HELPDESK } from '../../src/cli/card-scene.ts';
import type { ShiftsState, ShiftsTrouble } from '../../src/domain/shifts-state.ts';
import { createCards } from '../../src/teams/cards.ts';
import { writtenMoment } from '../../src/teams/sentences/written-moment.ts';
import { shiftsStateLines } from '../../src/teams/sentences/shifts-state.ts';
import { wordsIn } from '../../src/teams/words.ts';
import { textsOf } from '../support/card-content.ts';

const english = wordsIn('en');
const cards = createCards({ helpdesk: HELPDESK, language: 'en' });
const saysOf = (scene: string): string => {
  const found = gallery().find(({ name }) => name === scene);
  if (found === undefined) throw new Error(`the gallery has no ${scene}`);
  return textsOf(cards.render(found.view).content).join('\n');
};

const READ_AT = '2026-11-23T09:02:00.000Z';
const AT = '{{DATE(2026-11-23T09:02:00Z,SHORT)}} {{TIME(2026-11-23T09:02:00Z)}}';

describe('how well shifts are known', () => {
  it.each<readonly [ShiftsTrouble, string]>([
    ['no_answer', 'Teams Shifts does not answer'],
    ['not_granted', 'the bot has no permission to read Teams Shifts'],
    ['no_such_team', 'Teams Shifts has no schedule for the team'],
    ['not_ready', 'the schedule in Teams Shifts is not set up yet'],
    ['switched_off', 'the schedule in Teams Shifts is switched off'],
  ])('is told with as of when, and why: %s', (why, words) => {
    expect(shiftsStateLines(english, { kind: 'old', readAt: READ_AT, why })).toEqual([
      `As of ${AT}; ${words}. What was changed since then doesn’t show.`,
    ]);
    expect(shiftsStateLines(english, { kind: 'never_read', why })).toEqual([
      `The schedule can’t be read: ${words}.`,
    ]);
  });

  it.each<readonly [string, ShiftsState | undefined]>([
    ['they were just read', { kind: 'read', readAt: READ_AT }],
    ['they come from the file', undefined],
  ])('needs no word when %s', (_, state) => expect(shiftsStateLines(english, state)).toEqual([]));
});

describe('what may come in return', () => {
  it.each([
    ['Europe/Berlin', 'Fri 4 Dec 18:00'],
    ['America/New_York', 'Fri 4 Dec 12:00'],
  ])(
    'is written on the clock of the asker’s zone, which choices can’t leave to Teams: %s',
    (zone, written) => {
      expect(writtenMoment(english, '2026-12-04T17:00:00.000Z', zone)).toBe(written);
    },
  );

  it('is one choice each', () => {
    expect(saysOf('swap-offer')).toContain('Fri 4 Dec 18:00 – Sat 5 Dec 08:00 (primary)');
  });
});

describe('a request that rests on an old schedule, or on none', () => {
  it.each(['requester', 'approver'])('says so to the %s', (role) => {
    expect(saysOf(`${role}-awaiting-schedule-old`)).toContain(
      `Teams Shifts could not be read. Who is on call is as of ${AT} and may have changed.`,
    );
    expect(saysOf(`${role}-awaiting-schedule-unknown`)).toContain(
      'The schedule could not be read, so nobody is known to be on call. Others are asked instead.',
    );
  });

  it('says nothing of it to those whom it is no help to', () => {
    for (const role of ['follower', 'informed-subject', 'informed-manager'])
      expect(saysOf(`${role}-awaiting-schedule-unknown`)).not.toContain('schedule could not be read');
  });
});

describe('times at which nobody is on call', () => {
  const gap = { rotation: 'primary', from: READ_AT, until: '2026-11-23T10:02:00.000Z' };
  const saysWith = (gaps: number): string => {
    const gapsAhead = Array.from({ length: gaps }, () => gap);
    const known = { rotations: [], duties: [], unknown: [], followed: [], next: [], cannot: [] };
    const view = { card: 'on_call', ...known, gapsAhead, people: new Map() } as const;
    return textsOf(cards.render(view).content).join('\n');
  };

  it('are counted where they are too many to be listed', () => {
    expect(saysWith(5)).not.toContain('more time');
    expect(saysWith(6)).toContain('And 1 more time.');
    expect(saysWith(7)).toContain('And 2 more times.');
  });
});
