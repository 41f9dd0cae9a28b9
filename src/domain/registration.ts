import type { Instant } from './instant.ts';
import type { Unreadable } from './sign-in-evidence.ts';

/** Whether a person's earlier sign-ins know the address or country; neither leaves the adapter that reads them. */
export type Place = 'usual' | 'unusual' | 'unknown';

/** One security info registered by the person themselves, as the audit log tells it. */
export interface LoggedRegistration {
  readonly at: Instant;
  readonly place: Place;
}

/** What the audit log says of registrations after a reset. */
export type RegistrationLog =
  | { readonly kind: 'read'; readonly registrations: readonly LoggedRegistration[] }
  | { readonly kind: 'unreadable'; readonly why: Unreadable };
