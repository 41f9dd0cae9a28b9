// Turns what the running parts leave behind into lines of the feed.
import type { AuditEntry } from '../domain/audit.ts';
import { withNames } from './cast.ts';
import type { Feed } from './feed.ts';
import { recordLine } from './record-words.ts';
import type { GraphCall, Tenant } from './tenant/tenant.ts';

const LOOK_EVERY = 250;

/** What is watched: the tenant's calls, and the record's entries after a sequence number. */
export interface Watched {
  readonly tenant: Pick<Tenant, 'calls'>;
  readonly entriesAfter: (sequence: number) => Promise<readonly AuditEntry[]>;
}

/** Looks several times a second; the returned function ends it, and resolves when nothing is under way any more. */
export function watch({ tenant, entriesAfter }: Watched, feed: Feed): () => Promise<void> {
  let calls = 0;
  let sequence = 0;
  let looking = Promise.resolve();
  const look = async (): Promise<void> => {
    const fresh = settledCalls(tenant.calls.slice(calls));
    calls += fresh.length;
    for (const call of fresh) feed.add(graphLine(call));
    for (const entry of await entriesAfter(sequence)) {
      sequence = entry.sequence;
      feed.add(recordLine(entry));
    }
  };
  const timer = setInterval(() => {
    looking = looking.then(look).catch((error: unknown) => {
      feed.add({ source: 'sandbox', text: `The record could not be read: ${String(error)}`, trouble: true });
    });
  }, LOOK_EVERY);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}

/** Calls in order up to the first that has no answer yet; one that never gets any is let by after five seconds. */
function settledCalls(calls: readonly GraphCall[]): readonly GraphCall[] {
  const open = calls.findIndex(({ status, at }) => status === 0 && Date.now() - at < 5_000);
  return open < 0 ? calls : calls.slice(0, open);
}

function graphLine({ method, path, query, status, at }: GraphCall) {
  const answer = status === 0 ? 'no answer' : String(status);
  const asked = [path, ...query.split('&').filter((part) => /^\$(filter|search)=/u.test(part))].join(' ');
  return {
    source: 'graph' as const,
    text: `${method} ${withNames(asked)} → ${answer}`,
    at,
    // That somebody has no manager is a 404 too.
    trouble: status === 0 || (status >= 400 && status !== 404),
  };
}
