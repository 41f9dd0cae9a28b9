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
      const button = page.locator('.ac-adaptiveCard').getByRole('button', { name }).last();
      await button.click();
    },
    screenshot: async (name) => {
      await page.screenshot({ path: `${folder}/${name}.png` });
    },
  };
}
