// What the suites of the environment share: variables that are right, and what is said of wrong ones.
import { loadSettings } from '../../src/config.ts';
import { ServiceError } from '../../src/errors.ts';

export const APP = '11111111-2222-3333-4444-555555555555';
export const TENANT = 'AAAAAAAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE';
export const KEY = Buffer.alloc(32, 7).toString('base64');
export const PASSWORD = 'not-a-real-password';

export const base = { MicrosoftAppTenantId: TENANT, LATCHKEY_CONFIG: 'latchkey.yaml', LATCHKEY_SECRET: KEY };
export const signedIn = { ...base, MicrosoftAppId: APP, MicrosoftAppPassword: PASSWORD };
export const sandboxed = { ...base, GRAPH_ENDPOINT: 'http://127.0.0.1:4000' };

function detailOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'CONFIG_INVALID') return error.detail;
    throw error;
  }
  return '';
}

export const complaints = (env: NodeJS.ProcessEnv) => detailOf(() => loadSettings(env));
