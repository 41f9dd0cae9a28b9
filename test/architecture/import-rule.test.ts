import { wrongImport } from './import-rule.ts';
import { importsOf, sourcesOfSrc } from './source.ts';
import { wrongStyle } from './style-rule.ts';

const sources = sourcesOfSrc();
const wrongIn = (file: string, text: string): readonly string[] => {
  const source = { file, text };
  return importsOf(source).flatMap((one) => wrongImport(file, one) ?? []);
};

describe('src', () => {
  it('is read whole', () => {
    const files = sources.map(({ file }) => file);
    expect(files).toEqual(expect.arrayContaining(['main.ts', 'domain/decide.ts', 'storage/database.ts']));
    expect(sources.flatMap(importsOf).length).toBeGreaterThan(300);
  });

  it('imports only what its parts may know of each other', () => {
    expect(sources.flatMap(({ file, text }) => wrongIn(file, text))).toEqual([]);
  });

  it('holds nothing that the style rules out', () => {
    expect(sources.flatMap(wrongStyle)).toEqual([]);
  });
});

describe('the import rule', () => {
  it.each([
    ['domain/request.ts', "import { z } from 'zod';"],
    ['domain/request.ts', "import { randomUUID } from 'node:crypto';"],
    ['domain/request.ts', "import type { Ports } from '../workflow/ports.ts';"],
    ['domain/request.ts', "import { ServiceError } from '../errors.ts';"],
    ['workflow/tell.ts', "import { createBot } from '../teams/bot.ts';"],
    ['workflow/tell.ts', "import { readFile } from 'node:fs/promises';"],
    ['workflow/tell.ts', "import { loadSettings } from '../config.ts';"],
    ['graph/people.ts', "export { openDatabase } from '../storage/database.ts';"],
    ['graph/people.ts', "import { tell } from '../workflow/follow-up.ts';"],
    ['storage/migrations/0001.ts', "import type { Message } from '../../teams/message.ts';"],
    ['storage/database.ts', "import { createTenant } from '../sandbox/tenant/tenant.ts';"],
    ['teams/bot.ts', "import { createDirectory } from '../graph/directory.ts';"],
    ['teams/bot.ts', "import { openDatabase } from '../storage/database.ts';"],
    ['teams/bot.ts', "import { loadSettings } from '../config.ts';"],
    ['config.ts', "import { openDatabase } from './storage/database.ts';"],
    ['config.ts', "import { startService } from './service.ts';"],
    ['service.ts', "import { CloudAdapter } from 'botbuilder';"],
    ['cli/start.ts', "import restify from 'restify';"],
    ['sandbox/page.ts', "import { ActivityTypes } from 'botbuilder';"],
    ['sandbox/page.ts', "import { Kysely } from 'kysely';"],
    ['telemetry/metrics.ts', "import { createGraph } from '../graph/graph-client.ts';"],
    ['telemetry/metrics.ts', "import { changeRequest } from '../workflow/change-request.ts';"],
    ['graph/graph-client.ts', "import { createMetrics } from '../telemetry/metrics.ts';"],
    ['service.ts', "import { Registry } from 'prom-client';"],
    ['workflow/worker.ts', "import { trace } from '@opentelemetry/api';"],
    ['storage/database.ts', "import { trace } from '@opentelemetry/api';"],
    ['teams/bot.ts', "const client = await import('@microsoft/microsoft-graph-client');"],
    ['teams/bot.ts', "type Db = import('../storage/database.ts').Database;"],
  ])('refuses in %s: %s', (file, text) => {
    expect(wrongIn(file, `\n${text}`)).toEqual([expect.stringMatching(`^${file}:2 `)]);
  });

  it.each([
    ['domain/on-call.ts', "import { Temporal } from 'temporal-polyfill';"],
    ['domain/on-call.ts', "import type { Request } from './request.ts';"],
    ['workflow/tell.ts', "import { decide } from '../domain/decide.ts';"],
    ['workflow/tell.ts', "import { ServiceError } from '../errors.ts';"],
    ['teams/card-data/frame.ts', "import { openRequest } from '../../workflow/open-request.ts';"],
    ['teams/server.ts', "import restify from 'restify';"],
    ['sandbox/start-page.ts', "import restify from 'restify';"],
    ['graph/people.ts', "import type { Directory } from '../workflow/ports.ts';"],
    ['graph/people.ts', "import { z } from 'zod';"],
    ['telemetry/metrics.ts', "import { Registry } from 'prom-client';"],
    ['telemetry/traces.ts', "import { trace } from '@opentelemetry/api';"],
    ['telemetry/committed.ts', "import type { RequestStore } from '../workflow/storage-ports.ts';"],
    ['storage/stores.ts', "import type { Digest } from '../domain/audit.ts';"],
    ['service.ts', "import { openDatabase } from './storage/database.ts';"],
    ['cli/start.ts', "const { startService } = await import('../service.ts');"],
    ['graph/people.ts', "// import { openDatabase } from '../storage/database.ts';"],
  ])('allows in %s: %s', (file, text) => {
    expect(wrongIn(file, text)).toEqual([]);
  });
});

