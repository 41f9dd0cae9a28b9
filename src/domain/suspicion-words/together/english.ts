import type { SignsTogether } from '../sign.ts';
import { ENGLISH_ACCOUNT } from './english/account.ts';
import { ENGLISH_PROMPTS } from './english/prompts.ts';
import { ENGLISH_SECRETS } from './english/secrets.ts';

export const ENGLISH_TOGETHER: SignsTogether = { ...ENGLISH_PROMPTS, ...ENGLISH_SECRETS, ...ENGLISH_ACCOUNT };
