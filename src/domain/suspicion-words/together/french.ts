import type { SignsTogether } from '../sign.ts';
import { FRENCH_ACCOUNT } from './french/account.ts';
import { FRENCH_PROMPTS } from './french/prompts.ts';
import { FRENCH_SECRETS } from './french/secrets.ts';

export const FRENCH_TOGETHER: SignsTogether = { ...FRENCH_PROMPTS, ...FRENCH_SECRETS, ...FRENCH_ACCOUNT };
