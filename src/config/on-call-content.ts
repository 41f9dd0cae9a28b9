// From what the configuration file says about on-call to the domain's words.
import { instantOf, type Duration, type Instant } from '../domain/instant.ts';
import type { EscalationStep } from '../domain/on-call.ts';
import type { Override } from '../domain/override.ts';
import type { Restriction } from '../domain/restriction.ts';
import type { Layer, Rotation } from '../domain/rotation.ts';
import type { UrgencyRules } from '../domain/urgency.ts';
import { readMoment, readWallClock } from './local-time.ts';
import type { OnCallContent } from './on-call-schema.ts';
import { secret, type Secret } from './secret.ts';

/**
 * On-call as the file has it, in the domain's words; people are as written. With source `shifts` every rotation is one
 * layer of planned shifts of which nothing is known yet, and `schedulingGroups` says, by the rotation's place, where
 * in `teamId` to read them: a display name or a `TAG_` id.
 */
export interface OnCallConfiguration {
  readonly source: 'rotations' | 'shifts';
  readonly teamId?: string;
  readonly schedulingGroups: readonly string[];
  readonly rotations: readonly Rotation[];
  readonly overrides: readonly Override[];
  readonly escalation: readonly EscalationStep[];
  /** The pager's address of each step that pages, by the step's place. */
  readonly webhooks: readonly (Secret<string> | undefined)[];
  readonly urgency: UrgencyRules;
  readonly holdFor: Duration;
}

/** `zone` is that of times which have no other. */
export function onCallFrom(content: OnCallContent, zone: string): OnCallConfiguration {
  const { source, teamId, rotations, overrides, escalation, holdFor } = content;
  const groups = rotations.flatMap(({ schedulingGroup }) => schedulingGroup ?? []);
  return {
    source,
    ...(teamId === undefined ? {} : { teamId: teamId.toLowerCase() }),
    schedulingGroups: source === 'shifts' ? groups : [],
    rotations: rotations.map((one) => rotationFrom(one, source, zone)),
    overrides: overrides.map((one) => overrideFrom(one, zone)),
    escalation: escalation.map(stepFrom),
    webhooks: escalation.map(({ webhook }) => (webhook === undefined ? undefined : secret(webhook))),
    urgency: urgencyFrom(content, zone),
    holdFor,
  };
}

type RotationContent = OnCallContent['rotations'][number];
type LayerContent = Omit<RotationContent, 'name' | 'layers' | 'schedulingGroup'> & { readonly name?: string };

const EPOCH: Instant = instantOf(0);

/** Shifts of which nothing is known: an empty span, so that nobody on call is no gap either. */
const UNREAD: Layer = { kind: 'shifts', shifts: [], known: { from: EPOCH, until: EPOCH } };

function rotationFrom(
  { name, layers, ...flat }: RotationContent,
  source: OnCallContent['source'],
  zone: string,
): Rotation {
  if (source === 'shifts') return { name, layers: [UNREAD] };
  const own = flat.timeZone === undefined ? {} : { timeZone: flat.timeZone };
  const written: readonly LayerContent[] = layers ?? [flat];
  return { name, layers: written.flatMap((one) => layerFrom({ ...own, ...one }, zone)) };
}

/** None where participants or hand-off are missing, which the rules have refused before. */
function layerFrom(
  { name, participants, handOff, only, timeZone }: LayerContent,
  zone: string,
): readonly Layer[] {
  if (participants === undefined || handOff === undefined) return [];
  const { every, from } = handOff;
  return [
    {
      kind: 'turns',
      ...(name === undefined ? {} : { name }),
      participants,
      handOff: { every, from: readWallClock(from, timeZone ?? zone) ?? from },
      ...(timeZone === undefined ? {} : { timeZone }),
      ...(only === undefined ? {} : { only: only.map(restrictionFrom) }),
    },
  ];
}

/** The midnight that ends a day is the one that begins the next, which is how hours across midnight are written. */
function restrictionFrom({ days, from, until }: Restriction): Restriction {
  return { days, from, until: until === '24:00' ? '00:00' : until };
}

/** An override of the file in the domain's words; a time that names no moment stays as written. */
export function overrideFrom(
  { kind, who, instead, rotation, from, until }: OnCallContent['overrides'][number],
  zone: string,
): Override {
  const moment = (text: string): string => {
    const reading = readMoment(text, zone);
    return reading.ok ? reading.at : text;
  };
  const span = { who, rotation, from: moment(from), until: moment(until), source: 'configuration' } as const;
  if (kind !== 'replace') return { kind, ...span };
  return { kind, ...span, ...(instead === undefined ? {} : { instead }) };
}

function stepFrom({ after, notify, urgency, webhook }: OnCallContent['escalation'][number]): EscalationStep {
  return {
    after,
    notify,
    ...(urgency === undefined ? {} : { urgency }),
    ...(webhook === undefined ? {} : { pages: true }),
  };
}

function urgencyFrom({ urgency, workingHours }: OnCallContent, zone: string): UrgencyRules {
  if (workingHours === undefined) return urgency;
  const { timeZone, ...hours } = workingHours;
  return { ...urgency, hours: { hours: restrictionFrom(hours), timeZone: timeZone ?? zone } };
}
