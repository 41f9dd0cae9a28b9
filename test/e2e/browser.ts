// Finds and starts the browser of end-to-end tests, kept away from every other host.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext } from 'playwright-core';

const USUAL_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
];

/** Path of a browser, or undefined: then the test is skipped with a line that says so. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env['CHROMIUM'];
  return (named === undefined || named === '' ? USUAL_PATHS : [named]).find((path) => existsSync(path));
}

export function startBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A browser of somebody's own, which reaches this machine only. */
export async function newPerson(
  browser: Browser,
  look: { readonly colorScheme?: 'light' | 'dark'; readonly width?: number } = {},
): Promise<BrowserContext> {
  const { colorScheme = 'light', width = 1280 } = look;
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
  await context.route(
    (url) => !['localhost', '127.0.0.1'].includes(url.hostname),
    (route) => route.abort(),
  );
  return context;
}
