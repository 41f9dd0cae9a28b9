// A network that does the work and loses the answer, while nobody dies.
import type { ReceivedCall } from '../../src/sandbox/tenant/fault.ts';
import { openDatabaseProxy } from '../support/database-proxy.ts';
import type { DatabaseProxy } from '../support/database-proxy.ts';
import { NO_DEATH } from './death.ts';
import type { Engine } from './engine.ts';
import { judge } from './judge.ts';
import { TO_RESET } from './journeys/standard.ts';
import { openScene } from './scene.ts';
import type { Scene } from './scene.ts';

/** What is wrong after every kind of call lost an answer once. */
export async function loseAnswers(engine: Engine, shared: string): Promise<readonly string[]> {
  const scene = await openScene({ engine, shared, death: NO_DEATH });
  const lost = loseEachKindOnce(scene);
  try {
    await TO_RESET.walk(scene);
    const faults = await judge(scene, TO_RESET);
    const isTried = LOST.every((kind) => lost.has(kind));
    return isTried ? faults : [...faults, `answers were lost only to: ${[...lost].join(', ')}`];
  } catch (error) {
    return [String(error), scene.words()];
  } finally {
    await scene.stop();
  }
}

/** Every change of Graph on this road, and every kind of message. */
const LOST = [
  'DELETE phoneMethods',
  'DELETE microsoftAuthenticatorMethods',
  'POST revokeSignInSessions',
  'PUT activities',
  'POST activities',
];

function loseEachKindOnce(scene: Scene): ReadonlySet<string> {
  const lost = new Set<string>();
  const match = ({ method, path }: Pick<ReceivedCall, 'method' | 'path'>): boolean => {
    const kind = `${method} ${/\/(\w*Methods|activities|revokeSignInSessions|sendMail)\b/u.exec(path)?.[1] ?? ''}`;
    if (method === 'GET' || lost.has(kind)) return false;
    lost.add(kind);
    return true;
  };
  scene.tenant.addFault({ kind: 'drop-after', match });
  scene.connector.faults.add({ kind: 'drop-after', match });
  return lost;
}

/** The same engine behind a wire that loses the answer to every so many-th COMMIT. */
export function withLossyWire(engine: Engine): Engine & { readonly losses: () => number } {
  let losses = 0;
  return {
    ...engine,
    losses: () => losses,
    create: async (folder) => {
      const database = await engine.create(folder);
      const proxy = await openDatabaseProxy(database.url);
      let isOpen = true;
      void loseOften(
        proxy,
        () => isOpen,
        () => (losses += 1),
      );
      return {
        url: proxy.url,
        drop: async () => {
          isOpen = false;
          await proxy.close();
          await database.drop();
        },
      };
    },
  };
}

const EVERY = 150;

async function loseOften(proxy: DatabaseProxy, isOpen: () => boolean, lost: () => void): Promise<void> {
  while (isOpen()) {
    await proxy.loseOnce('answer', /commit/iu);
    lost();
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
}
