import { describe, expect, it } from '@jest/globals';
import { CAST, CAST_PEOPLE as people } from '../../src/cli/card-cast.ts';
import { ESCALATING } from '../../src/cli/card-escalation.ts';
import type { AwaitingApproval, Request } from '../../src/domain/request.ts';
import { isEnded } from '../../src/domain/request-status.ts';
import { deskCard } from '../../src/teams/card-data/desk-channel.ts';
import type { Language } from '../../src/teams/language.ts';
import { endingText } from '../../src/teams/sentences/ending.ts';
import { escalationLines, hadItLines } from '../../src/teams/sentences/escalation.ts';
import { wordsIn } from '../../src/teams/words.ts';

function requestOf(name: string): Request {
  const request = ESCALATING.get(name);
  if (request === undefined) throw new TypeError(name);
  return request;
}

const waitingOf = (name: string): AwaitingApproval => {
  const request = requestOf(name);
  if (request.status !== 'awaiting_approval') throw new TypeError(request.status);
  return request;
};

const { amir, dana } = CAST;
const words = wordsIn('en');

describe('what is said of the escalation', () => {
  it('addresses who is asked next', () => {
    const next = { at: '2026-11-23T10:11:00.000Z', people: [dana.id], isEveryone: false };
    const said = (viewer: string): string =>
      escalationLines(words, waitingOf('awaiting-asked'), { people, viewer, next }).join(' ');
    expect(said(dana.id)).toContain('you are asked at');
    expect(said(amir.id)).toContain(`${dana.name} is asked at`);
  });

  it.each<[Language, string]>([
    ['en', 'Asked: Amir Haddad at {{…}}; Dana Petrov at {{…}}.'],
    ['fr', 'Demande adressée à\u00A0: Amir Haddad ({{…}})\u00A0; Dana Petrov ({{…}}).'],
    ['ja', '連絡済み：Amir Haddad（{{…}}）、Dana Petrov（{{…}}）。'],
  ])('keeps the steps apart as %s does', (language, said) => {
    const [asked = ''] = escalationLines(wordsIn(language), waitingOf('awaiting-handed-over'), {
      people,
      viewer: amir.id,
    });
    expect(asked.replaceAll(/\{\{.*?\}\}/gu, '{{…}}')).toBe(said);
  });

  it('forgets that somebody did not decide once they approved', () => {
    const late = waitingOf('awaiting-hold-ran-out');
    const decided: AwaitingApproval = {
      ...late,
      approvals: [{ by: dana.id, at: '2026-11-23T10:20:00.000Z', slot: 0, contact: 'callback', issue: 1 }],
    };
    const said = (request: AwaitingApproval): string =>
      [
        ...escalationLines(words, request, { people, viewer: amir.id }),
        ...hadItLines(words, request, people),
      ].join(' ');
    expect(said(late).match(/did not decide/gu)).toHaveLength(2);
    expect(said(decided)).not.toContain('did not decide');
  });

  it('calls no ending silence in which somebody approved', () => {
    const request = requestOf('expired-silence-approved-once');
    if (!isEnded(request)) throw new TypeError(request.status);
    const helpdesk = { name: 'IT helpdesk', phone: '+1 425 555 0100' };
    for (const title of [
      deskCard(words, { card: 'desk', request, people, halted: false }, undefined).title,
      endingText(words, request, { people, helpdesk }).title,
    ])
      expect(title).toBe('Too few approvals in time');
  });
});
