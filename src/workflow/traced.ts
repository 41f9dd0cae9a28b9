// How a step of the work is shown to whoever traces it.

/** What operators may see of a step: plain words and numbers, never an id, name, code or address. */
export type TraceAttributes = Readonly<Record<string, string | number | boolean>>;

/** One step of a trace. `name` says what is done, in a closed set of words, and never to whom. */
export interface TraceStep {
  readonly part: 'turn' | 'job' | 'graph' | 'teams' | 'database';
  readonly name: string;
  readonly attributes?: TraceAttributes;
}

/**
 * Runs a piece of work, and times it where somebody traces; steps within it belong to it. `note` adds what is known later,
 * `error.type` among it where the work failed without throwing.
 */
export type Traced = <Result>(
  step: TraceStep,
  work: (note: (more: TraceAttributes) => void) => Promise<Result>,
) => Promise<Result>;
