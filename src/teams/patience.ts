/** What {@link withPatience} comes to. */
export type InTime<Result> = { readonly kind: 'done'; readonly result: Result } | { readonly kind: 'late' };

/** The result of `work`, or `late` after so many milliseconds; the work goes on then, and is the caller's to follow. */
export async function withPatience<Result>(
  milliseconds: number,
  work: Promise<Result>,
): Promise<InTime<Result>> {
  const alarm = Promise.withResolvers<InTime<Result>>();
  const timer = setTimeout(() => alarm.resolve({ kind: 'late' }), milliseconds);
  try {
    return await Promise.race([
      work.then((result): InTime<Result> => ({ kind: 'done', result })),
      alarm.promise,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
