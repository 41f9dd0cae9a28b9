import type { Instant } from '../../domain/instant.ts';
import type { ObjectId } from '../../domain/person.ts';
import { formatNumber } from '../../domain/request-number.ts';
import type { Named, People } from '../../workflow/view.ts';
import { sentence } from '../sentences/joined.ts';
import { momentOf } from '../sentences/moment.ts';
import type { ShownStage } from '../sentences/stage.ts';
import type { Words } from '../words.ts';
import type { Button } from './button.ts';
import type { CancelForm } from './cancel.ts';

/** The helpdesk as cards name it. */
export interface Helpdesk {
  readonly name: string;
  readonly phone: string;
}

/** What the coloured label beside the heading means; the words say the same. */
export interface Label {
  readonly text: string;
  readonly style: 'default' | 'emphasis' | 'accent' | 'good' | 'warning' | 'attention';
}

/** A paragraph, in the shape templates repeat over. */
export interface Line {
  readonly line: string;
}

/** A line with its number or sign before it. */
export interface Step extends Line {
  readonly mark: string;
}

/** A part of a card under a small title of its own: steps with their marks, then paragraphs. */
export interface Section {
  readonly title: string;
  readonly hasSteps: boolean;
  readonly steps: readonly Step[];
  readonly lines: readonly Line[];
  readonly hasFold: boolean;
  readonly fold?: Fold;
}

/** Lines that a button brings to view, since few need them. `id` is unique on its card. */
export interface Fold {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** What every card has: one small heading, one thing to know, a few words, and what can be done. */
export interface Frame {
  readonly heading: string;
  readonly hasLabel: boolean;
  readonly label?: Label;
  readonly title: string;
  /** Where a request is on its way; empty where it has none. */
  readonly hasProgress: boolean;
  readonly progress: readonly ShownStage[];
  /** Above everything else, for what changes how the rest is read. */
  readonly hasWarning: boolean;
  readonly warning?: string;
  readonly lines: readonly Line[];
  readonly steps: readonly Step[];
  readonly sections: readonly Section[];
  readonly hasBox: boolean;
  readonly box?: { readonly title: string; readonly text: string };
  readonly buttons: readonly Button[];
  /** After the other buttons. */
  readonly hasCancel: boolean;
  readonly cancel?: CancelForm;
  /** Shown where cards can't be, and as the notification. */
  readonly fallbackText: string;
}

/** A frame from what a card says; whatever is left out isn't shown. */
export function frame(content: {
  readonly number?: number;
  /** Name of the colleague, so that a card can be told from others at a glance. */
  readonly about?: string;
  /** When it was asked. */
  readonly at?: Instant;
  readonly label?: Label;
  readonly title: string;
  readonly progress?: readonly ShownStage[];
  readonly warning?: string;
  readonly lines?: readonly string[];
  readonly steps?: readonly string[];
  readonly sections?: readonly Section[];
  readonly box?: { readonly title: string; readonly text: string };
  readonly buttons?: readonly Button[];
  readonly cancel?: CancelForm;
}): Frame {
  const { number, about, at, label, title, progress = [], warning, box, cancel } = content;
  const heading = [
    // Teams names the bot above the message: where there is a number, a phone needs the room for it.
    number === undefined ? 'Latchkey' : formatNumber(number),
    // A title that says the name needs no second one above it, where a phone has little room.
    ...(about === undefined || title.includes(about) ? [] : [about]),
    ...(at === undefined ? [] : [momentOf(at)]),
  ].join(' · ');
  return {
    heading,
    hasLabel: label !== undefined,
    ...(label === undefined ? {} : { label }),
    title,
    hasProgress: progress.length > 0,
    progress,
    hasWarning: warning !== undefined,
    ...(warning === undefined ? {} : { warning }),
    lines: (content.lines ?? []).map((line) => ({ line })),
    steps: (content.steps ?? []).map((line, index) => ({ mark: `${index + 1}`, line })),
    sections: content.sections ?? [],
    hasBox: box !== undefined,
    ...(box === undefined ? {} : { box }),
    buttons: content.buttons ?? [],
    hasCancel: cancel !== undefined,
    ...(cancel === undefined ? {} : { cancel }),
    fallbackText: number === undefined ? title : `${formatNumber(number)}: ${title}`,
  };
}

/** A section, or none at all when it would have no lines. */
export function section(title: string, lines: readonly string[]): readonly Section[] {
  return lines.length === 0
    ? []
    : [{ title, hasSteps: false, steps: [], lines: lines.map((line) => ({ line })), hasFold: false }];
}

/** A section that ends in folded lines; just the section when there are none, and none at all when it would be empty. */
export function folding(
  title: string,
  [shown]: readonly Section[],
  { lines, ...fold }: Omit<Fold, 'text'> & { readonly lines: readonly string[] },
): readonly Section[] {
  if (lines.length === 0) return shown === undefined ? [] : [shown];
  const base = shown ?? { title, hasSteps: false, steps: [], lines: [] };
  return [{ ...base, hasFold: true, fold: { ...fold, text: lines.join('\n\n') } }];
}

/**
 * A section of steps, with `lines` below them, or none at all when there are none. A word too long for a phone, such as
 * an address, belongs into a line: steps don't break words.
 */
export function stepSection(
  title: string,
  steps: readonly Step[],
  lines: readonly string[] = [],
): readonly Section[] {
  return steps.length === 0
    ? []
    : [{ title, hasSteps: true, steps, lines: lines.map((line) => ({ line })), hasFold: false }];
}

/** Lines with their numbers; a single one needs none. */
export function numbered(lines: readonly string[]): readonly Step[] {
  return lines.map((line, index) => ({ mark: lines.length > 1 ? `${index + 1}` : '→', line }));
}

/** A person's name; "a colleague" for whoever couldn't be read. */
export function nameOf(words: Words, people: People, id: ObjectId | undefined): string {
  return (id === undefined ? undefined : people.get(id)?.name) ?? words.say('common.a_colleague');
}

/** For the heading of a request's card; nothing while nobody is chosen. */
export function aboutOf(
  words: Words,
  { subject }: { readonly subject?: ObjectId },
  people: People,
): { readonly about?: string } {
  return subject === undefined ? {} : { about: nameOf(words, people, subject) };
}

/** A person with what tells them from namesakes. */
export function fullNameOf(words: Words, people: People, id: ObjectId | undefined): string {
  const person = id === undefined ? undefined : people.get(id);
  return person === undefined
    ? sentence(words.say('common.a_colleague'))
    : [person.name, detailsOf(person)].filter(Boolean).join(' · ');
}

/** Sign-in name and department of a person. */
export function detailsOf({ signInName, department }: Named): string {
  return [signInName, department].filter(Boolean).join(' · ');
}
