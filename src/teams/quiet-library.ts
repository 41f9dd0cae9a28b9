import { AsyncLocalStorage } from 'node:async_hooks';

const quiet = new AsyncLocalStorage<true>();
let installed = false;

/**
 * Runs `work` with everything it writes to `console.error` swallowed. Botbuilder's token check prints keys and parsed
 * tokens there with no switch to stop it; what went wrong still comes as the error it throws. Other code running
 * meanwhile is not affected.
 */
export function withoutConsole<Result>(work: () => Promise<Result>): Promise<Result> {
  if (!installed) install();
  return quiet.run(true, work);
}

function install(): void {
  installed = true;
  /* eslint-disable no-console -- the library writes there itself, so there is nothing else to take hold of */
  const write = console.error.bind(console);
  console.error = (...args: unknown[]) => {
    if (quiet.getStore() === undefined) write(...args);
  };
  /* eslint-enable no-console */
}
