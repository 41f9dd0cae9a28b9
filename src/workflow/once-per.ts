/**
 * Lets a key through once per window of so many milliseconds, so that nobody can flood what stands behind it. Holds
 * no more keys than were seen in one window.
 */
export function createOncePer(windowMilliseconds: number, now: () => number): (key: string) => boolean {
  const seen = new Map<string, number>();
  return (key) => {
    const oldest = now() - windowMilliseconds;
    for (const [other, at] of seen) {
      if (at > oldest) break;
      seen.delete(other);
    }
    if (seen.has(key)) return false;
    seen.set(key, now());
    return true;
  };
}
