/** The first number given out: four digits from the start, so that numbers look alike when said aloud. */
export const FIRST_REQUEST_NUMBER = 1001;

/** What people call a request: `LK-1042`. */
export function formatNumber(requestNumber: number): string {
  return `LK-${requestNumber}`;
}

/**
 * The request number that the whole text is, as people type it: `LK-1042`, `lk 1042`, `LK1042`, `#1042` or `1042`.
 * Undefined for anything else, for leading zeros and for numbers never given out.
 */
export function parseNumber(text: string): number | undefined {
  const [, digits] = /^\s*(?:lk\s?[-‐–—_#]?\s?|#\s?)?([1-9]\d{3,8})\s*$/i.exec(text) ?? [];
  const parsed = Number(digits);
  return parsed >= FIRST_REQUEST_NUMBER ? parsed : undefined;
}
