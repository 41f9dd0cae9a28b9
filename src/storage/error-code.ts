/** The `code` that Node and the engines put on their errors, told by shape: whose `Error` it is doesn't matter. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
