import { gallery } from '../../src/cli/card-gallery.ts';
import { NOW, PLAN } from '../../src/cli/card-plans.ts';
import { CAST, CAST_PEOPLE } from '../../src/cli/card-cast.ts';
import { REQUESTS } from '../../src/cli/card-endings.ts';
import { AWAITING } from '../../src/cli/card-requests.ts';
import { HELPDESK } from '../../src/cli/card-scene.ts';
import type { ResetPlan } from '../../src/domain/reset-plan.ts';
import type { ResetProgress } from '../../src/domain/reset-progress.ts';
import { sizeOf } from '../../src/teams/card-template.ts';
import { createCards } from '../../src/teams/cards.ts';
import type { Named, People, View } from '../../src/workflow/view.ts';
import type { Escalation } from '../../src/domain/escalation.ts';
import { plainText } from '../../src/domain/plain-text.ts';
import { objectsOf, textsOf } from '../support/card-content.ts';

const mark = () => 'f'.repeat(24);
const cards = createCards({ helpdesk: HELPDESK, mark });
/** As in a reader's own chat, where a card asks by itself whether it is still true. */
const READER = { viewer: `29:${'x'.repeat(120)}` } as const;
const BUDGET = 20 * 1024;
const crowd = Array.from({ length: 60 }, (_, index) => `20000000-0000-4000-8000-0000000000${10 + index}`);

const sizeOfView = (view: View) => sizeOf(cards.render(view, READER).content);

/** The largest scene of each card and status: variations differ in a sentence or two. */
const SCENES = [
  ...new Map(
    gallery()
      .toSorted((a, b) => sizeOfView(a.view) - sizeOfView(b.view))
      .map((scene) => {
        const { view } = scene;
        return [`${view.card}/${'request' in view ? view.request.status : ''}`, scene] as const;
      }),
  ).values(),
];

/** The view with every name, address, department, note and search text replaced. */
function withNames(view: View, text: string, others: readonly string[] = []): View {
  const ids = [...Object.values(CAST).map(({ id }) => id), ...others];
  const named = (id: string): Named => ({ id, name: text, signInName: text, department: text });
  const everybody: People = new Map(ids.map((id) => [id, named(id)]));
  const swap = (node: unknown, key: string): unknown => {
    if (key === 'people' && node instanceof Map) return everybody;
    // A zone that no clock knows is never read from an activity.
    if (key === 'zone') return node;
    if (key === 'because' && view.card === 'self_help') return text;
    if (
      [
        'name',
        'signInName',
        'department',
        'note',
        'searched',
        'device',
        'notFound',
        'prefill',
        'rest',
        'named',
      ].includes(key)
    )
      return text;
    if (Array.isArray(node)) return node.map((item: unknown) => swap(item, key));
    if (typeof node !== 'object' || node === null || node instanceof Map) return node;
    return Object.fromEntries(Object.entries(node).map(([inner, value]) => [inner, swap(value, inner)]));
  };
  return swap(view, '') as View;
}

/** As long as Graph's ids of passkeys get. */
const longId = (index: number) => `${'aB3_-'.repeat(17)}${index}`;

/** A device for every day of the month is to be removed, ten passkeys are on offer, and everything went through Graph. */
function crowdedPlan(text: string): ResetPlan {
  const many = Array.from({ length: 30 }, (_, index) => {
    return { ...PLAN.remove[2]!, id: `20000000-0000-4000-8000-0000000000${10 + index}`, device: text };
  });
  const keys = Array.from({ length: 10 }, (_, index) => {
    return { id: longId(index), kind: 'fido2', device: text, reason: 'on_offer' } as const;
  });
  const left = many.map((method) => ({ ...method, id: `${method.id}-kept`, reason: 'not_chosen' as const }));
  return {
    remove: many,
    keep: [...keys, ...left],
    // All but one stand for the default, so that each alone would make the last one the default first.
    defaults: { kind: 'known', ids: many.slice(1).map(({ id }) => id) },
    changeDefaultTo: { preference: 'push', id: many[0]!.id },
    unseen: ['phone', 'microsoftAuthenticator', 'softwareOath', 'hardwareOath', 'fido2'],
    mayChangeDefault: true,
    sessions: 'ask',
  };
}

function crowdedProgress({ remove }: ResetPlan): ResetProgress {
  const step = { tries: 4, step: { state: 'asked', at: NOW }, graphRequestId: crowd[0]! } as const;
  const removals = remove.map(({ id }, index) => {
    return { id, removal: { state: 'waiting' }, tries: 0, graphRequestId: crowd[index]! } as const;
  });
  return { removals, defaultChange: step, revocation: step };
}

/** Everybody was asked, everybody follows, and the plan is crowded too. */
function crowded(view: View, text: string): View {
  if (!('request' in view) || view.request.status === 'draft') return view;
  const { request } = view;
  const offer = crowdedPlan(text);
  // What can't be seen may be the default, so nothing is offered alone then: the longer of both cards counts.
  const plan = 'offered' in request ? offer : { ...offer, unseen: [] };
  const skipped = crowd.slice(0, 4).map((id) => ({ id, reason: 'is_subject' as const }));
  const escalation = { step: 6, notified: crowd.slice(2), skipped, ...crowdedEscalation(text) };
  const whole = { ...request, plan, escalation, followers: crowd, vouchers: crowd, ...crowdedVouching() };
  const run = 'progress' in request ? { progress: crowdedProgress(plan) } : {};
  return { ...view, request: { ...whole, ...run } } as View;
}

