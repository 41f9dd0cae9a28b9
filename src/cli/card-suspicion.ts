// Requests whose requester told late that somebody else may be trying to sign in.
import type { Request } from '../domain/request.ts';
import { LIVE } from './card-requests.ts';

const SHOWN = ['verifying', 'awaiting', 'approved', 'resetting', 'reset'];

/** By name, while others are asked, as it runs and once it is done. */
export const ODDLY_ASKED: readonly (readonly [name: string, request: Request])[] = Object.entries(LIVE)
  .filter(([name]) => SHOWN.includes(name))
  .map(([name, request]) => [`${name}-suspicion`, oddly(request)]);

function oddly(request: Request): Request {
  return 'reported' in request
    ? { ...request, reported: { ...request.reported, suspicious: true } }
    : request;
}
