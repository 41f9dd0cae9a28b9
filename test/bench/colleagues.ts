// Colleagues with one, three, six or twelve methods, each there twice: for the service and for the plain loop.
import { authenticatorMethod, phoneMethod, softwareOathMethod } from '../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { createPerson } from '../../src/sandbox/tenant/person.ts';
import type { SimulatedPerson } from '../../src/sandbox/tenant/person.ts';
import type { SimulatedMethod } from '../../src/sandbox/tenant/tenant.ts';

export const SIZES = [1, 3, 6, 12] as const;

const SINCE = '2025-03-04T16:40:00Z';
const app = (index: number): SimulatedMethod => authenticatorMethod(`app-${index}`, `Phone ${index}`, SINCE);
const oath = (index: number): SimulatedMethod => softwareOathMethod(`oath-${index}`, SINCE);

/** In the order in which they are given to people; the first is the default. */
const METHODS: readonly SimulatedMethod[] = [
  app(1),
  phoneMethod('mobile', '+1 4255550152', SINCE),
  oath(1),
  phoneMethod('alternateMobile', '+1 4255550153', SINCE),
  phoneMethod('office', '+1 4255550154', SINCE),
  oath(2),
  app(2),
  app(3),
  app(4),
  oath(3),
  oath(4),
  oath(5),
];

/** A teammate of the requester with so many methods; `name` is one word that nobody else has. */
export function colleague(name: string, size: number, place: number): SimulatedPerson {
  return createPerson({
    id: `be2c0000-0000-4000-8000-${String(place).padStart(12, '0')}`,
    story: 'Measured.',
    displayName: `${name} Quickly`,
    department: 'Finance',
    businessPhones: ['+1 425 555 0190'],
    managerId: PEOPLE.max.id,
    methods: METHODS.slice(0, size),
    preferredMethod: 'push',
  });
}
