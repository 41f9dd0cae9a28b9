import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { AUDIT_START, canonicalJson, chained, factsOf, hashedText, lineOf } from '../../src/domain/audit.ts';
import type { AuditEntry, Digest } from '../../src/domain/audit.ts';
import { faultOf } from '../../src/domain/audit-fault.ts';
import type { AuditFault } from '../../src/domain/audit-fault.ts';
import type { Event } from '../../src/domain/event.ts';
import { NOW } from './requests.ts';

const digest: Digest = (text) => createHash('sha256').update(text).digest('hex');
const events: readonly Event[] = [
  { kind: 'request_opened', by: 'rita' },
  { kind: 'subject_chosen', by: 'rita', subject: 'alice' },
  { kind: 'approved', by: 'amir', slot: 0, complete: true, methods: ['app'], revokesSessions: false },
  { kind: 'claimed' },
];

const chainOf = (happened: readonly Event[]): readonly AuditEntry[] =>
  factsOf(happened, NOW, 1042).reduce<readonly AuditEntry[]>(
    (entries, fact) => [...entries, chained(fact, entries.at(-1) ?? AUDIT_START, digest)],
    [],
  );

/** The first fault of a chain read from its beginning, as the check of the whole record finds it. */
const faultIn = (entries: readonly AuditEntry[]): AuditFault | undefined =>
  entries
    .map((entry, index) => faultOf(lineOf(entry), entries[index - 1] ?? AUDIT_START, digest))
    .find((fault) => fault !== undefined);

describe('canonical JSON', () => {
  it.each<[unknown, string]>([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [{ a: undefined, b: { d: 1, c: undefined } }, '{"b":{"d":1}}'],
    [{ Z: 1, a: 2, ä: 3, '10': 4, '9': 5 }, '{"10":4,"9":5,"Z":1,"a":2,"ä":3}'],
    ['quoted "text"\n', '"quoted \\"text\\"\\n"'],
    [[], '[]'],
    [{}, '{}'],
  ])('of %j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('is the same for the same value in any order of keys, and reads back as that value', () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, field]) => [key, turned(field)]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        expect(canonicalJson(turned(plain))).toBe(canonicalJson(plain));
        expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
      }),
    );
  });
});

describe('what a line is hashed by', () => {
  it('is the canonical JSON of the entry without its hash, whatever its text and numbers are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.jsonValue({ noUnicodeString: false }),
        fc.option(fc.nat(), { nil: undefined }),
        fc.nat(),
        (text, value, request, sequence) => {
          const event = JSON.parse(JSON.stringify({ kind: text, value })) as Event;
          const rest = { at: text, event, previous: text, sequence };
          const entry = request === undefined ? rest : { ...rest, request };
          expect(hashedText(lineOf({ ...entry, hash: 'any' }))).toBe(canonicalJson(entry));
        },
      ),
    );
  });
});

describe('the chain', () => {
  it('counts from one, and each line holds the hash of the one before', () => {
    const entries = chainOf(events);
    expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    expect(entries[0]?.previous).toBe('0'.repeat(64));
    expect(entries.slice(1).map(({ previous }) => previous)).toEqual(
      entries.slice(0, -1).map(({ hash }) => hash),
    );
    expect(new Set(entries.map(({ hash }) => hash)).size).toBe(4);
  });

  it('names the request, where there is one', () => {
    expect(factsOf([{ kind: 'claimed' }], NOW, 7)).toEqual([
      { at: NOW, request: 7, event: { kind: 'claimed' } },
    ]);
    expect(factsOf([{ kind: 'halt', by: 'amir' }], NOW)).toEqual([
      { at: NOW, event: { kind: 'halt', by: 'amir' } },
    ]);
  });

  it('is whole as it was written, also when its keys come back in another order', () => {
    const entries = chainOf(events);
    expect(faultIn(entries)).toBeUndefined();
    const turned = entries.map(
      (entry) => Object.fromEntries(Object.entries(entry).toReversed()) as unknown as AuditEntry,
    );
    expect(faultIn(turned)).toBeUndefined();
    expect(faultIn([])).toBeUndefined();
  });

  const [first, second, third, fourth] = chainOf(events) as [AuditEntry, AuditEntry, AuditEntry, AuditEntry];
  const forged = { ...third, event: { ...third.event, by: 'eve' } as Event };
  it.each<[string, readonly AuditEntry[], AuditFault]>([
    ['the first line dropped', [second, third, fourth], { kind: 'missing', sequence: 1 }],
    ['a line dropped', [first, third, fourth], { kind: 'missing', sequence: 2 }],
    ['a line twice', [first, second, second, third], { kind: 'missing', sequence: 3 }],
    ['two lines changed places', [first, third, second, fourth], { kind: 'missing', sequence: 2 }],
    ['another person', [first, second, forged, fourth], { kind: 'changed', sequence: 3 }],
    [
      'another time',
      [{ ...first, at: '2026-11-22T09:00:00.000Z' }, second],
      { kind: 'changed', sequence: 1 },
    ],
    ['another request', [{ ...first, request: 7 }, second], { kind: 'changed', sequence: 1 }],
    ['a hash of its own', [first, { ...second, hash: digest('x') }, third], { kind: 'changed', sequence: 2 }],
    [
      'a line written anew, hash and all',
      [first, second, chained({ at: NOW, event: { kind: 'claimed' } }, second, digest), fourth],
      { kind: 'unlinked', sequence: 4 },
    ],
    [
      'a dropped line made up for by counting on',
      [first, { ...third, sequence: 2 }],
      { kind: 'unlinked', sequence: 2 },
    ],
  ])('%s is found', (_, entries, fault) => {
    expect(faultIn(entries)).toEqual(fault);
  });
});
