// The `latchkey` command. Each command's work is in a file of its own, loaded when it is called.
import { Command } from 'commander';
import { failWith } from './fail.ts';

const program = new Command('latchkey')
  .description('Helpdesk bot for MFA lockouts in Microsoft Teams.')
  .addHelpText(
    'after',
    '\nExit codes: 0 done, 1 failed or problems found (the reason is printed), 2 the audit record is broken.',
  );

program
  .command('start')
  .description('run the service, configured by environment variables and LATCHKEY_CONFIG')
  .action(async () => {
    const { runService } = await import('./start.ts');
    await runService();
  });

program
  .command('doctor')
  .description('find out what is wrong with the set-up; reads only, also beside a running service')
  .option('--json', 'print the findings as JSON')
  .addHelpText('after', '\nExit codes: 0 no problem, 1 problems, each with what to do about it.')
  .action(async ({ json = false }: { readonly json?: boolean }) => {
    const { runDoctor } = await import('./doctor.ts');
    if (!(await runDoctor({ environment: process.env, json }))) process.exitCode = 1;
  });

program
  .command('sandbox')
  .description('run everything against a simulated Microsoft, without any account')
  .option('--play', 'walk the main journey by itself, print each step and stop')
  .action(async ({ play = false }: { readonly play?: boolean }) => {
    const { runSandbox } = await import('./sandbox.ts');
    await runSandbox({ play });
  });

program
  .command('migrate')
  .description('bring the database of DATABASE_URL to this release')
  .action(async () => {
    const { runMigrate } = await import('./migrate.ts');
    await runMigrate(databaseUrl());
  });

const audit = program.command('audit').description('the record of everything that was done');

audit
  .command('verify')
  .description('check the hash chain; works beside a running service')
  .option('--json', 'print the result as JSON')
  .option('--head <sequence:hash>', 'a head printed earlier: finds lines that were cut off since')
  .action(async ({ json = false, head }: { readonly json?: boolean; readonly head?: string }) => {
    const { runAuditVerify } = await import('./audit.ts');
    if (!(await runAuditVerify({ url: databaseUrl(), json, ...(head === undefined ? {} : { head }) })))
      process.exitCode = 2;
  });

program
  .command('package')
  .description('write the Teams app package (build/latchkey-teams-app.zip)')
  .action(async () => {
    const { packageApp } = await import('./package.ts');
    const path = await packageApp({ environment: process.env, outDir: 'build' });
    console.log(`Wrote ${path}. Upload it in the Teams admin center.`);
  });

function databaseUrl(): string {
  return process.env['DATABASE_URL'] ?? 'file:./data/latchkey.db';
}

try {
  await program.parseAsync();
} catch (error) {
  failWith(error);
}
