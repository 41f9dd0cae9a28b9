import { isSecondFactor, preferenceFor, type SimulatedMethod } from './method.ts';
import type { SimulatedPerson } from './person.ts';
import type { StaleImage, World } from './world.ts';

/** The methods Graph lists now, which is the truth but for changes that have not yet arrived everywhere. */
export function listedMethods(world: World, person: SimulatedPerson): readonly SimulatedMethod[] {
  const stale = world.staleImages.get(person.id) ?? new Map<string, StaleImage>();
  const ids = new Set([...person.methods.map(({ id }) => id), ...stale.keys()]);
  return [...ids].flatMap((id) => {
    const image = stale.get(id);
    if (image !== undefined && image.until > world.now()) return image.shown ?? [];
    return person.methods.find((method) => method.id === id) ?? [];
  });
}

/** Takes the method away at once, and leaves its image in lists for the deletion lag. */
export function removeMethod(world: World, person: SimulatedPerson, method: SimulatedMethod): void {
  keepImage(world, person, method.id, world.settings.deletionLag);
  person.methods = person.methods.filter(({ id }) => id !== method.id);
  forgetLostPreference(person);
}

/** Takes a hardware token out of use; lists show it as active for the deletion lag. */
export function deactivateToken(
  world: World,
  person: SimulatedPerson,
  token: Extract<SimulatedMethod, { kind: 'hardwareOath' }>,
): void {
  keepImage(world, person, token.id, world.settings.deletionLag);
  person.methods = person.methods.map((method) =>
    method.id === token.id ? { ...token, status: 'assigned' as const } : method,
  );
  forgetLostPreference(person);
}

/**
 * Adds the method (replacing one of the same id), as when the person sets it up; the first becomes preferred.
 * Lists show it, or the number that took the place of another, only after the registration lag.
 */
export function registerMethod(world: World, person: SimulatedPerson, method: SimulatedMethod): void {
  keepImage(world, person, method.id, world.settings.registrationLag);
  person.methods = [...person.methods.filter(({ id }) => id !== method.id), method];
  if (person.preferredMethod === 'none') person.preferredMethod = preferenceFor(method) ?? 'none';
}

function keepImage(world: World, person: SimulatedPerson, methodId: string, lag: number): void {
  const shown = listedMethods(world, person).find(({ id }) => id === methodId);
  const images = world.staleImages.get(person.id) ?? new Map<string, StaleImage>();
  world.staleImages.set(person.id, images.set(methodId, { shown, until: world.now() + lag }));
}

function forgetLostPreference(person: SimulatedPerson): void {
  if (!person.methods.some(isSecondFactor)) person.preferredMethod = 'none';
}