/** Twenty were asked by each of three steps, everybody handed over and had it, and the pager is broken. */
function crowdedEscalation(note: string): Omit<Escalation, 'step' | 'notified' | 'skipped'> {
  const asked = [0, 1, 2].map((step) => crowd.slice(2 + step * 20, 22 + step * 20));
  return {
    nextAt: NOW,
    taken: [
      ...asked.map((people, step) => ({ step, at: NOW, people })),
      { step: 3, at: NOW, people: [], leftOut: true },
      { step: 4, at: NOW, people: [], pager: 'unanswered' },
    ],
    handOvers: crowd.slice(2).map((by) => ({ by, at: NOW, note: plainText(note, 200) })),
    holds: crowd.slice(2).map((by) => ({ by, at: NOW, until: NOW, next: 3 })),
  };
}

/** The manager, both recovery contacts and the manager's manager: nobody else is ever asked to vouch. */
function crowdedVouching() {
  const vouchAsks = crowd.slice(0, 4).map((id, index) => {
    return {
      id,
      as: index === 0 ? 'managers_manager' : 'recovery_contact',
      at: NOW,
      word: 'have_not',
    } as const;
  });
  const [first] = crowd;
  return { vouchAsks, vouches: [{ by: first!, at: NOW, how: 'video' } as const] };
}

describe.each([
  ['long Latin names', 'Bartholomew Maximilian '.repeat(40)],
  ['long Chinese names', '欧阳司马上官诸葛'.repeat(100)],
  ['Thai names with many marks', 'นภาพรรณ์กิ้งก้า '.repeat(80)],
  ['names of emoji families', '👩🏽‍👩🏽‍👧🏽‍👦🏽'.repeat(300)],
  ['10 KB of accents', 'e\u0301\u0302\u0303\u0304\u0305'.repeat(2_000)],
  ['4 KB of quotes and backslashes', '"\\'.repeat(2_000)],
])('with %s', (_kind, text) => {
  it('every card stays under the size budget', () => {
    const sizes = SCENES.map(
      ({ name, view }) =>
        [
          name,
          sizeOf(cards.render(crowded(withNames(view, text, crowd.slice(0, 4)), text), READER).content),
        ] as const,
    );
    expect(sizes.filter(([, size]) => size >= BUDGET)).toEqual([]);
  });
});

const HOSTILE = [
  '[click](http://evil.example)',
  '**bold** _and_ ~~more~~ `code`',
  '{{DATE(2026-11-22T10:00:00Z,SHORT)}}',
  '${$root.code} ${1+1} ${json(concat("a"))}',
  '<at>Amir</at> <a href="http://evil.example">x</a>',
  'Alice \u202Egnow\u202C \u2066x\u2069 \u200Bz',
  '# Approved\n\n- item\r1. item',
  'x'.repeat(10_000),
  'https://evil.example/login www.evil.example',
  '`${exec}` $${{x}} $when $data',
] as const;

describe('text from people is only ever text', () => {
  it.each(HOSTILE.map((text) => [text.slice(0, 40), text] as const))('%j', (_start, text) => {
    for (const { view } of SCENES) {
      const { content, summary } = cards.render(withNames(view, text));
      const before = cards.render(view).content;
      const shown = [...textsOf(content), summary].join('\n');
      const ours = textsOf(before).join('\n');
      expect(shown).not.toMatch(
        /evil\.example|\]\(|\*\*|<\/?a|[\u200B-\u200F\u202A-\u202E\u2066-\u2069]|\$\{/,
      );
      expect(shown.match(/`|~|^#|_/gm)).toEqual(ours.match(/`|~|^#|_/gm));
      // Dates are ours alone, and no element appears or vanishes because of a name.
      expect(shown.match(/\{\{/g)?.length).toBe(ours.match(/\{\{/g)?.length);
      expect(objectsOf(content).length).toBe(objectsOf(before).length);
    }
  });

  it('never computes what a name says', () => {
    const view = withNames({ card: 'symptom', number: 1042, subject: CAST.alice }, '${1+1}');
    const title = textsOf(cards.render(view).content).find((line) => line.startsWith('What does'));
    expect(title).toBe('What does $｛1+1｝ see?');
  });

  it('keeps a search text searchable in its field, without what no search needs', () => {
    const valueOf = (prefill: string) =>
      objectsOf(cards.render({ card: 'who', number: 1042, prefill }).content).find(
        ({ id }) => id === 'who',
      )?.['value'];
    expect(valueOf('alice_w@contoso.com')).toBe('alice_w@contoso.com');
    expect(valueOf("Siobhán O'Brien-Núñez")).toBe("Siobhán O'Brien-Núñez");
    expect(valueOf('{{TIME(x)}} <at>Eve</at> ${x}')).toBe('TIME x at Eve at x');
  });

  it('keeps ordinary names as they are', () => {
    const { content } = cards.render({
      card: 'requester',
      request: AWAITING,
      people: CAST_PEOPLE,
      halted: false,
    });
    expect(textsOf(content)).toContain('We asked Amir Haddad to help');
  });

  it('calls whoever can’t be read a colleague', () => {
    for (const request of REQUESTS.values()) {
      const view: View = { card: 'requester', request, people: new Map(), halted: false };
      expect(textsOf(cards.render(view).content).join('\n')).not.toMatch(/[.] a colleague|undefined/);
    }
  });
});
