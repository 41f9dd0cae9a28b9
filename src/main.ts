// `npm start`: the service where it is configured, the sandbox where nothing is.
import { runService } from './cli/start.ts';
import { failWith } from './cli/fail.ts';
import { runSandbox } from './cli/sandbox.ts';

const isConfigured =
  process.env['LATCHKEY_CONFIG'] !== undefined || process.env['MicrosoftAppId'] !== undefined;

try {
  await (isConfigured ? runService() : runSandbox({ play: false }));
} catch (error) {
  failWith(error);
}
