import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../src-shared/lib/result.ts';
import type { MadeSafe } from '../../src-shared/maintenance/backup.ts';
import type { RestoreSource } from '../application/data-folder.ts';
import {
  exitCodes,
  offlineMaintenanceFor,
  isoTime,
  withApplication,
  type Environment,
  type ExitCode,
  type GlobalOptions,
} from './session.ts';

interface PassphraseOptions {
  readonly passphraseFile?: string;
}

const passphraseOption = [
  '--passphrase-file <file>',
  'a file whose first line is the passphrase; or set OVO_PASSPHRASE',
] as const;

/** Adds `backup`, `backups`, `restore`, `salvage` and `start-empty` to the program. */
export function addBackupCommands(
  program: Command,
  environment: Environment,
  finish: (code: ExitCode) => void,
): void {
  const { output } = environment;
  const globals = () => program.opts<GlobalOptions>();
  const say = (report: unknown, lines: readonly string[]) => {
    if (globals().json === true) output(JSON.stringify(report));
    else for (const line of lines) output(line);
  };
  const fileNamed = (file: string) => path.resolve(environment.currentFolder, file);

  function passphraseOf({ passphraseFile }: PassphraseOptions): string | null {
    if (passphraseFile === undefined) return environment.variables['OVO_PASSPHRASE'] ?? null;
    const [line = ''] = readFileSync(fileNamed(passphraseFile), 'utf8').split(/\r?\n/);
    return line;
  }

  /** Ctrl+C ends it at once; nothing that was begun counts. */
  async function untilInterrupted<T>(act: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const forget = environment.onInterrupt(() => controller.abort());
    try {
      return await act(controller.signal);
    } finally {
      forget();
    }
  }

  program
    .command('backup')
    .argument('[file]', 'where to; the folder backups of the data folder unless given')
    .description('copy the database, whole and checked; sealed with --sealed')
    .option('--sealed', 'seal it with a passphrase (an age file)')
    .option(...passphraseOption)
    .action(
      (file: string | undefined, options: PassphraseOptions & { readonly sealed?: boolean }) =>
        withApplication(environment, globals(), async (app) => {
          const passphrase = options.sealed === true ? passphraseOf(options) : null;
          if (options.sealed === true && (passphrase === null || file === undefined)) {
            throw new UserError(
              'usage',
              'A sealed backup needs a FILE and a passphrase: --passphrase-file, or OVO_PASSPHRASE. No backup was made.',
            );
          }
          if (file === undefined) {
            const made = await app.backups.create();
            say(made, [`Backed up as ${path.join(app.dataFolder, 'backups', made.name)}`]);
            return;
          }
          const made = await untilInterrupted((signal) =>
            app.backups.createAt(fileNamed(file), passphrase, { signal }),
          );
          say(made, [`Backed up as ${made.file}${made.isSealed ? ', sealed' : ''}.`]);
        }),
    );

  program
    .command('backups')
    .description('list the backups of the data folder, the newest first')
    .action(() => {
      const backups = offlineMaintenanceFor(environment, globals()).backups();
      say(
        backups.map((backup) => ({ ...backup, takenAt: isoTime(backup.takenAt) })),
        backups.map(
          ({ name, occasion, isVerified, takenAt }) =>
            `${isoTime(takenAt) ?? ''}  ${occasion}${isVerified ? '' : ' (of a damaged file)'}  ${name}`,
        ),
      );
    });

  program
    .command('restore')
    .argument('[file]', 'a backup: a file, or a name that `backups` lists')
    .description('put a backup in the place of the database, which is kept')
    .option('--latest', 'the newest backup of the data folder')
    .option('--undo', 'go back to what the last restore replaced')
    .option(...passphraseOption)
    .action(
      async (
        file: string | undefined,
        options: PassphraseOptions & { readonly latest?: boolean; readonly undo?: boolean },
      ) => {
        const care = offlineMaintenanceFor(environment, globals());
        const chosen = [file !== undefined, options.latest, options.undo].filter(Boolean);
        if (chosen.length !== 1) {
          throw new UserError(
            'usage',
            'Say which backup: a FILE, --latest, or --undo. Nothing was changed.',
          );
        }
        const report = await untilInterrupted((signal) =>
          care.restore(sourceOf(file, options), { signal }),
        );
        say(report, [
          `Restored ${report.restored}.`,
          ...madeSafe(report),
          ...(report.keptAs === null ? [] : [`What it replaced is kept: ${report.keptAs}`]),
          ...(report.canBeUndone ? ['`restore --undo` goes back to it.'] : []),
        ]);

        function sourceOf(
          name: string | undefined,
          { latest, undo }: { readonly latest?: boolean; readonly undo?: boolean },
        ): RestoreSource {
          if (latest === true) return { kind: 'latest' };
          if (undo === true || name === undefined) return { kind: 'undo' };
          if (care.backups().some((backup) => backup.name === name)) {
            return { kind: 'backup', name };
          }
          return { kind: 'file', file: fileNamed(name), passphrase: passphraseOf(options) };
        }
      },
    );

  program
    .command('salvage')
    .argument('[file]', 'a damaged database from elsewhere; that of the data folder unless given')
    .description('read what is readable of a damaged database into a new one')
    .action(async (file: string | undefined) => {
      const care = offlineMaintenanceFor(environment, globals());
      const report = await untilInterrupted((signal) =>
        care.salvage(file === undefined ? null : fileNamed(file), { signal }),
      );
      if (report.warning !== null) {
        environment.log(report.warning);
        finish(exitCodes.failed);
      }
      say(report, [
        `Salvaged ${report.rows} rows; ${report.pagesLost} of ${report.pages} pages could not be read.`,
        ...report.tables.map(({ table, rows, rejected }) =>
          rejected === 0 ? `  ${table}: ${rows}` : `  ${table}: ${rows}, ${rejected} kept apart`,
        ),
        ...(report.rejectsFile === null ? [] : [`Rows kept apart: ${report.rejectsFile}`]),
        ...madeSafe(report),
        ...(report.keptAs === null ? [] : [`The damaged database is kept: ${report.keptAs}`]),
      ]);
    });

  program
    .command('start-empty')
    .description('set a damaged or lost database aside and begin with nothing but who opted out')
    .action(async () => {
      const report = await offlineMaintenanceFor(environment, globals()).startEmpty();
      say(report, [
        'Ovo starts with nothing, except for who has opted out.',
        ...(report.keptAs === null ? [] : [`What was there is kept: ${report.keptAs}`]),
      ]);
    });
}

/** What was done so that nobody is texted twice, and nobody who opted out at all. */
function madeSafe(made: MadeSafe): readonly string[] {
  const counted: readonly (readonly [number, string])[] = [
    [made.campaignsPaused, 'campaigns paused: look them over, then resume'],
    [made.campaignsUnscheduled, 'scheduled campaigns are drafts again'],
    [made.suppressionsMerged, 'suppressions taken over'],
    [made.messagesCorrected, 'messages known from the send journal'],
    [made.messagesUnconfirmed, 'messages to be looked up before anything is sent'],
    [made.sentByUnknownCampaigns, 'texts were sent by campaigns that it does not know'],
  ];
  return counted.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}.`);
}
