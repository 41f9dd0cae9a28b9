import { availableMemory } from 'node:process';
import { encodeReference } from '../teams/conversation-reference.ts';
import type { ConversationStore } from '../workflow/storage-ports.ts';
import { startPlayground } from './playground.ts';
import type { Playground } from './playground.ts';
import { BOT_ID } from './playground-files.ts';
import { PEOPLE, TENANT_ID } from './tenant/people.ts';
import type { SimulatedPerson } from './tenant/people.ts';

/** A person with a window, and what there is to do in it. */
export interface Seat {
  readonly person: SimulatedPerson;
  readonly role: string;
  readonly task: string;
}

/** A seat whose window is up. */
export type Window = Seat & Playground;

/** Where windows go. */
export interface WindowsOptions {
  readonly seats: readonly Seat[];
  /** Port of the first window, the others follow; 0 takes free ones. */
  readonly firstPort: number;
  readonly botEndpoint: string;
  readonly scratch: string;
}

const SEATS: Readonly<Record<'rita' | 'amir' | 'dana' | 'max', Seat>> = {
  rita: {
    person: PEOPLE.rita,
    role: 'requester',
    task: "Start here: write to Latchkey that Alice can't sign in.",
  },
  amir: {
    person: PEOPLE.amir,
    role: 'admin on call',
    task: 'Gets the approval card: type the code, approve, deny or hand over.',
  },
  dana: {
    person: PEOPLE.dana,
    role: 'second admin',
    task: 'Gets the card when Amir hands over or is silent for ten minutes, and at once where two have to approve.',
  },
  max: {
    person: PEOPLE.max,
    role: 'manager of Rita and Alice',
    task: 'Vouches in delicate cases (ask for Tamsin Eriksen), is told of resets, and can say that something is wrong.',
  },
};

/** A window takes some 170 MB, and the rest of the sandbox and a browser need room too. */
const ROOM_FOR_FOUR = 2 * 1024 ** 3;

/** Rita, Amir and Dana; Max as well where the machine has the memory. */
export function seatsThatFit(memory = availableMemory()): readonly Seat[] {
  const { rita, amir, dana, max } = SEATS;
  return memory < ROOM_FOR_FOUR ? [rita, amir, dana] : [rita, amir, dana, max];
}

/** Opens every window, or none: when one fails, the others are closed again and its error is thrown. */
export async function startWindows(options: WindowsOptions): Promise<readonly Window[]> {
  const { seats, firstPort, botEndpoint, scratch } = options;
  const outcomes = await Promise.allSettled(
    seats.map(async (seat, index) => {
      const port = firstPort === 0 ? 0 : firstPort + index;
      return { ...seat, ...(await startPlayground({ person: seat.person, port, botEndpoint, scratch })) };
    }),
  );
  const windows = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed === undefined) return windows;
  await stopWindows(windows);
  throw failed.reason;
}

export async function stopWindows(windows: readonly Window[]): Promise<void> {
  await Promise.all(windows.map((window) => window.stop()));
}

/**
 * Makes everyone with a window reachable, as an organisation-wide installation does. The bot's welcome is left to the
 * moment somebody opens their window, since a window shows only what arrives while it is open.
 */
export async function makeReachable(
  windows: readonly Window[],
  conversations: Pick<ConversationStore, 'save'>,
): Promise<void> {
  for (const { person, url, conversation, userId } of windows) {
    const reference = { serviceUrl: `${url}/_connector`, conversation, bot: BOT_ID, user: userId };
    await conversations.save(person.id, encodeReference({ ...reference, tenant: TENANT_ID }));
  }
}
