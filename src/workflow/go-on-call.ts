// The short card for whoever comes on call: until when, what waits, and whom to call.
import type { Effect } from '../domain/effect.ts';
import { dutyOf, goingOff, staysUntil, wasOnCallLately } from '../domain/hand-off.ts';
import type { Duty, Roster } from '../domain/on-call.ts';
import { isServiceError } from '../errors.ts';
import { rosterWithPast } from './hand-off-news.ts';
import type { Ports } from './ports.ts';
import { inabilityOf, reportUnreachable } from './reach-ahead.ts';
import type { ReachPorts } from './reach-ahead.ts';
import { currentPeople } from './roster.ts';
import type { View } from './view.ts';

type Waiting = Awaited<ReturnType<Ports['requests']['waiting']>>;

/** More would be a list to search, not to read. */
const SHOWN = 5;

/**
 * Greets whoever comes on call, unless by now the plan is another. Whoever was on call there a few hours before, or took over just
 * now, hears of it only when requests wait. Nobody is asked anything by this card: that is for the steps of each request.
 */
export async function goOnCall(
  ports: ReachPorts & Pick<Ports, 'requests' | 'directory'>,
  { rotation, who, from, shortNotice }: Extract<Effect, { readonly kind: 'go_on_call' }>,
): Promise<void> {
  const people = await currentPeople(ports);
  const roster = await rosterWithPast(ports, people);
  const handOff = { rotation, who, from };
  const duty = dutyOf(roster, handOff, ports.clock.now());
  if (duty === undefined) return;
  const inability = inabilityOf(people, who);
  if (inability !== undefined) return reportUnreachable(ports, people, { handOff, because: inability });
  const waiting = await ports.requests.waiting({ except: who, limit: SHOWN });
  if (waiting.count === 0 && (shortNotice || wasOnCallLately(roster, handOff))) return;
  try {
    await ports.notifier.tell(who, await handOffView(ports, roster, duty, waiting));
  } catch (error) {
    if (!isServiceError(error, 'TEAMS_UNREACHABLE')) throw error;
    await reportUnreachable(ports, people, { handOff, because: 'unreachable' });
  }
}

async function handOffView(
  { directory }: Pick<Ports, 'directory'>,
  roster: Roster,
  duty: Duty,
  { count, requests }: Waiting,
): Promise<View> {
  const relieved = goingOff(roster, duty);
  const until = staysUntil(roster, duty);
  return {
    card: 'hand_off',
    duty,
    ...(until === undefined ? {} : { until }),
    goingOff: relieved,
    requests,
    waiting: count,
    people: await directory.names(relieved),
  };
}
