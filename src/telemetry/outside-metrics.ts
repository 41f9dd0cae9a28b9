// How Microsoft, the ways to it and the database behave.
import type { Metrics } from './metrics.ts';

/** Counts and times what goes out; the shapes are those that the adapters there ask for. */
export function createObservers(metrics: Metrics) {
  return {
    graph: {
      answered: (call: string, outcome: string, seconds: number): void => {
        metrics.count('latchkey_graph_calls_total', { call, outcome });
        metrics.time('latchkey_graph_call_duration_seconds', { call }, seconds);
      },
      repeated: (call: string, outcome: string): void =>
        metrics.count('latchkey_graph_repeats_total', { call, outcome }),
    },
    sends: {
      answered: (send: string, outcome: string, seconds: number): void => {
        metrics.count('latchkey_teams_sends_total', { send, outcome });
        metrics.time('latchkey_teams_send_duration_seconds', { send }, seconds);
      },
      putOff: (send: string): void => metrics.count('latchkey_teams_put_off_total', { send }),
    },
    database: {
      worked: (work: string, seconds: number, failed: boolean): void => {
        metrics.time('latchkey_database_duration_seconds', { work }, seconds);
        if (failed) metrics.count('latchkey_database_failures_total', { work });
      },
    },
  };
}

/** The same endpoint; what comes in is counted and timed, by kinds that are known, whoever sent it. */
export function countedTurns<Answer extends { readonly status: number }>(
  receive: (body: unknown, authorization: string) => Promise<Answer>,
  metrics: Metrics,
): (body: unknown, authorization: string) => Promise<Answer> {
  return async (body, authorization) => {
    const began = performance.now();
    const answer = await receive(body, authorization);
    const activity = kindOf(body);
    metrics.count('latchkey_turns_total', { activity, status: String(answer.status) });
    metrics.time('latchkey_turn_duration_seconds', { activity }, (performance.now() - began) / 1_000);
    return answer;
  };
}

const KINDS: ReadonlySet<unknown> = new Set([
  'message',
  'invoke',
  'conversationUpdate',
  'installationUpdate',
]);

/** Anybody may send anything: what is no kind of ours must not become a label. */
function kindOf(body: unknown): string {
  const type = typeof body === 'object' && body !== null && 'type' in body ? body.type : undefined;
  return typeof type === 'string' && KINDS.has(type) ? type : 'other';
}
