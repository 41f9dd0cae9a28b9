// The one place where a run that lost its lease is stopped: the ports by which anything leaves the process.
import type { Lease } from './lease.ts';
import type { Witness } from './audit-ports.ts';
import type { DeskChannel, Ports } from './ports.ts';

/**
 * The ports, of which those that change or send something first make sure that the lease holds, and throw LEASE_LOST where
 * it doesn't: then nothing was changed or sent. A message that may go may yet wait for its turn in Teams, and is not asked
 * about again then. Reading and saving need no fence: a save holds only where what it was judged by still stands, or is as
 * true from whoever lost the lease, as that a card was posted.
 */
export function fencedPorts(ports: Ports, lease: Lease): Ports {
  const { methods, notifier, desk, mail, pager, witness } = ports;
  const held: Held = (call) => lease.during(call);
  return {
    ...ports,
    methods: {
      ...methods,
      remove: (...given) => held(() => methods.remove(...given)),
      changeDefault: (...given) => held(() => methods.changeDefault(...given)),
      revokeSessions: (...given) => held(() => methods.revokeSessions(...given)),
    },
    notifier: {
      reach: (...given) => held(() => notifier.reach(...given)),
      tell: (...given) => held(() => notifier.tell(...given)),
      repaint: (...given) => held(() => notifier.repaint(...given)),
    },
    ...(desk === undefined ? {} : { desk: fencedDesk(desk, held) }),
    mail: { tell: (...given) => held(() => mail.tell(...given)) },
    ...(witness === undefined ? {} : { witness: fencedWitness(witness, held) }),
    pager: { page: (...given) => held(() => pager.page(...given)) },
  };
}

type Held = <Answer>(call: () => Promise<Answer>) => Promise<Answer>;

function fencedDesk(desk: DeskChannel, held: Held): DeskChannel {
  return {
    post: (...given) => held(() => desk.post(...given)),
    repaint: (...given) => held(() => desk.repaint(...given)),
  };
}

function fencedWitness(witness: Witness, held: Held): Witness {
  return {
    ...witness,
    write: (...given) => held(() => witness.write(...given)),
    send: (...given) => held(() => witness.send(...given)),
  };
}
