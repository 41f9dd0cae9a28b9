import { audit } from './audit.ts';
import { clicks } from './clicks.ts';
import { escalation } from './escalation.ts';
import { history } from './history.ts';
import { instances } from './instances.ts';
import { onCall } from './on-call.ts';
import { pickUp } from './pick-up.ts';
import type { Report, Scale } from './report.ts';
import { reset } from './reset.ts';
import { turns } from './turns.ts';

/** What is measured, by name, in this order. */
export const PARTS: Readonly<Record<string, (scale: Scale) => Promise<Report>>> = {
  turns,
  clicks,
  history,
  pickUp,
  audit,
  instances,
  reset,
  escalation,
  onCall,
};
