// One window of the Playground, in words of the person who sits at it.
import type { BrowserContext, Locator, Page } from 'playwright-core';

const PATIENCE = 20_000;

export interface PlaygroundPage {
  readonly page: Page;
  say(text: string): Promise<void>;
  /** The newest card that shows this text, once there is one. */
  card(text: string | RegExp): Promise<Locator>;
  /** Presses the button of that name on the newest card that has it. */
  press(name: string | RegExp): Promise<void>;
  /** Fills the field of that label on the newest card that has it. */
  fill(label: RegExp, text: string): Promise<void>;
  /** Prepares and presses again until `done` resolves: a card that is repainted just then forgets what was typed. */
  pressUntil(done: Promise<void>, name: string, prepare: () => Promise<void>): Promise<void>;
  screenshot(name: string): Promise<void>;
}

/** Opens the window and the chat with the bot. */
export async function openPlayground(
  context: BrowserContext,
  url: string,
  folder: string,
): Promise<PlaygroundPage> {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(url);
  await page.getByRole('treeitem', { name: 'Personal Chat' }).click();
  await page.getByRole('button', { name: 'Send Message' }).waitFor();
  const button = (name: string | RegExp): Locator =>
    page.locator('.ac-adaptiveCard').getByRole('button', { name }).last();
  return {
    page,
    say: async (text) => {
      await page.getByRole('textbox').last().fill(text);
      await page.getByRole('button', { name: 'Send Message' }).click();
    },
    card: async (text) => {
      const card = page.locator('.ac-adaptiveCard').filter({ hasText: text }).last();
      await card.waitFor();
      await card.scrollIntoViewIfNeeded();
      return card;
    },
    press: async (name) => {
      await button(name).click();
    },
    fill: async (label, text) => {
      const field = page.locator('.ac-adaptiveCard').getByRole('textbox', { name: label }).last();
      // Key by key as a person does: a value set at once is not always what the card sends.
      while ((await field.inputValue()) !== text) {
        await field.clear();
        await field.pressSequentially(text);
      }
    },
    pressUntil: async (done, name, prepare) => {
      const state = { done: false };
      const finished = done.then(() => void (state.done = true));
      while (!state.done) {
        // A button that is gone was pressed with success.
        const pressed = prepare().then(() => button(name).click({ timeout: 5_000 }));
        await Promise.race([finished, pressed.catch(() => undefined)]);
        await Promise.race([finished, page.waitForTimeout(5_000)]);
      }
    },
    screenshot: async (name) => {
      await page.screenshot({ path: `${folder}/${name}.png` });
    },
  };
}
