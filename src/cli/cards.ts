// `npm run cards`: draws every card in every state, so that people can look at them before they ship.
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { ServiceError } from '../errors.ts';
import { createCards } from '../teams/cards.ts';
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
const UNFOLDED: readonly (readonly [scene: string, button: string])[] = [
  ['approver-awaiting', 'Deny'],
  ['informed-subject-awaiting', "This wasn't me"],
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

/**
 * Writes `gallery.html` and one PNG per card, which shows it light and dark, wide and narrow. Only scenes whose name contains `filter` are drawn.
 * Throws BROWSER_MISSING where there is no Chromium.
 */
export async function drawCards(filter = ''): Promise<number> {
  const cards = createCards({ helpdesk: HELPDESK, chatLink: CHAT_LINK });
  const scenes = gallery().filter(({ name }) => name.includes(filter));
  const rendered = new Map(
    scenes.map(({ name, view, isOld = false }) => [name, cards.render(view, { isOld })]),
  );
  const browser = await openBrowser();
  try {
    await rm(OUT, { recursive: true, force: true });
    await mkdir(OUT, { recursive: true });
    await copyFile(RENDERER, new URL('adaptivecards.min.js', OUT));
    await writeFile(new URL('gallery.html', OUT), cardPage(rendered, LOOKS));
    return await shoot(browser, [...rendered.keys()]);
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

async function shoot(browser: Browser, names: readonly string[]): Promise<number> {
  const page = await browser.newPage({
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    viewport: { width: 1900, height: 1200 },
  });
  let count = 0;
  await page.goto(new URL('gallery.html#none', OUT).href);
  for (const name of names) {
    await page.goto(new URL(`gallery.html#${name}`, OUT).href);
    await page.locator(`body[data-shown="${name}"]`).waitFor();
    await shootRow(page, name);
    count += 1 + (await shootUnfolded(page, name));
  }
  return count;
}

async function shootRow(page: Page, file: string): Promise<void> {
  const path = fileURLToPath(new URL(`${file}.png`, OUT));
  await page.locator('section').screenshot({ path, animations: 'disabled' });
}

async function shootUnfolded(page: Page, name: string): Promise<number> {
  const hidden = UNFOLDED.find(([scene]) => scene === name);
  if (hidden === undefined) return 0;
  for (const frame of await page.locator('.frame').all()) {
    await frame.getByRole('button', { name: hidden[1], exact: true }).click();
  }
  await shootRow(page, `${name}-unfolded`);
  return 1;
}

async function main(): Promise<void> {
  try {
    const count = await drawCards(process.argv[2]);
    console.log(`${count} pictures and gallery.html are in ${fileURLToPath(OUT)}`);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
