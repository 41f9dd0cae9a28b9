// The `latchkey` command. Each command's work is in a file of its own, loaded when it is called.
import { Command, InvalidArgumentError, Option } from 'commander';
import { failWith } from './fail.ts';
import type { ExportFlags } from './audit-export-run.ts';
import type { OnCallForm } from './on-call.ts';

const program = new Command('latchkey')
  .description('Helpdesk bot for MFA lockouts in Microsoft Teams.')
  // Else a command would take the options of the commands that hang on it for its own.
  .enablePositionalOptions()
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
  .description('check the hash chain, and that it is the one that was signed; works beside a running service')
  .option('--json', 'print the result as JSON')
  .option(
    '--export <file>',
    'check what `audit export` wrote (jsonl, without filters) instead of the database',
  )
  .option(
    '--checkpoints <file>',
    'file of audit.checkpoints.file, or lines of a log that hold checkpoints; may be given more than once',
    collected,
    [],
  )
  .option(
    '--public-key <key>',
    'what `audit key` printed, or a file with it; more than once after a change of keys',
    collected,
    [],
  )
  .option(
    '--head <sequence:hash>',
    'a head printed earlier, also the short one of a card; may be given more than once',
    collected,
    [],
  )
  .addHelpText(
    'after',
    `
Without a public key that of AUDIT_SIGNING_KEY is taken, where it is set.

Exit codes: 0 unbroken, 1 could not be checked, 2 broken: entry, request and time are printed.`,
  )
  .action(async (options: VerifyFlags) => {
    const { json = false, export: file, head: heads, checkpoints, publicKey } = options;
    const { publicKeys } = await import('./audit-file.ts');
    const { auditVerifyOutput } = await import('./audit-verify.ts');
    const keys = publicKeys(publicKey, process.env);
    const { text, isUnbroken } = await auditVerifyOutput({
      source: file === undefined ? { url: databaseUrl() } : { file },
      json,
      heads,
      checkpoints,
      keys,
      needsCheckpoint: checkpoints.length + publicKey.length > 0,
    });
    console.log(text);
    if (!isUnbroken) process.exitCode = 2;
  });

audit
  .command('key')
  .description('print the public key of AUDIT_SIGNING_KEY, by which others verify checkpoints')
  .option('--json', 'print id and key as JSON')
  .action(async ({ json = false }: { readonly json?: boolean }) => {
    const { auditKeyOutput } = await import('./audit-key.ts');
    console.log(auditKeyOutput({ environment: process.env, json }));
  });

audit
  .command('export')
  .description('print the record, or a part of it, as lines of JSON; works beside a running service')
  .addOption(
    new Option(
      '--format <format>',
      'jsonl: entries as they are; ocsf: events of the Open Cybersecurity Schema Framework',
    )
      .choices(['jsonl', 'ocsf'])
      .default('jsonl'),
  )
  .option('--request <number>', 'only what belongs to that request, such as LK-1042')
  .option('--since <time>', 'from that moment on: 2026-11-22 or 2026-11-22T10:00:00Z')
  .option('--until <time>', 'up to that moment, itself not included')
  .option(
    '--kind <kind>',
    'only that kind of entry, such as approved; may be given more than once',
    collected,
    [],
  )
  .option('--actor <id>', 'only what the person with that object id did')
  .option('--after <sequence>', 'only entries behind that one, to go on where an export ended')
  .option('--out <file>', 'into that file; one that is there is gone on with behind its last entry')
  .addHelpText(
    'after',
    `
At the end it prints, beside the export, the number that --after takes to go on.

Exit codes: 0 done, 1 failed (the reason is printed).`,
  )
  .action(async (flags: ExportFlags) => {
    const { runAuditExport } = await import('./audit-export-run.ts');
    const { note } = await runAuditExport({ url: databaseUrl(), flags, stdout: process.stdout });
    console.error(note);
  });

