// What a journey is: people who live through something, and what has to be true of it however often the service died.
import type { Scene, SceneOptions } from './scene.ts';
import type { Person } from './scene.ts';

/** Words in it are without names, which a card does not wait for. */
export interface Journey {
  readonly name: string;
  readonly options?: Pick<SceneOptions, 'configuration'>;
  readonly walk: (scene: Scene) => Promise<void>;
  /** How its requests end, in order; none where they were purged. */
  readonly ends: readonly string[];
  /** What each of these people was told by a new message with a notification, at least once. */
  readonly told: ByPerson<readonly string[]>;
  /** What the last message that each of these people got reads now. */
  readonly reads: ByPerson<string>;
  /** The kinds of method that each of these people has left, the password apart. */
  readonly holds: ByPerson<readonly string[]>;
}

type ByPerson<Value> = Partial<Readonly<Record<Person, Value>>>;
