// What works as it is written in the group `onCall`, and is yet probably not what was meant.
import { Temporal } from 'temporal-polyfill';
import { epochOf, type Instant } from '../domain/instant.ts';
import type { Restriction } from '../domain/restriction.ts';
import { firstMomentOf } from '../domain/wall-clock.ts';
import { localText, oddityOf, readMoment, readWallClock } from './local-time.ts';
import type { OnCallContent } from './on-call-schema.ts';
import type { Path, Problem } from './problem.ts';

/** Things to look at, none of which stops the service; `zone` is that of the helpdesk. */
export function onCallRemarks(onCall: OnCallContent, zone: string, now: Instant): readonly Problem[] {
  const layers = onCall.rotations.flatMap((rotation, index) => placedLayers(rotation, index, zone));
  return [
    ...layers.flatMap(handOffRemarks),
    ...layers.flatMap(({ only, path }) =>
      (only ?? []).flatMap((one, index) => wholeDay(one, [...path, 'only', index])),
    ),
    ...hiddenLayers(layers),
    ...unusedRotations(onCall),
    ...onCall.overrides.flatMap((one, index) => overrideRemarks(one, index, { onCall, zone, now })),
    ...urgencyRemarks(onCall),
  ];
}

type RotationContent = OnCallContent['rotations'][number];
type LayerContent = NonNullable<RotationContent['layers']>[number];

interface PlacedLayer extends LayerContent {
  readonly rotation: number;
  readonly path: Path;
  readonly zone: string;
}

function placedLayers(rotation: RotationContent, index: number, zone: string): readonly PlacedLayer[] {
  const path = ['onCall', 'rotations', index];
  const own = rotation.timeZone ?? zone;
  if (rotation.layers === undefined) return [{ ...rotation, rotation: index, path, zone: own }];
  return rotation.layers.map((layer, place) => ({
    ...layer,
    rotation: index,
    path: [...path, 'layers', place],
    zone: layer.timeZone ?? own,
  }));
}

function handOffRemarks({ handOff, path, zone }: PlacedLayer): readonly Problem[] {
  const local = handOff === undefined ? undefined : readWallClock(handOff.from, zone);
  const oddity = local === undefined ? undefined : oddityOf(local, zone);
  if (oddity === undefined) return [];
  const message =
    oddity.kind === 'skipped'
      ? `does not exist in ${zone}, since the clock is put forward over it that night: it is taken for ${oddity.takenFor}`
      : `happens twice in ${zone}, since the clock is put back that night: it is taken for the first, ${oddity.takenFor}`;
  return [{ path: [...path, 'handOff', 'from'], message }];
}

function wholeDay({ from, until }: Restriction, path: Path): readonly Problem[] {
  if (from !== until) return [];
  const message = `is the same as from, which is taken for a whole day, until ${until} on the next; from 00:00 until 24:00 would be a day of the calendar`;
  return [{ path: [...path, 'until'], message }];
}

/** A layer never counts where a later one has somebody at any hour, and from no later on. */
function hiddenLayers(layers: readonly PlacedLayer[]): readonly Problem[] {
  return layers.flatMap((layer, index) => {
    const above = layers
      .slice(index + 1)
      .find(
        (later) =>
          later.rotation === layer.rotation && later.only === undefined && startOf(later) <= startOf(layer),
      );
    if (above === undefined) return [];
    return [
      {
        path: layer.path,
        message:
          'never counts, since a later layer has somebody at any hour: put it after that one, or give that one hours',
        other: above.path,
      },
    ];
  });
}

function startOf({ handOff, zone }: PlacedLayer): number {
  const local = handOff === undefined ? undefined : readWallClock(handOff.from, zone);
  return local === undefined ? Infinity : firstMomentOf(Temporal.PlainDateTime.from(local), zone);
}

function unusedRotations({ rotations, escalation }: OnCallContent): readonly Problem[] {
  return rotations.flatMap(({ name }, index) =>
    escalation.some(({ notify }) => notify === name)
      ? []
      : [
          {
            path: ['onCall', 'rotations', index, 'name'],
            message: 'is named by no step of the escalation: nobody is ever asked for being on call here',
          },
        ],
  );
}

interface Around {
  readonly onCall: OnCallContent;
  readonly zone: string;
  readonly now: Instant;
}

function overrideRemarks(
  override: OnCallContent['overrides'][number],
  index: number,
  { onCall, zone, now }: Around,
): readonly Problem[] {
  const path = ['onCall', 'overrides', index];
  const until = readMoment(override.until, zone);
  if (until.ok && epochOf(until.at) <= epochOf(now))
    return [
      { path, message: `is over since ${localText(until.at, zone)} and has no effect any more: remove it` },
    ];
  const off = override.kind === 'remove' ? override.who : override.instead;
  if (off === undefined || onCall.source === 'shifts' || isEverIn(off, override.rotation, onCall)) return [];
  const key = override.kind === 'remove' ? 'who' : 'instead';
  const message = 'is never on call in this rotation, so the override has no effect: check the name';
  return [{ path: [...path, key], message }];
}

/** Whether anything puts that person, under that name, on call in the rotation. */
function isEverIn(who: string, rotation: string, { rotations, overrides }: OnCallContent): boolean {
  const people = [
    ...rotations
      .filter(({ name }) => name === rotation)
      .flatMap(({ participants = [], layers = [] }) => [
        ...participants,
        ...layers.flatMap((layer) => layer.participants ?? []),
      ]),
    ...overrides.filter((one) => one.rotation === rotation && one.kind !== 'remove').map((one) => one.who),
  ];
  // An object id and a sign-in name may be the same person: only of two names can it be said that they differ.
  const isName = (text: string): boolean => text.includes('@');
  return people.some((one) => one.toLowerCase() === who.toLowerCase() || isName(one) !== isName(who));
}

function urgencyRemarks({ urgency, workingHours, escalation }: OnCallContent): readonly Problem[] {
  const isSame = urgency.workingHours === urgency.otherHours;
  const isNeverLow = isSame && urgency.workingHours === 'high';
  return [
    ...(workingHours === undefined ? [] : wholeDay(workingHours, ['onCall', 'workingHours'])),
    ...(workingHours === undefined || !isSame
      ? []
      : [
          {
            path: ['onCall', 'workingHours'],
            message: `has no effect, since onCall.urgency is ${urgency.workingHours} at any time`,
          },
        ]),
    ...escalation.flatMap((step, index) =>
      step.urgency === undefined || !isNeverLow
        ? []
        : [
            {
              path: ['onCall', 'escalation', index, 'urgency'],
              message: 'has no effect, since onCall.urgency is high at any time',
            },
          ],
    ),
  ];
}
