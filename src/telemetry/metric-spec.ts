/** What one metric is, as the registry makes it and as deploy/operations.md lists it. */
export interface MetricSpec {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  /** `database`: every instance tells the same of the one database, so the largest is right and the sum is wrong. */
  readonly of: 'instance' | 'database';
  readonly help: string;
  readonly labels: readonly string[];
  readonly buckets?: readonly number[];
  /** Labels that are there from the start, at zero: what was never there can't be seen to grow, and its first is lost. */
  readonly zeros?: readonly LabelSet[];
}

type LabelSet = Readonly<Record<string, string>>;

/** That label with each of these values. */
export function each(label: string, values: readonly string[]): readonly LabelSet[] {
  return values.map((value) => ({ [label]: value }));
}

/** Something this instance did, counted from its start. */
export function counter<const Labels extends readonly string[]>(
  help: string,
  labels: Labels,
  zeros: readonly LabelSet[] = [],
) {
  return { kind: 'counter', of: 'instance', help, labels, zeros } as const;
}

/** How long something took on this instance, in seconds. */
export function histogram<const Labels extends readonly string[]>(
  help: string,
  labels: Labels,
  buckets: readonly number[],
  zeros: readonly LabelSet[] = [],
) {
  return { kind: 'histogram', of: 'instance', help, labels, buckets, zeros } as const;
}

/** How something stands on this instance. */
export function gauge<const Labels extends readonly string[]>(help: string, labels: Labels) {
  return { kind: 'gauge', of: 'instance', help, labels } as const;
}

/** How something stands in the database, which all instances share. */
export function shared<const Labels extends readonly string[]>(help: string, labels: Labels) {
  return { kind: 'gauge', of: 'database', help, labels } as const;
}

/** From a call to Microsoft that is answered at once to one that is given up. */
export const CALL_BUCKETS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20] as const;

/** From a look into memory to a disk that hangs. */
export const DATABASE_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2] as const;

/** What people wait for: from what software alone takes to a day without work. */
export const PEOPLE_BUCKETS = [10, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 86_400] as const;
