import { inspect } from 'node:util';

/** A value that shows as `[secret]` wherever it is printed, spread, inspected or serialised; only `reveal` gives it. */
export interface Secret<T> {
  reveal(): T;
  toString(): string;
}

const MASK = '[secret]';

/** Wraps a value so that no log line, error text or JSON can show it by accident. */
export function secret<T>(value: T): Secret<T> {
  const shown = (): string => MASK;
  return Object.freeze({ reveal: () => value, toString: shown, toJSON: shown, [inspect.custom]: shown });
}
