// Lets the compiler check that a schema and a domain type are the same, field by field, in both directions.

/**
 * `true` where both types are the same but for `readonly`, else `false`. Assignability alone would let a new optional
 * field of the domain pass unnoticed, and it would be refused or lost in the database.
 */
export type InStep<A, B> = Same<Writable<A>, Writable<B>>;

// The compiler holds two such functions equal only if both conditions are the same type, not merely assignable.
/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/* eslint-enable @typescript-eslint/no-unnecessary-type-parameters */

type Writable<T> = T extends readonly (infer Item)[]
  ? Writable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Writable<T[Key]> }
    : T;
