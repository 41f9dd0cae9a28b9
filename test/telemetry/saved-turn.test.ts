// Whether a turn may be told that what it did was saved: by its last save alone.
import { inTurn, wasSaved, watchSaves } from '../../src/telemetry/saved-turn.ts';
import type { Recording } from '../../src/telemetry/committed.ts';
import type { Change } from '../../src/workflow/storage-ports.ts';

const AT = '2026-11-23T09:00:00.000Z';
const CHANGE = { facts: [], effects: [] } as unknown as Change;

/** Stores that answer each save with the next of these; an error is thrown. */
function answering(...answers: readonly unknown[]): Recording {
  const left = [...answers];
  const answer = (): Promise<unknown> => {
    const next = left.shift();
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  };
  const stores = {
    requests: { commit: answer, open: answer },
    brakes: { set: answer },
    audit: { append: answer },
  };
  return watchSaves(stores as unknown as Recording);
}

/** Runs a turn; what it would be told at its end. */
const toldAfter = (turn: () => Promise<unknown>): Promise<boolean> =>
  inTurn(async () => {
    await turn().catch(() => undefined);
    return wasSaved();
  });

const open = (stores: Recording) => stores.requests.open(() => ({ ...CHANGE, request: {} as never }));

it('a turn that saved is known to have, and the next one knows nothing of it', async () => {
  const stores = answering('committed');
  expect(await toldAfter(() => stores.requests.commit(CHANGE))).toBe(true);
  expect(await toldAfter(() => Promise.resolve())).toBe(false);
  expect(wasSaved()).toBe(false);
});

it('a turn whose last save failed or came too late has not saved what it was about', async () => {
  const failing = answering('committed', new TypeError('the disk is full'));
  const both = async (): Promise<unknown> => (await failing.requests.commit(CHANGE), await open(failing));
  expect(await toldAfter(both)).toBe(false);
  const late = answering('committed', 'conflict');
  const twice = async () => (await late.requests.commit(CHANGE), await late.requests.commit(CHANGE));
  expect(await toldAfter(twice)).toBe(false);
});

it('that somebody was turned down is no save of theirs', async () => {
  const { audit } = answering(undefined);
  const refused = {
    at: AT,
    event: { kind: 'command_refused', by: 'eve', verb: 'approve', reason: 'is_subject' },
  } as const;
  expect(await toldAfter(() => audit.append(refused))).toBe(false);
});
