/** The promise's value, or undefined when the signal fires first. */
export async function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const expire = (): void => resolve(undefined);
  signal.addEventListener('abort', expire, { once: true });
  try {
    return await Promise.race([work, late]);
  } finally {
    signal.removeEventListener('abort', expire);
  }
}
