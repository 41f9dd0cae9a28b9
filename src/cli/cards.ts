// `npm run cards`: draws every card in every state, so that people can look at them before they ship.
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { parseArgs } from 'node:util';
import { ServiceError } from '../errors.ts';
import { createCards } from '../teams/cards.ts';
import type { RenderedCard } from '../teams/cards.ts';
import { LANGUAGES, LOCALES } from '../teams/language.ts';
import type { Language } from '../teams/language.ts';
import { wordsIn } from '../teams/words.ts';
import type { MessageKey } from '../teams/words.ts';
import { gallery } from './card-gallery.ts';
import { cardPage, RENDERER } from './card-page.ts';
import type { Look } from './card-page.ts';
import { HELPDESK } from './card-scene.ts';

const LOOKS: readonly Look[] = [
  { theme: 'light', width: 560 },
  { theme: 'dark', width: 560 },
  { theme: 'light', width: 320 },
  { theme: 'dark', width: 320 },
];

/** Cards whose hidden part is drawn too: scene, and the button that opens it. */
const UNFOLDED: readonly (readonly [scene: string, button: MessageKey])[] = [
  ['approver-awaiting', 'buttons.deny'],
  ['informed-subject-awaiting', 'buttons.not_me'],
];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const CHAT_LINK = 'https://teams.microsoft.com/l/chat/0/0?users=28:00000000-0000-0000-0000-000000000000';

const OUT = new URL('../../build/cards/', import.meta.url);

/** What is drawn. */
export interface Drawing {
  /** Only scenes whose name contains it; all of them unless said. */
  readonly filter?: string;
  readonly languages: readonly Language[];
}

/**
 * Writes `gallery.html` and, in a folder per language, one PNG per card, which shows it light and dark, wide and narrow.
 * Throws BROWSER_MISSING where there is no Chromium.
 */
export async function drawCards({ filter = '', languages }: Drawing): Promise<number> {
  const scenes = gallery().filter(({ name }) => name.includes(filter));
  const rendered = new Map(
    languages.flatMap((language) => {
      const cards = createCards({
        helpdesk: HELPDESK,
        language,
        chatLink: CHAT_LINK,
        hasPeoplePicker: true,
      });
      return scenes.map(({ name, view, isOld = false }): readonly [string, RenderedCard] => [
        `${language}/${name}`,
        cards.render(view, { isOld }),
      ]);
    }),
  );
  const browser = await openBrowser();
  try {
    await rm(OUT, { recursive: true, force: true });
    await mkdir(OUT, { recursive: true });
    await copyFile(RENDERER, new URL('adaptivecards.min.js', OUT));
    await writeFile(new URL('gallery.html', OUT), cardPage(rendered, LOOKS));
    let count = 0;
    for (const language of languages)
      count += await shoot(
        browser,
        language,
        scenes.map(({ name }) => name),
      );
    return count;
  } finally {
    await browser.close();
  }
}

async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath))
    throw new ServiceError('BROWSER_MISSING', `No browser at ${executablePath}.`);
  return chromium.launch({ executablePath, headless: true, args: FLAGS });
}

/** Dates on cards are in the browser's language, as they are in that of Teams. */
async function shoot(browser: Browser, language: Language, names: readonly string[]): Promise<number> {
  const page = await browser.newPage({
    timezoneId: 'Europe/Berlin',
    locale: LOCALES[language],
    viewport: { width: 1900, height: 1200 },
  });
  let count = 0;
  await page.goto(new URL('gallery.html#none', OUT).href);
  for (const name of names) {
    const shown = `${language}/${name}`;
    await page.goto(new URL(`gallery.html#${shown}`, OUT).href);
    await page.locator(`body[data-shown="${shown}"]`).waitFor();
    await shootRow(page, shown);
    count += 1 + (await shootUnfolded(page, language, name));
  }
  await page.close();
  return count;
}

async function shootRow(page: Page, file: string): Promise<void> {
  const path = fileURLToPath(new URL(`${file}.png`, OUT));
  await page.locator('section').screenshot({ path, animations: 'disabled' });
}

async function shootUnfolded(page: Page, language: Language, name: string): Promise<number> {
  const hidden = UNFOLDED.find(([scene]) => scene === name);
  if (hidden === undefined) return 0;
  for (const frame of await page.locator('.frame').all()) {
    await frame.getByRole('button', { name: wordsIn(language).say(hidden[1]), exact: true }).click();
  }
  await shootRow(page, `${language}/${name}-unfolded`);
  return 1;
}

/** `npm run cards -- [part of a name] [--language de | --language all]`; English unless said. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { language: { type: 'string', default: 'en' } },
  });
  const languages = LANGUAGES.filter((one) => values.language === 'all' || values.language === one);
  const [filter = ''] = positionals;
  try {
    if (languages.length === 0)
      throw new ServiceError('ARGUMENT_INVALID', `--language takes ${LANGUAGES.join(', ')} or all.`);
    const count = await drawCards({ filter, languages });
    console.log(`${count} pictures and gallery.html are in ${fileURLToPath(OUT)}`);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
