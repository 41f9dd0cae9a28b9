// Every card in every language, drawn by the renderer in a real browser: what a phone would cut off, and what is hard to read.
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { gallery } from '../../src/cli/card-gallery.ts';
import { cardPage, RENDERER } from '../../src/cli/card-page.ts';
import type { Look } from '../../src/cli/card-page.ts';
import { HELPDESK } from '../../src/cli/card-scene.ts';
import { createCards } from '../../src/teams/cards.ts';
import { LANGUAGES } from '../../src/teams/language.ts';
import type { Language } from '../../src/teams/language.ts';
import { findBrowser, startBrowser } from './browser.ts';

const executable = findBrowser();
// eslint-disable-next-line no-console -- whoever reads the run should know what it did not look at
if (executable === undefined) console.warn('No browser was found: the look of cards is SKIPPED.');

/** The least that text needs against what is behind it: WCAG 2.2, 1.4.3. */
const LEAST_CONTRAST = 4.5;

/** Runs in the page of the gallery: draws each card alone, and says what is cut off and what has too little contrast. */
const LOOK = `((leastContrast) => {
  const faults = new Set();
  const channels = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = (color) => {
    const [r, g, b] = channels(color).map((value) => {
      const part = value / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    if (element === null) return 'rgb(255, 255, 255)';
    const color = getComputedStyle(element).backgroundColor;
    const [, , , alpha = 1] = channels(color);
    return alpha > 0 ? color : behind(element.parentElement);
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const isShown = (element) => element.getBoundingClientRect().width > 0;
  for (const card of DATA.cards) {
    document.querySelectorAll('section').forEach((old) => old.remove());
    draw(card);
    for (const frame of document.querySelectorAll('.frame')) {
      const edge = frame.getBoundingClientRect().right + 1;
      for (const element of frame.querySelectorAll('*'))
        if (isShown(element) && element.getBoundingClientRect().right > edge)
          faults.add(card.name + ': cut off: ' + element.textContent.slice(0, 60));
      const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = node.textContent.trim();
        if (text === '' || !isShown(node.parentElement)) continue;
        const ratio = contrast(getComputedStyle(node.parentElement).color, behind(node.parentElement));
        if (ratio < leastContrast) faults.add(card.name + ': ' + ratio.toFixed(1) + ': ' + text.slice(0, 60));
      }
    }
  }
  return [...faults];
})(${LEAST_CONTRAST})`;

/** Runs in the page of the gallery: what Approve sends while the choice is folded. */
const APPROVE = `(() => {
  const card = new AdaptiveCards.AdaptiveCard();
  let sent;
  card.onExecuteAction = (action) => (sent = action);
  card.parse(DATA.cards.find(({ name }) => name === 'approver-awaiting').content);
  const shown = document.body.appendChild(card.render());
  const isFolded = document.getElementById('choice').offsetHeight === 0;
  [...shown.querySelectorAll('button')].find(({ textContent }) => textContent === 'Approve').click();
  return { isFolded, data: sent.data };
})()`;

const isPresent = executable !== undefined;
(isPresent ? describe : describe.skip)('every card', () => {
  let browser: Browser;
  let folder = '';
  beforeAll(async () => {
    browser = await startBrowser(executable ?? '');
    folder = await mkdtemp(join(tmpdir(), 'latchkey-look-'));
    await copyFile(RENDERER, join(folder, 'adaptivecards.min.js'));
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  const open = async (language: Language, looks: readonly Look[]): Promise<Page> => {
    const cards = createCards({ helpdesk: HELPDESK, language, hasPeoplePicker: true });
    const rendered = new Map(gallery().map(({ name, view }) => [name, cards.render(view)]));
    const file = join(folder, `${language}.html`);
    await writeFile(file, cardPage(rendered, looks));
    const page = await browser.newPage({ locale: language });
    await page.goto(`${pathToFileURL(file).href}#none`);
    return page;
  };

  it.each(LANGUAGES)('fits a phone and can be read, in %s', async (language) => {
    const page = await open(language, [
      { theme: 'light', width: 320 },
      { theme: 'dark', width: 320 },
    ]);
    expect(await page.evaluate(LOOK)).toEqual([]);
    await page.close();
  });

  it('of an approver sends the usual choice while it is folded', async () => {
    const page = await open('en', []);
    expect(await page.evaluate(APPROVE)).toMatchObject({
      isFolded: true,
      data: { verb: 'approve', only: 'everything', revoke: 'true' },
    });
    await page.close();
  });
});