describe('the style rule', () => {
  it.each([
    ['graph/people.ts', 'const x: any = 1;', 'uses any'],
    ['graph/people.ts', 'const x = y as unknown as any[];', 'uses any'],
    ['graph/people.ts', "throw new Error('no');", 'makes a bare Error'],
    ['graph/people.ts', 'enum Colour { Red }', 'declares an enum'],
    ['graph/people.ts', 'class Person {}', 'declares a class'],
    ['errors.ts', 'export class OtherError extends Error {}', 'declares a class'],
    ['graph/people.ts', 'const Person = class {};', 'declares a class'],
    ['graph/people.ts', 'class Gone extends Error {}', 'declares a class'],
    ['storage/row.ts', 'class Row {}', 'declares a class'],
    ['graph/people.ts', 'export default 1;', 'exports a default'],
    ['graph/people.ts', 'export default function people() {}', 'exports a default'],
    ['domain/request.ts', 'const now = Date.now();', 'reads the clock'],
    ['domain/request.ts', 'const now = new Date();', 'reads the clock'],
    ['domain/request.ts', 'const now = Temporal.Now.instant();', 'reads the clock'],
    ['domain/request.ts', 'const lot = Math.random();', 'draws lots'],
    ['domain/request.ts', 'const key = process.env.KEY;', 'reaches for process'],
    ['domain/request.ts', 'const id = crypto.randomUUID();', 'reaches for crypto'],
  ])('refuses in %s: %s', (file, text, words) => {
    expect(wrongStyle({ file, text })).toContain(`${file}:1 ${words}`);
  });

  it.each([
    ['teams/utils.ts', 'has a name for anything'],
    ['teams/helpers/date.ts', 'has a name for anything'],
    ['common/date.ts', 'has a name for anything'],
    ['domain/index.ts', 'is a barrel'],
  ])('refuses a file called %s', (file, words) => {
    expect(wrongStyle({ file, text: '' })).toEqual([`${file} ${words}`]);
  });

  it('refuses a file of more than 300 lines, and none of 300', () => {
    const text = (lines: number): string => 'export {};\n'.repeat(lines);
    expect(wrongStyle({ file: 'config.ts', text: text(301) })).toEqual(['config.ts has 301 lines']);
    expect(wrongStyle({ file: 'config.ts', text: text(300) })).toEqual([]);
  });

  it.each([
    ['errors.ts', 'export class ServiceError extends Error {}'],
    ['storage/row.ts', 'export class Lost extends Error {}'],
    ['graph/people.ts', '/* any new Error(), enum, class */ const x = "export default any";'],
    ['graph/people.ts', "throw new ServiceError('GRAPH_UNEXPECTED', 'x');"],
    ['graph/people.ts', 'const now = Date.now();'],
    ['domain/instant.ts', 'const text = new Date(milliseconds).toISOString();'],
    ['domain/instant.ts', 'const epoch = Date.parse(text);'],
    ['domain/request.ts', 'const commonest = people.find(({ process: p }) => p);'],
    ['cli/commons.ts', 'export {};'],
  ])('allows in %s: %s', (file, text) => {
    expect(wrongStyle({ file, text })).toEqual([]);
  });
});
