import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ServiceError } from '../../errors.ts';

/** An HTTP server that only this machine can reach. */
export interface LoopbackServer {
  /** Resolves to the base URL; port 0 picks a free one. Refuses a taken port with PORT_IN_USE. */
  readonly listen: (port?: number) => Promise<string>;
  /** Stops listening and breaks open connections; harmless when it never listened. */
  readonly close: () => Promise<void>;
}

/** A server that hands each exchange to `handle`; one that fails breaks its connection, nothing more. */
export function createLoopbackServer(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): LoopbackServer {
  const server = createServer((request, response) => {
    // All that can fail out here is a request broken off half-way: there is nobody left to answer.
    handle(request, response).catch(() => response.destroy());
  });
  return {
    listen: (port = 0) =>
      new Promise((resolve, reject) => {
        const failed = (cause: NodeJS.ErrnoException): void => {
          const code = cause.code === 'EADDRINUSE' ? 'PORT_IN_USE' : 'SANDBOX_STEP_FAILED';
          reject(new ServiceError(code, `Cannot listen on 127.0.0.1:${port}.`, { cause }));
        };
        server.once('error', failed);
        server.listen(port, '127.0.0.1', () => {
          server.off('error', failed);
          const address = server.address();
          const chosen = typeof address === 'object' && address !== null ? address.port : port;
          resolve(`http://127.0.0.1:${chosen}`);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
