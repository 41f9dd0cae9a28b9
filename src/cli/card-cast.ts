// Nobody of these names exists.
import type { Named, People } from '../workflow/view.ts';

/** The people of the gallery. */
export const CAST = {
  rita: {
    id: '10000000-0000-4000-8000-000000000001',
    name: 'Rita Moreno',
    signInName: 'rita.moreno@contoso.com',
    department: 'Finance',
  },
  alice: {
    id: '10000000-0000-4000-8000-000000000002',
    name: 'Alice Wong',
    signInName: 'alice.wong@contoso.com',
    department: 'Finance',
  },
  max: { id: '10000000-0000-4000-8000-000000000003', name: 'Max Keller', department: 'Finance' },
  amir: { id: '10000000-0000-4000-8000-000000000004', name: 'Amir Haddad', department: 'IT' },
  dana: { id: '10000000-0000-4000-8000-000000000005', name: 'Dana Petrov', department: 'IT' },
  noor: { id: '10000000-0000-4000-8000-000000000006', name: 'Noor Aziz', department: 'Finance' },
} as const satisfies Readonly<Record<string, Named>>;

/** The cast by id. */
export const CAST_PEOPLE: People = new Map(Object.values(CAST).map((person) => [person.id, person]));
