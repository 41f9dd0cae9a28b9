import { mkdir } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { FREE_PORTS, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { findBrowser, newPerson, startBrowser } from './browser.ts';
import { openPlayground } from './playground-page.ts';
import type { PlaygroundPage } from './playground-page.ts';

const SHOTS = 'build/e2e';
const TWO_MINUTES = 120_000;
const found = findBrowser();
const inBrowser = found === undefined ? describe.skip : describe;

if (found === undefined)
  process.stdout.write('Skipped: no browser found. Install Chromium, or set CHROMIUM to its path.\n');

/** Resolves when the feed gets a line that fits; what tells of the wait is the test's time limit. */
function soonInFeed(sandbox: Sandbox, expected: RegExp): Promise<void> {
  return new Promise((resolve) => {
    const stop = sandbox.feed.listen(({ text }) => {
      if (!expected.test(text)) return;
      stop();
      resolve();
    });
  });
}

/** Shows the newest code; the six digits. */
async function codeOf(rita: PlaygroundPage, subject: string): Promise<string> {
  await rita.press('Show code');
  const card = await rita.card(`The code for ${subject}`);
  return /\b\d{3} \d{3}\b/.exec(await card.innerText())![0].replace(' ', '');
}

inBrowser('in a browser', () => {
  let sandbox: Sandbox | undefined;
  let browser: Browser | undefined;

  beforeAll(async () => {
    await mkdir(SHOTS, { recursive: true });
    sandbox = await startSandbox({ ports: FREE_PORTS });
    browser = await startBrowser(found ?? '');
  }, TWO_MINUTES);

  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  }, TWO_MINUTES);

  const open = async (name: string): Promise<PlaygroundPage> => {
    const window = sandbox!.windows.find(({ person }) => person.displayName === name)!;
    return openPlayground(await newPerson(browser!), window.url, SHOTS);
  };

  it(
    'Rita asks, Amir approves with the code Alice reads out, and both see the outcome',
    async () => {
      const rita = await open('Rita Moreno');
      const amir = await open('Amir Haddad');
      await rita.card('Is a colleague locked out?');
      await rita.screenshot('01-rita-welcome');

      await rita.say("Alice can't sign in");
      await rita.card('Did you mean');
      await rita.screenshot('02-rita-who');
      await rita.press(/Alice Wong/);

      await rita.card('What does Alice Wong see?');
      await rita.screenshot('03-rita-symptom');
      await rita.press(/new phone/);

      await rita.card('Read this out to Alice Wong');
      await rita.screenshot('04-rita-self-help');
      await rita.press('Still locked out');

      await rita.card('Show code');
      await amir.card('Reset the sign-in of Alice Wong?');
      await amir.screenshot('05-amir-asked');
      const code = await codeOf(rita, 'Alice Wong');
      await rita.screenshot('06-rita-code');

      const refused = soonInFeed(sandbox!, /code refused by Amir Haddad: wrong/);
      const wrong = code.slice(0, 5) + String((Number(code[5]) + 1) % 10);
      await amir.pressUntil(refused, 'Approve', () => amir.fill(/Code they read out/, wrong));
      await amir.card('That code is not right');
      await amir.screenshot('07-amir-wrong-code');

      const approved = soonInFeed(sandbox!, /approved by Amir Haddad/);
      await amir.pressUntil(approved, 'Approve', () => amir.fill(/Code they read out/, code));
      await amir.card('Reset done for Alice Wong');
      await amir.screenshot('08-amir-done');
      await rita.card('Alice Wong can set up sign-in again');
      await rita.screenshot('09-rita-done');
      const left = sandbox!.tenant.person(PEOPLE.alice.id).methods.map(({ kind }) => kind);
      expect(left).toEqual(['password']);
    },
    TWO_MINUTES,
  );

  it(
    'for Tamsin, whose number changed, Max vouches first and two approvers each need a code of their own',
    async () => {
      const rita = await open('Rita Moreno');
      const [amir, dana] = [await open('Amir Haddad'), await open('Dana Petrova')];
      const max = await open('Max Keller');
      await rita.say("Tamsin Eriksen can't sign in, the prompt never arrives");
      await rita.press('Still locked out');
      await rita.card('Waiting for a word from Max Keller');
      await max.card('Have you spoken to Tamsin Eriksen?');
      await max.screenshot('10-max-vouch');
      await max.press('I spoke to them');
      await max.card('Please say how you spoke to them');
      await max.page.getByRole('radio', { name: 'In person' }).last().click();
      await max.press('I spoke to them');

      const first = await codeOf(rita, 'Tamsin Eriksen');
      await amir.card('Max Keller, their manager, spoke to them in person');
      const approved = soonInFeed(sandbox!, /approved by Amir Haddad/);
      await amir.pressUntil(approved, 'Approve', () => amir.fill(/Code they read out/, first));
      await amir.card('You approved. One more approval is needed');
      await rita.card('1 of 2 approvals');
      await rita.screenshot('11-rita-second-code');
      const used = soonInFeed(sandbox!, /code refused by Dana Petrova: used/);
      await dana.pressUntil(used, 'Approve', () => dana.fill(/Code they read out/, first));
      await dana.card('That code was already used');

      const second = await codeOf(rita, 'Tamsin Eriksen');
      const complete = soonInFeed(sandbox!, /approved by Dana Petrova/);
      await dana.pressUntil(complete, 'Approve', () => dana.fill(/Code they read out/, second));
      await rita.card('Tamsin Eriksen can set up sign-in again');
      await max.card('The sign-in of Tamsin Eriksen was reset');
      await max.screenshot('12-max-told');
    },
    TWO_MINUTES,
  );

  it(
    'the start page shows the windows, the people, what happened, and sets Alice up again',
    async () => {
      for (const look of [
        { colorScheme: 'light', width: 1280 },
        { colorScheme: 'dark', width: 1280 },
        { colorScheme: 'dark', width: 390 },
      ] as const) {
        const page = await (await newPerson(browser!, look)).newPage();
        await page.goto(sandbox!.url);
        await page.getByRole('link', { name: /Rita Moreno/ }).waitFor();
        await page.getByText('reset done').first().waitFor();
        await page.screenshot({
          path: `${SHOTS}/start-page-${look.colorScheme}-${look.width}.png`,
          fullPage: true,
        });
        const width = await page.evaluate<number>('document.documentElement.scrollWidth');
        expect(width).toBeLessThanOrEqual(look.width);
        await page.close();
      }
      const page = await (await newPerson(browser!)).newPage();
      await page.goto(sandbox!.url);
      await page.getByText('Nothing: she is asked to register').waitFor();
      await page.getByRole('button', { name: 'Alice sets up Authenticator again' }).click();
      await page.getByText('Microsoft Authenticator on Alice Pixel 9').waitFor();
      await page.getByRole('button', { name: 'Answers 429' }).click();
      await page.locator('[data-trouble=throttled][aria-pressed=true]').waitFor();
    },
    TWO_MINUTES,
  );
});
