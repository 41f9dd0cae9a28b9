import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { ServiceError } from '../errors.ts';
import { GROUP_IDS } from './tenant/group-ids.ts';
import { PEOPLE, TENANT_ID } from './tenant/people.ts';
import type { SimulatedPerson } from './tenant/people.ts';

/** Names the Playground uses for the person of a window and their chat with the bot. */
export interface PlaygroundNames {
  readonly userId: string;
  readonly conversation: string;
}

/** The bot, as the Playground calls it. */
export const BOT_ID = '28:latchkey';

const PACKAGE = '@microsoft/m365agentsplayground';

/** The Playground refuses any other number of people beside its current user. */
const OTHERS = 5;

export function playgroundNames({ id }: SimulatedPerson): PlaygroundNames {
  return { userId: `29:${id}`, conversation: `a:${id}` };
}

/** The file that starts the Playground; throws PLAYGROUND_FAILED when the package is not installed. */
export function playgroundEntry(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`)), 'cli.js');
  } catch (cause) {
    throw new ServiceError('PLAYGROUND_FAILED', `The package ${PACKAGE} is not installed.`, { cause });
  }
}

/** Writes the configuration of one person's window into a folder of its own, made for nobody else to read. */
export async function writePlaygroundConfig(folder: string, person: SimulatedPerson): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, '.m365agentsplayground.yml'), stringify(configFor(person)), { mode: 0o600 });
}

/** Where the Playground, started in that folder, writes why it could not start. */
export function playgroundLog(folder: string): string {
  return join(folder, 'devTools', 'm365agentsplayground.log');
}

function configFor(person: SimulatedPerson) {
  const { rita, amir, dana, max, sol, iris } = PEOPLE;
  const others = [rita, amir, dana, max, sol, iris].filter(({ id }) => id !== person.id).slice(0, OTHERS);
  return {
    version: '0.1.1',
    tenantId: TENANT_ID,
    bot: { id: BOT_ID, name: 'Latchkey' },
    currentUser: userFor(person),
    users: others.map(userFor),
    personalChat: { id: playgroundNames(person).conversation },
    groupChat: { id: `19:group-${person.id}`, name: 'Finance lunch' },
    team: {
      id: `19:team-${person.id}`,
      name: 'Contoso Finance',
      aadGroupId: GROUP_IDS.allStaff,
      channels: [{ id: `19:channel-${person.id}`, name: 'Month end' }],
    },
  };
}

function userFor(person: SimulatedPerson) {
  const [givenName = person.displayName, ...rest] = person.displayName.split(' ');
  return {
    id: playgroundNames(person).userId,
    name: person.displayName,
    // Their spelling.
    userPrincipleName: person.userPrincipalName,
    aadObjectId: person.id,
    givenName,
    surname: rest.join(' '),
    email: person.mail ?? person.userPrincipalName,
  };
}
