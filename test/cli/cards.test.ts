import { drawCards } from '../../src/cli/cards.ts';
import { isServiceError } from '../../src/errors.ts';

it('says what to install where there is no browser', async () => {
  const before = process.env['CHROMIUM'];
  process.env['CHROMIUM'] = '/nowhere/chromium';
  try {
    const failure: unknown = await drawCards({ filter: 'help', languages: ['en'] }).catch(
      (error: unknown) => error,
    );
    expect(isServiceError(failure, 'BROWSER_MISSING')).toBe(true);
  } finally {
    if (before === undefined) delete process.env['CHROMIUM'];
    else process.env['CHROMIUM'] = before;
  }
});
