import type { SignInFinding } from '../../domain/sign-in-evidence.ts';
import type { Words } from '../words.ts';
import { momentOf } from './moment.ts';

/** What the sign-in log adds, in words; never as proof. */
export function signInLine({ say }: Words, found: SignInFinding): string {
  switch (found.kind) {
    case 'fits': {
      const at = momentOf(found.at);
      return found.likely === undefined
        ? say('check.sign_ins.fits', { at })
        : say(`check.sign_ins.fits.${found.likely}`, { at });
    }
    case 'declined':
    case 'fraud_reported':
    case 'risky':
    case 'signed_in':
      return say(`check.sign_ins.${found.kind}`, { at: momentOf(found.at) });
    case 'other_error':
      return say('check.sign_ins.other_error', { at: momentOf(found.at), code: found.code });
    case 'nothing':
      return say('check.sign_ins.nothing');
    case 'unreadable':
      return say(`check.sign_ins.${found.why}`);
  }
}
