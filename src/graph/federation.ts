import { z } from 'zod';
import { epochOf, plus, type Instant } from '../domain/instant.ts';
import type { Clock } from '../workflow/ports.ts';
import type { Graph } from './graph-client.ts';
import { segment } from './graph-call.ts';
import { kindOf, type UserRecord } from './user-record.ts';

const domainRecord = z.object({ authenticationType: z.string() });

/** Tells for whom sign-in, and so perhaps the second factor, happens outside Entra. */
export interface Federation {
  /**
   * Throws GRAPH_* when the domain can't be read. Assuming either answer would be a guess shown as a fact: "not
   * federated" promises a reset that may not help, "federated" turns people away for nothing. A missing
   * permission is therefore a visible error that names it.
   */
  isFederated(user: UserRecord): Promise<boolean>;
}

const FRESH_FOR = 'PT1H';

/** Answers per domain, remembered for an hour; failures are not remembered. */
export function createFederation(graph: Graph, clock: Clock): Federation {
  const known = new Map<string, { readonly until: Instant; readonly answer: Promise<boolean> }>();
  const ask = (domain: string): Promise<boolean> => {
    const held = known.get(domain);
    if (held !== undefined && epochOf(clock.now()) < epochOf(held.until)) return held.answer;
    const answer = readDomain(graph, domain);
    known.set(domain, { until: plus(clock.now(), FRESH_FOR), answer });
    answer.catch(() => known.delete(domain));
    return answer;
  };
  return {
    // A guest is turned away as a guest, wherever their sign-in name seems to live.
    isFederated: async (user) => kindOf(user) !== 'guest' && ask(domainOf(user.userPrincipalName)),
  };
}

/** A domain the tenant does not have (404) is no domain it federates. */
async function readDomain(graph: Graph, domain: string): Promise<boolean> {
  const path = `/domains/${segment(domain)}`;
  const found = await graph.find({ kind: 'domain', path }, domainRecord);
  return found?.authenticationType.toLowerCase() === 'federated';
}

const domainOf = (signInName: string): string =>
  signInName.slice(signInName.lastIndexOf('@') + 1).toLowerCase();
