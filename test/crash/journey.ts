// What a journey is: people who live through something, and what has to be true of it however often the service died.
import type { Scene, SceneOptions } from './scene.ts';
import type { Person } from './scene.ts';

export interface Journey {
  readonly name: string;
  readonly options?: Pick<SceneOptions, 'configuration'>;
  readonly walk: (scene: Scene) => Promise<void>;
  /** How its requests end, in order; none where they were purged. */
  readonly ends: readonly string[];
  /** What each of these people was told by a new message of its own, at least once. */
  readonly told: Partial<Readonly<Record<Person, readonly string[]>>>;
}
