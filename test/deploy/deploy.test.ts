import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { CONFIG_KEYS, ENVIRONMENT_KEYS, examineConfiguration, loadConfiguration } from '../../src/config.ts';
import { PERMISSIONS } from '../../src/graph/permission-list.ts';
import { riskOf } from '../../src/graph/permission-risk.ts';
import { neededFor } from '../../src/graph/permission.ts';

const pathOf = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const textOf = (name: string) => readFileSync(pathOf(name), 'utf8');

describe('the example configuration', () => {
  const text = textOf('deploy/latchkey.example.yaml');

  it('loads', () => {
    const configuration = loadConfiguration(pathOf('deploy/latchkey.example.yaml'));
    expect(configuration.onCall.overrides[0]?.from).toBe('2026-12-24T11:00:00.000Z');
  });

  it('holds nothing that is over or has no effect', () => {
    const reading = examineConfiguration(pathOf('deploy/latchkey.example.yaml'));
    expect(reading.ok && reading.remarks('2026-11-28T06:00:00.000Z')).toEqual([]);
  });

  it.each(CONFIG_KEYS)('shows $key', ({ key }) => {
    const last = key.split(/[.[]/).findLast((part) => /\w/.test(part)) ?? key;
    expect(text).toMatch(new RegExp(`[\\s{]${last}: *\\S?`));
  });

  it('shows the verification that holds where nothing is written', () => {
    const { verification } = loadConfiguration(pathOf('test/deploy/usual.yaml'));
    expect(loadConfiguration(pathOf('deploy/latchkey.example.yaml')).verification).toEqual(verification);
  });

  it('sends no mail and calls no pager or channel until the marks are removed', () => {
    const configuration = loadConfiguration(pathOf('deploy/latchkey.example.yaml'));
    expect(configuration).not.toHaveProperty('mail');
    expect(configuration).not.toHaveProperty('desk');
    expect(configuration.onCall.webhooks.every((one) => one === undefined)).toBe(true);
    expect(text).toMatch(/^# mail:\n# {3}from: \S+$/m);
  });
});

describe('the image', () => {
  const text = textOf('deploy/Dockerfile');
  const runtime = text.slice(text.lastIndexOf('FROM '));
  const release = JSON.parse(textOf('package.json')) as {
    engines: { node: string };
    scripts: Record<string, string>;
  };
  const listAfter = (word: string): string[] =>
    JSON.parse(
      new RegExp(`^\\s*${word} (\\[.*\\])$`, 'm').exec(text.slice(text.indexOf(word)))?.[1] ?? '[]',
    ) as string[];

  it('has the Node release the project asks for', () => {
    const wanted = /\d+/.exec(release.engines.node)?.[0];
    for (const [, major] of text.matchAll(/^FROM node:(\d+)/gm)) expect(major).toBe(wanted);
  });

  it('copies only what exists and what the builder may see', () => {
    const allowed = textOf('deploy/Dockerfile.dockerignore');
    const sources = [...text.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(
      ([, names]) => names?.split(' ') ?? [],
    );
    expect(sources).toContain('src');
    for (const name of sources) {
      expect(existsSync(pathOf(name))).toBe(true);
      expect(allowed).toContain(`!${name}\n`);
    }
  });

  it('runs the start command as an ordinary user', () => {
    expect(runtime).toMatch(/^USER node$/m);
    const command = runtime.split('\n').findLast((line) => line.startsWith('CMD '));
    expect(JSON.parse(command?.slice(4) ?? '[]')).toEqual([
      // The image brings its own Node, so the check before it is not needed there.
      ...(release.scripts['latchkey'] ?? '').split(' && ').at(-1)!.split(' '),
      'start',
    ]);
  });

  it('sets only variables the service knows', () => {
    const set = /^ENV ((?:.*\\\n)*.*)$/m.exec(runtime)?.[1]?.match(/\w+(?==)/g) ?? [];
    const known: readonly string[] = ENVIRONMENT_KEYS.map(({ key }) => key);
    expect(set).toContain('LATCHKEY_CONFIG');
    for (const name of set) expect(known).toContain(name);
  });

  it.each([
    [200, 0],
    [503, 1],
    [null, 1],
  ])('is found healthy or not: an answer of %s gives exit code %s', async (status, code) => {
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/healthz' ? (status ?? 500) : 404);
      response.end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    if (status === null) server.close();
    const [, ...args] = listAfter('CMD');
    const probe = spawn(process.execPath, args, {
      env: { ...process.env, PORT: String(port) },
      stdio: 'ignore',
    });
    expect(await once(probe, 'exit')).toEqual([code, null]);
    server.close();
  });
});

describe('the guide for a tenant', () => {
  const text = textOf('deploy/tenant.md');
  const name = /(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:All|Directory|AzureADGroup)\b/g;
  const namesIn = (part: string) => new Set(part.match(name));
  const usual = loadConfiguration(pathOf('test/deploy/usual.yaml'));

  it('grants what the default configuration needs, by both tools', () => {
    const needed = new Set(neededFor(usual).map((permission) => permission.name));
    expect(namesIn(/for PERMISSION in([^]*?)\ndo\n/.exec(text)?.[1] ?? '')).toEqual(needed);
    expect(namesIn(/\$permissions = @\(([^]*?)\n\)/.exec(text)?.[1] ?? '')).toEqual(needed);
  });

  it('grants what the example configuration needs, so that the first start is not refused', () => {
    const example = loadConfiguration(pathOf('deploy/latchkey.example.yaml'));
    const granted = namesIn(/for PERMISSION in([^]*?)\ndo\n/.exec(text)?.[1] ?? '');
    expect(new Set(neededFor(example).map((permission) => permission.name))).toEqual(granted);
  });

  it('runs the doctor before the first start, as the service will run', () => {
    const blocks = text.match(/^docker run (?:.*\\\n)*.*$/gm) ?? [];
    const [doctor = '', start = ''] = blocks;
    expect(doctor).toMatch(/ --rm [^]* latchkey node src\/cli\/latchkey\.ts doctor$/);
    expect(start).toMatch(/ --detach /);
    const setting = /--(?:env-file|volume) \S+/g;
    expect(doctor.match(setting)).toEqual(start.match(setting));
    expect(start.match(setting)).toHaveLength(3);
    expect(text).not.toMatch(/docker exec .* doctor/);
  });

  it('grants nothing by default that leads to every account', () => {
    expect(neededFor(usual).filter((permission) => riskOf(permission.name)?.tier === 0)).toEqual([]);
    expect(text).toContain('with `UserAuthMethod-Phone.ReadWrite.All` alone');
  });

  it('speaks of no permission that the list does not know', () => {
    const known = new Set(PERMISSIONS.flatMap((one) => [one.name, ...one.coveredBy]));
    // Two that are named as the wrong or the last choice, and those of the person who grants.
    for (const other of ['Application.Read.All', 'AppRoleAssignment.ReadWrite.All']) known.add(other);
    expect([...namesIn(text)].filter((one) => !known.has(one))).toEqual([]);
  });

  it('marks every step that nobody has carried out', () => {
    const steps = text.match(/^## \d+\..*$/gm) ?? [];
    expect(steps.length).toBeGreaterThan(9);
    for (const step of steps) expect(step).toMatch(/ \*\*\[untested\]\*\*$/);
  });

  it('numbers its steps without a gap', () => {
    const numbers = [...text.matchAll(/^## (\d+)\./gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});
