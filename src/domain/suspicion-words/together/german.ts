import type { SignsTogether } from '../sign.ts';
import { GERMAN_ACCOUNT } from './german/account.ts';
import { GERMAN_PROMPTS } from './german/prompts.ts';
import { GERMAN_SECRETS } from './german/secrets.ts';

export const GERMAN_TOGETHER: SignsTogether = { ...GERMAN_PROMPTS, ...GERMAN_SECRETS, ...GERMAN_ACCOUNT };
