// A wire between the service and PostgreSQL that a test can cut, hold up or hang, as networks and fail-overs do.
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** What happens on the wire from now on; connections that stand are met by it too. */
export interface DatabaseProxy {
  /** The database's URL through the wire. */
  readonly url: string;
  /** Ends every connection as a crashed server does; new ones are let through. */
  cut(): void;
  /** Ends every connection and refuses new ones, as a server that is down. */
  refuse(): Promise<void>;
  /** Nothing gets through any more in either direction, and nothing ends: the worst of all networks. */
  hang(): void;
  /** Everything works again; what was held back by {@link hang} goes on. */
  restore(): Promise<void>;
  /**
   * Once, when a client sends a statement that matches: `request` ends its connection before the server hears of it,
   * `answer` after the server did it and before the client hears. Resolves when it happened.
   */
  loseOnce(what: 'request' | 'answer', statement: RegExp): Promise<void>;
  /** Connections that stand. */
  connections(): number;
  close(): Promise<void>;
}

interface Wire {
  readonly client: Socket;
  readonly server: Socket;
}

interface Loss {
  readonly what: 'request' | 'answer';
  readonly statement: RegExp;
  readonly happened: () => void;
}

export async function openDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const wires = new Set<Wire>();
  let hangs = false;
  let loss: Loss | undefined;

  const end = ({ client, server }: Wire): void => {
    client.destroy();
    server.destroy();
  };
  const cut = (): void => {
    for (const wire of wires) end(wire);
  };
  const takeLoss = (sent: string): Loss | undefined => {
    if (loss?.statement.test(sent) !== true) return undefined;
    const taken = loss;
    loss = undefined;
    return taken;
  };

  const join = (client: Socket): void => {
    const server = connect(Number(target.port || 5432), target.hostname);
    const wire = { client, server };
    wires.add(wire);
    if (hangs) pause(wire);
    let loses: Loss | undefined;
    client.on('data', (chunk) => {
      loses ??= takeLoss(chunk.toString('latin1'));
      if (loses?.what === 'request') {
        end(wire);
        loses.happened();
      } else server.write(chunk);
    });
    server.on('data', (chunk) => {
      if (loses === undefined) client.write(chunk);
      else {
        end(wire);
        loses.happened();
      }
    });
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', () => end(wire));
      socket.on('close', () => {
        end(wire);
        wires.delete(wire);
      });
    }
  };

  let listener = await listenSomewhere(join);
  const { port } = listener.address() as AddressInfo;
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    const closed = listener.listening ? once(listener, 'close') : Promise.resolve();
    listener.close();
    cut();
    await closed;
  };

  return {
    url: url.href,
    cut,
    refuse: stop,
    hang: () => {
      hangs = true;
      for (const wire of wires) pause(wire);
    },
    restore: async () => {
      hangs = false;
      for (const { client, server } of wires) {
        client.resume();
        server.resume();
      }
      if (!listener.listening) listener = await listen(join, port);
    },
    loseOnce: (what, statement) =>
      new Promise((resolve) => {
        loss = { what, statement, happened: resolve };
      }),
    connections: () => wires.size,
    close: stop,
  };
}

function pause({ client, server }: Wire): void {
  client.pause();
  server.pause();
}

/** Below the ports that systems give out by themselves: while it refuses, nobody else must come to listen there. */
async function listenSomewhere(join: (client: Socket) => void, tries = 1): Promise<Server> {
  try {
    return await listen(join, randomInt(20_000, 30_000));
  } catch (error) {
    if (tries >= 20) throw error;
    return listenSomewhere(join, tries + 1);
  }
}

async function listen(join: (client: Socket) => void, port: number): Promise<Server> {
  const server = createServer(join).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
