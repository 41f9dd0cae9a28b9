import { decide } from '../../src/domain/decide.ts';
import { isEnded } from '../../src/domain/request-status.ts';
import { ENDED_AT, moved, NOW, policy } from './requests.ts';
import { COMMANDS, SITUATIONS } from './state-table.ts';

describe('a request that is over', () => {
  it.each(Object.values(SITUATIONS).filter(isEnded))(
    'names the outcome, who and when: $status',
    (request) => {
      const outcome = decide(request, { kind: 'claim' }, NOW, policy);
      const who = 'by' in request.ending ? { by: 'zoe' } : {};
      expect(outcome).toEqual({
        kind: 'refused',
        refusal: { reason: 'ended', status: request.status, at: ENDED_AT, ...who },
      });
    },
  );

  it.each(Object.values(SITUATIONS).filter(isEnded))(
    'still freezes and alarms on “not me”, and remembers who said it: $status',
    (request) => {
      expect(decide(request, COMMANDS.not_me, NOW, policy)).toEqual({
        kind: 'moved',
        request: { ...request, objections: [{ by: 'alice', at: NOW }] },
        events: [{ kind: 'alarm_raised', by: 'alice', because: 'not_me' }],
        brake: {
          kind: 'freeze',
          subject: 'alice',
          number: request.number,
          by: 'alice',
          since: NOW,
          because: 'not_me',
        },
      });
    },
  );

  it.each(Object.values(SITUATIONS).filter(isEnded))(
    'hears the same click once, and the same person again after a minute: $status',
    (request) => {
      const objected = moved(decide(request, COMMANDS.not_me, NOW, policy)).request;
      expect(decide(objected, COMMANDS.not_me, '2026-11-22T10:01:00.000Z', policy).kind).toBe('quiet');
      const later = moved(decide(objected, COMMANDS.not_me, '2026-11-22T10:01:00.001Z', policy));
      expect(later.request).toMatchObject({ objections: [{ by: 'alice', at: '2026-11-22T10:01:00.001Z' }] });
      expect(later.brake).toMatchObject({ kind: 'freeze', since: '2026-11-22T10:01:00.001Z' });
    },
  );
});
