import type { SignsTogether } from '../sign.ts';
import { SPANISH_ACCOUNT } from './spanish/account.ts';
import { SPANISH_PROMPTS } from './spanish/prompts.ts';
import { SPANISH_SECRETS } from './spanish/secrets.ts';

export const SPANISH_TOGETHER: SignsTogether = { ...SPANISH_PROMPTS, ...SPANISH_SECRETS, ...SPANISH_ACCOUNT };
