import { FREE_PORTS, startSandbox, USUAL_PORTS } from '../sandbox/sandbox.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { untilStopped } from './start.ts';

const USUAL_PAGE = `http://127.0.0.1:${USUAL_PORTS.page}`;

/** `latchkey sandbox`: runs until SIGINT or SIGTERM. With `play` it walks the main journey and ends. */
export async function runSandbox({ play }: { readonly play: boolean }): Promise<void> {
  if (play) return playJourney();
  // Listened for from the beginning: Ctrl-C while everything starts must clean up too.
  const stopped = untilStopped();
  const sandbox = await startSandbox();
  console.log(banner(sandbox));
  await stopped;
  console.log('Stopping …');
  await sandbox.stop();
}

/** Plays on the sandbox that runs already, or on one of its own. */
async function playJourney(): Promise<void> {
  const { play } = await import('../sandbox/play.ts');
  if (await answers(USUAL_PAGE)) return play(USUAL_PAGE);
  const sandbox = await startSandbox({ ports: FREE_PORTS });
  try {
    await play(sandbox.url);
  } finally {
    await sandbox.stop();
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    // Nothing listens there: that is the answer.
    return false;
  }
}

function banner({ url, windows }: Sandbox): string {
  return [
    '',
    '  Latchkey sandbox',
    '',
    `  Open  ${url}`,
    '',
    ...windows.map(({ person, role, url: window }) => `        ${person.displayName}, ${role}: ${window}`),
    '',
    '  First: in the window of Rita Moreno write “Alice can’t sign in”.',
    '  Everything is simulated: no cloud account, no real people. The windows can be opened from your local network.',
    '  Ctrl-C stops everything.',
    '',
  ].join('\n');
}
