// Exceptions from what the layers say: somebody stands in, comes in addition, or is not on call after all.
import type { Instant } from './instant.ts';

/**
 * An exception in one rotation, from `from` up to but not including `until`. `replace`: `who` instead of `instead`, or of
 * everybody where that is left out; `add`: `who` as well; `remove`: not `who`. `source` is where it was said: what is
 * said in the chat counts on top of the configuration file.
 */
export type Override = Replacement | Change;

interface Replacement extends OverrideSpan {
  readonly kind: 'replace';
  readonly instead?: string;
}

interface Change extends OverrideSpan {
  readonly kind: 'add' | 'remove';
}

interface OverrideSpan {
  readonly who: string;
  readonly rotation: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly source: 'configuration' | 'chat';
}

/** Why two overrides can't both count, or one can't at all. */
export type OverrideConflict =
  /** Both put somebody in the place of the same person, or of everybody. */
  | 'same_place'
  /** One puts somebody on call whom the other takes off. */
  | 'on_and_off'
  /** Both say the same. */
  | 'twice'
  /** Somebody is to stand in for themselves. */
  | 'itself';

/** What is wrong with an override alone; undefined if nothing is. Its span is for others to judge. */
export function flawOf(override: Override): Extract<OverrideConflict, 'itself'> | undefined {
  return override.kind === 'replace' && override.instead === override.who ? 'itself' : undefined;
}

/**
 * Why two overrides contradict each other; undefined if both may count. Those of different sources never do: the chat's counts.
 * In the chat, somebody may take back the place of whoever stands in for them: what was said later counts.
 */
export function conflictOf(one: Override, other: Override): OverrideConflict | undefined {
  if (one.rotation !== other.rotation || one.source !== other.source) return undefined;
  if (one.until <= other.from || other.until <= one.from) return undefined;
  if (isSame(one, other)) return 'twice';
  if (putsOn(one) === takesOff(other) || putsOn(other) === takesOff(one))
    return isChain(one, other) ? undefined : 'on_and_off';
  return takesPlaceOf(one, other) ? 'same_place' : undefined;
}

const isSame = (one: Override, other: Override): boolean =>
  one.kind === other.kind && one.who === other.who && insteadOf(one) === insteadOf(other);

const NOBODY = Symbol('nobody');

const putsOn = (one: Override): string | typeof NOBODY => (one.kind === 'remove' ? NOBODY : one.who);

const takesOff = (one: Override): string | undefined => (one.kind === 'remove' ? one.who : insteadOf(one));

const insteadOf = (one: Override): string | undefined => (one.kind === 'replace' ? one.instead : undefined);

/**
 * Whoever stands in, or comes in addition, may be stood in for: that is no contradiction, unless the file says of each that
 * they do it for the other. A file says everything at once; of the chat it is known which came later.
 */
const isChain = (one: Override, other: Override): boolean =>
  one.kind !== 'remove' &&
  other.kind !== 'remove' &&
  (one.source === 'chat' || !(putsOn(one) === takesOff(other) && putsOn(other) === takesOff(one)));

function takesPlaceOf(one: Override, other: Override): boolean {
  const replacesAll = (override: Override): boolean =>
    override.kind === 'replace' && override.instead === undefined;
  if (one.kind === 'replace' && other.kind === 'replace' && (replacesAll(one) || replacesAll(other)))
    return true;
  const place = takesOff(one);
  return place !== undefined && place === takesOff(other);
}

/** Somebody on call, with the override that put them there; none where the layers did. */
export interface Placed<Because> {
  readonly who: string;
  readonly because: Because | Override;
}

/**
 * Applies overrides, all in force, to the people whom the layers name: the file's before the chat's, and of each source those
 * that replace everybody first. Of the file's, those that add come next, then the others. The chat's come in the order in
 * which they were made, so that whoever takes over while somebody stands in for them is on call. Where nobody is put on who
 * is stood in for, the order matters for nothing else but where in the list somebody is.
 */
export function withOverrides<Because>(
  people: readonly Placed<Because>[],
  overrides: readonly Override[],
): readonly Placed<Because>[] {
  if (overrides.length === 0) return people;
  return overrides.toSorted((a, b) => rank(a) - rank(b)).reduce<readonly Placed<Because>[]>(applied, people);
}

function rank(one: Override): number {
  const isForEverybody = one.kind === 'replace' && one.instead === undefined;
  if (one.source === 'chat') return isForEverybody ? 3 : 4;
  return isForEverybody ? 0 : one.kind === 'add' ? 1 : 2;
}

function applied<Because>(
  people: readonly Placed<Because>[],
  override: Override,
): readonly Placed<Because>[] {
  const { who, kind } = override;
  const placed = { who, because: override };
  const isThere = people.some((one) => one.who === who);
  switch (kind) {
    case 'add':
      return isThere ? people : [...people, placed];
    case 'remove':
      return people.filter((one) => one.who !== who);
    case 'replace':
      if (override.instead === undefined) return [placed];
      if (override.instead === who) return people;
      return people.flatMap((one) => (one.who !== override.instead ? one : isThere ? [] : placed));
  }
}
