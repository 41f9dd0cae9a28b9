import { createPerson, DOMAIN, type SimulatedPerson } from './person.ts';

const GIVEN = [
  'Bruno',
  'Carla',
  'Edgar',
  'Farah',
  'Hugo',
  'Ines',
  'Jonas',
  'Katya',
  'Luis',
  'Mona',
  'Noel',
  'Olga',
  'Pablo',
  'Runa',
  'Tariq',
];
const SURNAMES = ['Becker', 'Duarte', 'Ferrari', 'Hansen', 'Ivanova', 'Lopez'];
const DEPARTMENTS = ['Operations', 'Sales', 'Engineering', 'Legal'];

/**
 * Ninety ordinary colleagues, the same in every run. With the cast they are more than the hundred that one page
 * of Graph holds, so that nobody gets by without paging.
 */
export const FILLERS: readonly SimulatedPerson[] = SURNAMES.flatMap((surname, row) =>
  GIVEN.map((given, column) => filler(given, surname, row * GIVEN.length + column)),
);

function filler(given: string, surname: string, number: number): SimulatedPerson {
  const digits = String(number).padStart(2, '0');
  return createPerson({
    id: `f1770000-0000-4000-8000-0000000000${digits}`,
    story: 'One of many ordinary colleagues.',
    displayName: `${given} ${surname}`,
    userPrincipalName: `${given}.${surname}@${DOMAIN}`.toLowerCase(),
    department: DEPARTMENTS[number % DEPARTMENTS.length] ?? null,
    jobTitle: 'Specialist',
    employeeId: `E2${digits}0`,
    businessPhones: [`+1 206 555 01${digits}`],
  });
}
