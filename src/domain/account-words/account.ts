import type { SymptomId } from '../symptom.ts';

/** Accounts for which this bot is the wrong door, whatever happened to the phone. */
export type AccountSymptom = Extract<SymptomId, 'admin_locked_out' | 'personal_account' | 'school_account'>;

/** How people say in one language that it is such an account; administrators seldom use the word. */
export type AccountWords = Readonly<Record<AccountSymptom, RegExp>>;
