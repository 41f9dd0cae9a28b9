import type { SignsTogether } from '../sign.ts';
import { JAPANESE_ACCOUNT } from './japanese/account.ts';
import { JAPANESE_PROMPTS } from './japanese/prompts.ts';
import { JAPANESE_SECRETS } from './japanese/secrets.ts';

export const JAPANESE_TOGETHER: SignsTogether = {
  ...JAPANESE_PROMPTS,
  ...JAPANESE_SECRETS,
  ...JAPANESE_ACCOUNT,
};
