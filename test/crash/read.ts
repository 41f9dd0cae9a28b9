// What journeys wait for.
import type { EventKind } from '../../src/domain/event.ts';
import { formatNumber } from '../../src/domain/request-number.ts';
import type { Scene } from './scene.ts';

/** Whether a request has that status. Others may be there: who got no answer asks again, and gives the first draft up. */
export async function ended(scene: Scene, status: string): Promise<boolean> {
  return (await scene.left()).requests.some((request) => request.status === status);
}

/** What people call the newest request. */
export async function newest(scene: Scene): Promise<string> {
  return formatNumber((await scene.left()).requests.at(-1)?.number ?? 0);
}

/** Whether the record says so, so many times. */
export async function happened(scene: Scene, kind: EventKind, times = 1): Promise<boolean> {
  return (await scene.left()).audit.filter(({ event }) => event.kind === kind).length >= times;
}

/** Whether everything that is due was done. */
export async function isQuiet(scene: Scene): Promise<boolean> {
  return (await scene.left()).due.length === 0;
}

const OPEN = ['draft', 'verifying', 'awaiting_approval', 'approved', 'resetting', 'reset', 'needs_hands'];

/** Whether no request waits for anything any more. */
export async function isOver(scene: Scene): Promise<boolean> {
  return (await scene.left()).requests.every(({ status }) => !OPEN.includes(status));
}
