import { z } from 'zod';
import { epochOf, plus, type Instant } from '../domain/instant.ts';
import type { ObjectId } from '../domain/person.ts';
import { isServiceError } from '../errors.ts';
import type { Clock, Directory, Log } from '../workflow/ports.ts';
import type { Named } from '../workflow/view.ts';
import type { Graph } from './graph-client.ts';
import { inGroups, isObjectId, literal } from './graph-call.ts';

const FRESH_FOR = 'PT5M';
/** A card must not wait for names: Teams gives an answer to a click five seconds in all. */
const WITHIN = 1_200;

const record = z.object({
  id: z.guid(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string(),
  department: z.string().nullish(),
  preferredLanguage: z.string().nullish(),
});

/** Names for cards, remembered for five minutes; whoever can't be read in time is left out. */
export function createNames(dependencies: {
  readonly graph: Graph;
  readonly clock: Clock;
  readonly log: Log;
}): Directory['names'] {
  const { graph, clock, log } = dependencies;
  const known = new Map<ObjectId, { readonly named: Named; readonly until: Instant }>();
  const remembered = (id: ObjectId): Named | undefined => {
    const held = known.get(id);
    if (held !== undefined && epochOf(clock.now()) < epochOf(held.until)) return held.named;
    known.delete(id);
    return undefined;
  };
  return async (ids) => {
    const wanted = [...new Set(ids)].filter(isObjectId);
    const missing = wanted.filter((id) => remembered(id) === undefined);
    const groups = await Promise.all(inGroups(missing).map((group) => readNames(graph, log, group)));
    const until = plus(clock.now(), FRESH_FOR);
    for (const named of groups.flat()) known.set(named.id, { named, until });
    return new Map(wanted.flatMap((id) => pairOf(id, remembered(id))));
  };
}

const pairOf = (id: ObjectId, named: Named | undefined): readonly (readonly [ObjectId, Named])[] =>
  named === undefined ? [] : [[id, named]];

async function readNames(graph: Graph, log: Log, ids: readonly ObjectId[]): Promise<readonly Named[]> {
  const query = {
    $filter: `id in (${ids.map(literal).join(',')})`,
    $select: Object.keys(record.shape).join(','),
  };
  try {
    const found = await graph.getAll({ kind: 'people', path: '/users', query, within: WITHIN }, record);
    return found.map(namedFrom);
  } catch (error) {
    if (!isServiceError(error)) throw error;
    log.warn({ code: error.code, detail: error.detail }, 'Names for a card could not be read in time');
    return [];
  }
}

function namedFrom(user: z.infer<typeof record>): Named {
  const { id, displayName, userPrincipalName, department, preferredLanguage } = user;
  return {
    id,
    name: displayName ?? userPrincipalName,
    signInName: userPrincipalName,
    ...(department == null ? {} : { department }),
    ...(preferredLanguage == null ? {} : { locale: preferredLanguage }),
  };
}
