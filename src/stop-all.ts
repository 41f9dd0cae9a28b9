/** Lets go of one part. */
export type Stop = () => Promise<unknown>;

/**
 * Stops all parts, stage by stage and those of one stage at once. One that fails keeps no other from being stopped; afterwards
 * this throws what failed: as it is, or an AggregateError where it is more than one.
 */
export async function stopAll(stages: readonly (readonly Stop[])[]): Promise<void> {
  const failures = await failuresIn(stages);
  if (failures.length > 0) throw together(failures);
}

/** Stops what was started, the newest first, and throws why the start failed, with what could not be stopped beside it. */
export async function undoAll(undo: readonly Stop[], failure: unknown): Promise<never> {
  throw together([failure, ...(await failuresIn(undo.toReversed().map((stop) => [stop])))]);
}

async function failuresIn(stages: readonly (readonly Stop[])[]): Promise<readonly unknown[]> {
  const failures: unknown[] = [];
  for (const stage of stages) {
    const results = await Promise.allSettled(stage.map(async (stop) => stop()));
    for (const result of results) if (result.status === 'rejected') failures.push(result.reason);
  }
  return failures;
}

function together(failures: readonly unknown[]): unknown {
  if (failures.length === 1) return failures[0];
  return new AggregateError(failures, 'More than one part failed; the first of them came first.');
}
