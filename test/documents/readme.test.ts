import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DOCUMENTS, withParts } from './tables.ts';

const pathOf = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const textOf = (name: string): string => readFileSync(pathOf(name), 'utf8');

const readme = textOf('README.md');
const { scripts, version } = JSON.parse(textOf('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly version: string;
};

const all = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].flatMap(([, found]) => found ?? []);

/** Words that every reader of code, cards and record meets. */
const GLOSSARY = [
  'requester',
  'subject',
  'approver',
  'voucher',
  'call-back code',
  'request',
  'check',
  'tier',
  'reset plan',
  'revision',
  'decision',
  'rotation, shift, hand-off, override, escalation policy, step',
  'audit entry',
  'after-care',
];

const written = Object.entries(DOCUMENTS).flatMap(([name, parts]) =>
  Object.entries(parts).map(([part, render]) => [name, part, render] as const),
);

describe('a document', () => {
  it.each(written)('says what the code says: %s, %s', (name, part, render) => {
    const text = textOf(name);
    // Where this fails, run `node test/documents/update-readme.ts`.
    expect(text).toBe(withParts(text, { [part]: render }));
  });
});

describe('the README', () => {
  it('explains every word of the glossary, once', () => {
    const words = all(readme.slice(readme.indexOf('### Words')), /^\| ([^|]+) \| [^|]{10,} \|$/gm);
    expect(GLOSSARY.filter((word) => words.filter((one) => one === word).length !== 1)).toEqual([]);
  });

  it('names only scripts that package.json has', () => {
    const named = all(readme, /\bnpm (?:run )?([a-z]+)\b/g).filter((name) => name !== 'ci');
    expect(named).toEqual(expect.arrayContaining(['start', 'test', 'check', 'latchkey', 'package']));
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it.each(['README.md', 'deploy/tenant.md'])('names only addresses that are served: %s', (name) => {
    const named = all(textOf(name), /[\s`(](\/(?:[a-z]+z|metrics))\b/g);
    const served = ['src/teams/ops-server.ts', 'src/teams/server.ts'].flatMap((file) =>
      all(textOf(file), /'(\/[a-z]+)'/g),
    );
    expect(named).toContain('/readyz');
    expect(named.filter((address) => !served.includes(address))).toEqual([]);
  });

  it('names every command of the command line, and none that is not there', () => {
    const commands = commandsIn(textOf('src/cli/latchkey.ts'));
    expect(commands).toEqual(expect.arrayContaining(['start', 'audit verify']));
    const row = readme.split('\n').find((line) => line.includes('the command line:')) ?? '';
    const listed = all(row.slice(row.indexOf('the command line:')), /`([a-z -]+)`/g);
    expect([...listed].sort()).toEqual([...commands].sort());
    const used = all(readme, /\blatchkey (?:-- )?([a-z][a-z-]*(?: [a-z]+)?)/g);
    const isKnown = (words: string): boolean =>
      commands.includes(words) || commands.includes(words.split(' ')[0] ?? '');
    expect(used.filter((words) => !isKnown(words))).toEqual([]);
  });

  it('names only files and folders that are there', () => {
    const linked = all(readme, /\]\((?!https?:|#)([^)]+)\)/g);
    const quoted = all(readme, /`((?:src|test|cards|deploy|manifest)\/[\w./-]*)`/g);
    expect(linked.length).toBeGreaterThan(2);
    expect([...linked, ...quoted].filter((name) => !existsSync(pathOf(name)))).toEqual([]);
  });
});

describe('the changelog', () => {
  it('has an entry for this version', () => {
    const [, entry = ''] = textOf('CHANGELOG.md').split(`\n## ${version}`);
    expect(entry).toMatch(/^(?: \(.*\))?\n\n- \w/);
  });
});

describe('the parts the code writes', () => {
  const parts = { 'table: x': () => '| a |' };

  it('replace what stands between their markers and nothing else', () => {
    const document = 'before\n<!-- table: x -->\nold\n<!-- end -->\nafter\n';
    const expected = 'before\n<!-- table: x -->\n\n| a |\n\n<!-- end -->\nafter\n';
    expect(withParts(document, parts)).toBe(expected);
    expect(withParts(expected, parts)).toBe(expected);
  });

  it.each([
    ['no marker', 'text\n'],
    ['no end', '<!-- table: x -->\nold\n'],
    ['two markers', '<!-- table: x -->\n<!-- end -->\n<!-- table: x -->\n<!-- end -->\n'],
  ])('are refused where there is %s', (_, document) => {
    expect(() => withParts(document, parts)).toThrow('table: x');
  });
});

/** `start`, `audit verify` and the like: a command that others hang on is one by itself only if it does something. */
function commandsIn(source: string): readonly string[] {
  const groups = new Map(
    [...source.matchAll(/const (\w+) = program\s*\.command\('([\w-]+)'\)/g)].map(
      ([, variable = '', name = '']) => [variable, name],
    ),
  );
  const acting = all(
    source,
    /const \w+ = program\s*\.command\('([\w-]+)'\)(?=(?:(?!\.command\()[^])*\.action\()/g,
  );
  const isGroup = (name: string): boolean => [...groups.values()].includes(name);
  return [...source.matchAll(/(\w+)\s*\.command\('([\w-]+)'\)/g)].flatMap(([, on = '', name = '']) => {
    if (on === 'program') return isGroup(name) && !acting.includes(name) ? [] : [name];
    return [`${groups.get(on) ?? on} ${name}`];
  });
}
