import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CONFIG_KEYS } from '../../src/config.ts';
import type { Finding, RequesterRecord } from '../../src/domain/finding.ts';
import { tierOf } from '../../src/domain/verification.ts';

const pathOf = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const textOf = (name: string): string => readFileSync(pathOf(name), 'utf8');
const all = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].flatMap(([, found]) => found ?? []);

const text = textOf('deploy/security.md').replaceAll(String.raw`\|`, '¦');
const partOf = (title: string): string => new RegExp(`\n## ${title}[^]*?(?=\n## |$)`).exec(text)?.[0] ?? '';
const cellsOf = (row: string): readonly string[] =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const keys = CONFIG_KEYS.map(({ key }) => key);

/** Members of a union of string literals, as the source writes them. */
function literalsOf(file: string, type: string): readonly string[] {
  return all(new RegExp(`type ${type} =([^;]*);`).exec(textOf(file))?.[1] ?? '', /'([a-z_]+)'/g);
}

describe('the page on security', () => {
  it('has its eight parts and stays short enough to be read', () => {
    expect(all(text, /^## (\d)\. /gm)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(text.split('\n').length).toBeLessThanOrEqual(351);
  });

  it('answers every control once, in order, with a state', () => {
    const rows = (partOf('2').match(/^\| C\d+ .*$/gm) ?? []).map(cellsOf);
    expect(rows.map(([control]) => control)).toEqual(
      Array.from({ length: 20 }, (_, index) => `C${index + 1}`),
    );
    for (const [, , state] of rows) expect(['yes', 'part', 'not']).toContain(state);
  });

  it('names only configuration keys that there are, and all that verify and limit', () => {
    const groups = [...new Set(keys.map((key) => key.split(/[.[]/)[0] ?? ''))];
    const named = all(
      text,
      new RegExp(`\`((?:${groups.join('|')})(?:\\.[A-Za-z[\\].]+)?)(?:: [^\`]*)?\``, 'g'),
    );
    const isThere = (name: string): boolean =>
      keys.includes(name) || keys.some((key) => key.startsWith(`${name}.`));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !isThere(name))).toEqual([]);
    const wanted = keys.filter((key) => /^(?:verification|limits)\./.test(key));
    expect(wanted.filter((key) => !named.includes(key))).toEqual([]);
  });

  it('gives the defaults as they are', () => {
    const given = [...text.matchAll(/`((?:limits|afterCare|retention)\.\w+)` \((\w+)\)/g)];
    expect(given.length).toBeGreaterThan(7);
    for (const [, key, value] of given) {
      expect([key, CONFIG_KEYS.find((one) => one.key === key)?.default]).toEqual([key, value]);
    }
  });

  it('names only files that are there', () => {
    const sources = all(text, /`((?:src|test|deploy)\/[\w./-]+)`/g);
    const linked = all(text, /\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g);
    expect(sources.length).toBeGreaterThan(25);
    expect(sources.filter((name) => !existsSync(pathOf(name)))).toEqual([]);
    expect(linked.filter((name) => !existsSync(pathOf(`deploy/${name}`)))).toEqual([]);
  });

  it('names every reason of a refusal, and none that is not there', () => {
    const sentence = /^Refused by name: .*$/m.exec(text)?.[0] ?? '';
    const reasons = literalsOf('src/domain/request.ts', 'RuledOut');
    expect(reasons).toContain('privileged');
    expect([...all(sentence, /`([a-z_]+)`/g)].sort()).toEqual([...reasons].sort());
  });

  it('says plainly what is not defended, and what closes the first of it', () => {
    const part = partOf('4');
    expect(part).toContain('standard.approvals: 2');
    const topics = [
      /in on it/,
      /call forwarding/,
      /faked voice/,
      /deep-fake video/,
      /recentChange/,
      /Admin of the host/,
    ];
    topics.push(/Entra compromised/, /look alike/, /employeeId/, /[Ll]ag of/, /password known/);
    for (const topic of topics) expect(part).toMatch(topic);
  });

  it('has a risk analysis with a rating for each scenario, and a page to fill in', () => {
    const rows = (partOf('6').match(/^\| R\d+ .*$/gm) ?? []).map(cellsOf);
    expect(rows.length).toBeGreaterThan(10);
    for (const [, , likelihood, impact, , residual] of rows) {
      for (const rating of [likelihood, impact, residual]) expect(rating).toMatch(/low|medium|high/);
    }
    expect(all(partOf('6'), /^\| ([^|]+) \| \|$/gm).length).toBeGreaterThan(9);
    expect(partOf('6')).toMatch(/\*\*not met\*\*/);
  });

  it('keeps the incident guide to ten lines', () => {
    expect(all(partOf('8'), /^(\d+)\. /gm)).toEqual(
      Array.from({ length: 10 }, (_, index) => String(index + 1)),
    );
  });
});

const AT = '2026-11-22T10:00:00.000Z';
const ORDINARY: RequesterRecord = {
  requests: 1,
  most: 3,
  age: 'old_enough',
  resetLately: false,
  objections: 0,
};
const record = (more: Partial<RequesterRecord> = {}): Finding => ({
  check: 'requester_record',
  ...ORDINARY,
  ...more,
});
const signIn = (kind: 'declined' | 'fraud_reported' | 'fits' | 'risky' | 'signed_in'): Finding => ({
  check: 'sign_ins',
  found: { kind, at: AT },
});

/** What each row of the table of checks stands for, in its order. */
const ROWS: readonly (readonly Finding[])[] = [
  [{ check: 'standing', standing: 'member_enabled' }],
  (['disabled', 'deleted', 'guest', 'resource', 'federated'] as const).map((standing) => ({
    check: 'standing',
    standing,
  })),
  [{ check: 'privilege', privilege: 'none' }],
  [{ check: 'privilege', privilege: 'owns_application' }],
  (['privileged', 'deny_listed', 'unknown'] as const).map((privilege) => ({ check: 'privilege', privilege })),
  (['is_manager', 'is_report', 'same_manager', 'same_department'] as const).map((relation) => ({
    check: 'relationship',
    relation,
  })),
  (['none', 'unknown'] as const).map((relation) => ({ check: 'relationship', relation })),
  [{ check: 'one_person', known: true }],
  [{ check: 'one_person', known: false }],
  [{ check: 'cool_down', lastReset: AT, within: false }],
  [{ check: 'cool_down', lastReset: AT, within: true }],
  [{ check: 'sensitive_list', listed: true }],
  [{ check: 'numbers_on_file', usable: ['mobile'], phoneGone: false }],
  [{ check: 'numbers_on_file', usable: [], phoneGone: false }],
  [{ check: 'recent_changes', found: { kind: 'none' } }],
  [
    { check: 'recent_changes', found: { kind: 'changed', changes: [{ field: 'phone', at: AT }] } },
    { check: 'recent_changes', found: { kind: 'unreadable', why: 'not_granted' } },
  ],
  [{ check: 'phone_stolen', stolen: true }],
  [signIn('fits')],
  [
    { check: 'sign_ins', found: { kind: 'nothing' } },
    { check: 'sign_ins', found: { kind: 'other_error', at: AT, code: '50126' } },
    { check: 'sign_ins', found: { kind: 'unreadable', why: 'no_licence' } },
  ],
  [signIn('risky'), signIn('signed_in')],
  [signIn('declined'), signIn('fraud_reported')],
  [record()],
  [
    record({ requests: 4 }),
    record({ age: 'new_account' }),
    record({ age: 'unknown' }),
    record({ resetLately: true }),
    record({ objections: 1 }),
  ],
  [{ check: 'helpdesk_load', resets: 11, most: 10 }],
  [{ check: 'turned_down_before', requests: 0 }],
  [{ check: 'turned_down_before', requests: 1 }],
];

describe('its table of checks', () => {
  const rows = (partOf('3').match(/^\| `[a-z_]+` \|.*$/gm) ?? []).map(cellsOf);

  it('has a row for each finding, and a finding for each row', () => {
    expect(rows.map(([check]) => check)).toEqual(ROWS.map(([finding]) => `\`${finding?.check ?? ''}\``));
    const known = all(textOf('src/domain/finding.ts'), /readonly check: '([a-z_]+)'/g);
    expect(new Set(ROWS.map(([finding]) => finding?.check))).toEqual(new Set(known));
  });

  it('raises to what the code raises to', () => {
    const tiers = ROWS.map((findings) => [...new Set(findings.map(tierOf))].join());
    expect(rows.map(([, , tier]) => tier)).toEqual(tiers);
  });
});
