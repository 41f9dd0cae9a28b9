import { z } from 'zod';
import { isLoopback } from './loopback.ts';

/**
 * The address of a pager. It is a secret, since whoever knows it can wake people: none of these sentences repeats it.
 */
export const pagerAddress = z.string('must be an address in quotes').superRefine((text, context) => {
  const problem = addressProblem(text);
  if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
});

function addressProblem(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return 'must be an https address';
  if (url.username !== '' || url.password !== '')
    return 'must hold no user name and password: use an address with a key of its own, as pagers offer';
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return 'must be https: over http anybody on the way could read it, so that is for loopback only';
  return undefined;
}
