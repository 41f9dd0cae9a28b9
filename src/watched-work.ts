// Puts a name on every turn and job, for the log and for traces: the name of what is done, never of who is meant.
import { randomUUID } from 'node:crypto';
import { saidIn } from './teams/activity.ts';
import type { TeamsActivity } from './teams/activity.ts';
import type { Bot } from './teams/bot.ts';
import { inWork, isAbout } from './telemetry/log.ts';
import type { Work } from './telemetry/log.ts';
import { inTurn } from './telemetry/saved-turn.ts';
import type { Traced } from './workflow/traced.ts';
import type { RequestStore } from './workflow/storage-ports.ts';
import type { Around } from './workflow/worker.ts';

/** The bot, each of its turns under an id of its own. */
export function watchTurns(bot: Bot, traced: Traced): Bot {
  return {
    ...bot,
    receive: (activity) => {
      const work: Work = { turn: randomUUID(), ...turnOf(activity) };
      const { turn = '', verb = '' } = work;
      return inWork(work, () =>
        traced({ part: 'turn', name: verb, attributes: { 'latchkey.turn': turn } }, async (note) => {
          try {
            const answer = await inTurn(() => bot.receive(activity));
            note({ 'http.response.status_code': answer.status });
            return answer;
          } finally {
            if (work.request !== undefined) note({ 'latchkey.request': work.request });
          }
        }),
      );
    },
  };
}

function turnOf(activity: TeamsActivity): Pick<Work, 'verb' | 'request'> {
  const said = saidIn(activity);
  switch (said.kind) {
    case 'click':
      return { verb: said.action.verb, request: 'number' in said.action ? said.action.number : undefined };
    case 'refresh':
      return { verb: 'refresh', request: said.number };
    case 'text':
      return { verb: 'message' };
    case 'unreadable_click':
    case 'arrived':
    case 'left':
    case 'nothing':
      return { verb: said.kind };
  }
}

/** What the worker runs each job in. */
export function watchJobs(traced: Traced): Around {
  return ({ key, effect, attempts }, run) => {
    const request = 'number' in effect ? effect.number : undefined;
    const attributes = {
      'latchkey.attempt': attempts,
      ...(request === undefined ? {} : { 'latchkey.request': request }),
    };
    return inWork({ job: key, kind: effect.kind, request }, () =>
      traced({ part: 'job', name: effect.kind, attributes }, run),
    );
  };
}

/** Requests that tell the turn under way that it is about them: who writes instead of clicking names no number. */
export function watchRequests(requests: RequestStore): RequestStore {
  return {
    ...requests,
    byNumber: (number) => {
      isAbout(number);
      return requests.byNumber(number);
    },
    draftOf: async (requester) => {
      const draft = await requests.draftOf(requester);
      if (draft !== undefined) isAbout(draft.value.number);
      return draft;
    },
    open: async (build) => {
      const opened = await requests.open(build);
      if (opened !== 'draft_taken') isAbout(opened.value.number);
      return opened;
    },
  };
}
