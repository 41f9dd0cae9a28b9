import { readdirSync, readFileSync } from 'node:fs';
import { TEMPLATES } from '../../src/teams/cards.ts';

const FOLDER = new URL('../../cards/', import.meta.url);
const namesIn = (folder: URL) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace('.json', ''));
const textOf = (name: string) => readFileSync(new URL(`${name}.json`, FOLDER), 'utf8');
const parts = namesIn(new URL('parts/', FOLDER));
const everything = [...TEMPLATES, ...parts.map((part) => `parts/${part}`)];

it('every template in the folder is a card that is shown', () => {
  expect(namesIn(FOLDER).toSorted()).toEqual([...TEMPLATES].toSorted());
});

it('every part is used, and every used part exists', () => {
  const used = everything.flatMap((name) => [...textOf(name).matchAll(/"\$part": "([^"]+)"/g)]);
  expect(new Set(used.map(([, part]) => part))).toEqual(new Set(parts));
});

it.each(everything)('%s leaves colours, sizes in pixels and pictures to the reader’s theme', (name) => {
  expect(textOf(name)).not.toMatch(/#[0-9a-f]{6}|\dpx|backgroundImage|"type": "Image"/i);
});

it.each(everything)('%s holds no words of its own', (name) => {
  const words = [...textOf(name).matchAll(/"(?:text|title|label|placeholder|errorMessage)": "([^"]*)"/g)];
  expect(words.map(([, text]) => text).filter((text) => !/^\$\{[\w.]+\}$/.test(text ?? ''))).toEqual([]);
});