audit
  .command('reconcile')
  .description(
    'compare the removals in the record with those in Entra’s audit log; works beside a running service',
  )
  .option('--json', 'print the result as JSON')
  .option('--since <time>', 'from that moment on; six days before the end without it')
  .option('--until <time>', 'up to that moment; audit.reconcile.settledAfter before now without it')
  .addHelpText('after', '\nExit codes: 0 every removal matches, 1 unknown or failed, 2 some have no match.')
  .action(async (options: { readonly json?: boolean; readonly since?: string; readonly until?: string }) => {
    const { auditReconcileOutput } = await import('./audit-reconcile.ts');
    const { json = false, ...span } = options;
    const { text, result } = await auditReconcileOutput({ environment: process.env, json, ...span });
    console.log(text);
    if (result !== 'matched') process.exitCode = result === 'unknown' ? 1 : 2;
  });

const onCall = program
  .command('on-call')
  .enablePositionalOptions()
  .description('who is on call, why, until when, who is next, and the gaps; works beside a running service')
  .option('--at <time>', 'at another moment: 2026-12-24T18:00, local to the helpdesk or with an offset')
  .option('--days <number>', 'how many days the gaps and the calendar cover, 1 to 366', wholeDays, 7)
  .addOption(new Option('--json', 'print the answer as JSON').conflicts(['ics', 'markdown']))
  .addOption(new Option('--ics', 'print the days as a calendar (iCalendar)').conflicts(['json', 'markdown']))
  .addOption(new Option('--markdown', 'print the days as a Markdown table').conflicts(['json', 'ics']))
  .addHelpText(
    'after',
    `
It reads the file of LATCHKEY_CONFIG, what was agreed in the chat where the database of DATABASE_URL is there, and
names from Microsoft Graph where the environment is complete. What could not be read is said.

Exit codes: 0 done, also with gaps, 1 failed (the reason is printed).`,
  )
  .action(async (options: OnCallFlags) => {
    const { onCallOutput } = await import('./on-call.ts');
    const { at, days } = options;
    const { text, notes } = await onCallOutput({
      environment: process.env,
      ...(at === undefined ? {} : { at }),
      days,
      form: formOf(options),
    });
    for (const note of notes) console.error(note);
    process.stdout.write(text);
  });

onCall
  .command('check')
  .description('explain the on-call part of the configuration file, and the mistakes in the file')
  .option('--json', 'print problems and warnings as JSON')
  .addHelpText('after', '\nExit codes: 0 sound, also with warnings, 1 problems, each with its line.')
  .action(async ({ json = false }: { readonly json?: boolean }) => {
    const { checkJson, onCallCheck } = await import('./on-call-check.ts');
    const check = await onCallCheck({ environment: process.env });
    console.log(json ? checkJson(check) : check.text);
    if (!check.isSound) process.exitCode = 1;
  });

program
  .command('package')
  .description('write the Teams app package (build/latchkey-teams-app.zip)')
  .action(async () => {
    const { packageApp } = await import('./package.ts');
    const path = await packageApp({ environment: process.env, outDir: 'build' });
    console.log(`Wrote ${path}. Upload it in the Teams admin center.`);
  });

interface VerifyFlags {
  readonly json?: boolean;
  readonly export?: string;
  readonly head: readonly string[];
  readonly checkpoints: readonly string[];
  readonly publicKey: readonly string[];
}

interface OnCallFlags {
  readonly at?: string;
  readonly days: number;
  readonly json?: boolean;
  readonly ics?: boolean;
  readonly markdown?: boolean;
}

function formOf({ json = false, ics = false, markdown = false }: OnCallFlags): OnCallForm {
  if (json) return 'json';
  if (ics) return 'ics';
  return markdown ? 'markdown' : 'words';
}

function wholeDays(text: string): number {
  const days = Number(text);
  if (/^\d+$/.test(text) && days >= 1 && days <= 366) return days;
  throw new InvalidArgumentError('It must be a whole number from 1 to 366.');
}

function collected(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function databaseUrl(): string {
  return process.env['DATABASE_URL'] ?? 'file:./data/latchkey.db';
}

try {
  await program.parseAsync();
} catch (error) {
  failWith(error);
}
