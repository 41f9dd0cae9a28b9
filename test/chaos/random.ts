/** A source of choices: the same seed makes the same choices. */
export interface Random {
  /** From 0 up to, not including, 1. */
  readonly next: () => number;
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number;
  readonly chance: (probability: number) => boolean;
  /** One of them; throws when there is none. */
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** One of them, each as likely as its weight says. */
  readonly weighted: <Item>(items: readonly (readonly [Item, number])[]) => Item;
}

/**
 * The choices of one step. Each step has a stream of its own, so that what one step came to choose from, which depends on
 * how fast the processes were, changes nothing about the steps after it.
 */
export function randomFor(seed: number, step: number): Random {
  let state = mixed(mixed(seed) ^ Math.imul(step + 1, 0x9e3779b1));
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    return mixed(state) / 2 ** 32;
  };
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(next() * items.length)];
    if (item === undefined) throw new Error('there is nothing to choose from');
    return item;
  };
  return {
    next,
    pick,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    weighted: (items) => {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) {
        left -= weight;
        if (left < 0) return item;
      }
      return pick(items)[0];
    },
  };
}

/** Spreads every bit of a number over all 32. */
function mixed(number: number): number {
  let bits = number | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
