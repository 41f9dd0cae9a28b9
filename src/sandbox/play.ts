// Walks the main journey by itself against a running sandbox, as the people in it would.
import { setTimeout as wait } from 'node:timers/promises';
import { ServiceError } from '../errors.ts';
import { sandboxState } from './start-page.ts';
import type { SandboxState } from './start-page.ts';
import { openTeamsWindow } from './teams-window.ts';
import type { TeamsWindow } from './teams-window.ts';

/** What the steps work on. */
interface Scene {
  readonly rita: TeamsWindow;
  readonly amir: TeamsWindow;
  readonly state: () => Promise<SandboxState>;
  readonly pull: (path: string) => Promise<void>;
  /** What one step leaves for a later one. */
  readonly kept: { code: string };
}

interface Step {
  readonly name: string;
  readonly walk: (scene: Scene) => Promise<unknown>;
}

/** The code stands on a line of its own, unlike telephone numbers. */
const CODE = /^\d{3} \d{3}$/mu;

const PATIENCE = 20_000;
const COOL_DOWN = 1_200;

const STEPS: readonly Step[] = [
  {
    name: 'The stage is set: Graph works, Alice has Authenticator, Rita has no open request',
    walk: async ({ rita, state, pull }) => {
      const { trouble, aliceMethods } = await state();
      if (trouble !== 'none') await pull('/api/graph/none');
      if (!aliceMethods.some((name) => name.includes('Authenticator'))) {
        await pull('/api/alice');
        // She was reset a moment ago, and the sandbox's cool-down is a second.
        await wait(COOL_DOWN);
      }
      rita.clear();
      await rita.say('cancel');
      await rita.sees(/./u);
    },
  },
  {
    name: "Rita writes that Alice can't sign in, and is asked which Alice",
    walk: async ({ rita }) => {
      rita.clear();
      await rita.say("Alice can't sign in");
      await rita.offers(/^Alice Wong/u);
    },
  },
  {
    name: 'Rita picks Alice Wong, and is asked what Alice sees',
    walk: async ({ rita }) => {
      await rita.click(/^Alice Wong/u);
      await rita.sees(/What does Alice Wong see/u);
    },
  },
  {
    name: 'Rita says that Alice has a new phone, and gets the smallest fix first',
    walk: async ({ rita }) => {
      await rita.click(/new phone/u);
      await rita.offers(/^Still locked out$/u);
    },
  },
  {
    name: 'Alice is still locked out: the checks pass, and the request is with Amir',
    walk: async ({ rita, amir }) => {
      amir.clear();
      await rita.click(/^Still locked out$/u);
      await rita.offers(/^Show code$/u, PATIENCE);
    },
  },
  {
    name: 'Amir, who is on call, gets the approval card with the script of the call to Alice',
    walk: ({ amir }) => amir.offers(/^Approve$/u, PATIENCE),
  },
  {
    name: 'Rita shows the call-back code, to read it to Alice',
    walk: async ({ rita, kept }) => {
      await rita.click(/^Show code$/u);
      kept.code = (CODE.exec(await rita.sees(CODE))?.[0] ?? '').replace(' ', '');
    },
  },
  {
    name: 'Amir types a wrong code, and nothing is approved',
    walk: async ({ amir, kept }) => {
      await amir.click(/^Approve$/u, { code: otherThan(kept.code) });
      await amir.sees(/not right/u);
    },
  },
  {
    name: 'Alice reads the right code to Amir on the phone, and he approves',
    walk: async ({ rita, amir, kept }) => {
      rita.clear();
      await amir.click(/^Approve$/u, { code: kept.code });
      await amir.sees(/about to start|Resetting|Reset done/u);
    },
  },
  {
    name: 'Amir sees the reset done',
    walk: ({ amir }) => amir.sees(/Reset done/u, PATIENCE),
  },
  {
    name: "Alice's methods are gone in the tenant",
    walk: async ({ state }) => {
      const { aliceMethods } = await state();
      if (aliceMethods.length > 0)
        throw new ServiceError(
          'SANDBOX_STEP_FAILED',
          `Alice was expected to have no methods, but has: ${aliceMethods.join(', ')}.`,
        );
    },
  },
  {
    name: 'Rita is told, with what Alice does next',
    walk: ({ rita }) => rita.sees(/can set up sign-in again/u, PATIENCE),
  },
];

/**
 * Plays on the sandbox whose start page is at `address`, and prints each step with its time. Throws SANDBOX_STEP_FAILED
 * naming the step, what was expected and what was seen.
 */
export async function play(address: string, print: (line: string) => void = console.log): Promise<void> {
  const scene = await openScene(address);
  const began = performance.now();
  try {
    for (const [index, step] of STEPS.entries()) {
      const from = performance.now();
      await take(step, index, scene);
      print(`  ✓ ${seconds(performance.now() - from)}  ${step.name}`);
    }
    print(`\n  The journey took ${seconds(performance.now() - began).trim()}.`);
  } finally {
    await Promise.all([scene.rita.close(), scene.amir.close()]);
  }
}

async function take({ name, walk }: Step, index: number, scene: Scene): Promise<void> {
  try {
    await walk(scene);
  } catch (cause) {
    const why = cause instanceof ServiceError ? cause.detail : String(cause);
    throw new ServiceError('SANDBOX_STEP_FAILED', `Step ${index + 1} of ${STEPS.length}, “${name}”: ${why}`, {
      cause,
    });
  }
}

async function openScene(address: string): Promise<Scene> {
  const state = (): Promise<SandboxState> => readState(address);
  const { windows } = await state();
  const open = (name: string): Promise<TeamsWindow> => {
    const window = windows.find((known) => known.name === name);
    if (window !== undefined) return openTeamsWindow(window);
    throw new ServiceError('SANDBOX_STEP_FAILED', `The sandbox at ${address} has no window of ${name}.`);
  };
  return {
    rita: await open('Rita Moreno'),
    amir: await open('Amir Haddad'),
    state,
    pull: (path) => pull(address, path),
    kept: { code: '' },
  };
}

async function readState(address: string): Promise<SandboxState> {
  try {
    const response = await fetch(`${address}/api/state`);
    return sandboxState.parse(await response.json());
  } catch (cause) {
    throw new ServiceError('SANDBOX_STEP_FAILED', `There is no sandbox at ${address}.`, { cause });
  }
}

async function pull(address: string, path: string): Promise<void> {
  const response = await fetch(`${address}${path}`, { method: 'POST', headers: { Origin: address } });
  if (!response.ok)
    throw new ServiceError('SANDBOX_STEP_FAILED', `POST ${path} was answered with ${response.status}.`);
}

/** Another code of six digits: the last one counts on by one. */
function otherThan(code: string): string {
  return code.slice(0, -1) + String((Number(code.at(-1)) + 1) % 10);
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1).padStart(5)} s`;
