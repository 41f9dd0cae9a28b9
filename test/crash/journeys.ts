// Every journey of the matrix.
import type { Journey } from './journey.ts';
import { BRAKES } from './journeys/brakes.ts';
import { ELEVATED } from './journeys/elevated.ts';
import { SHIFTS } from './journeys/shifts.ts';
import { STANDARD } from './journeys/standard.ts';

export const JOURNEYS: readonly Journey[] = [STANDARD, ELEVATED, BRAKES, SHIFTS];
