import type { CommandLine } from '../../../support/command-line.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { effectsOf, type Effects } from './effects.ts';
import type { Place, World } from './world.ts';

/** A command as the test gives it. */
export interface CommandCase {
  /** As `contacts import`. */
  readonly name: string;
  readonly args: readonly string[];
  /** As `RequestCase` has them. */
  readonly effects?: Effects;
}

/** The world in which a command is given. */
export function placeOfCommand(name: string): Place {
  if (name === 'campaigns discard-practice') return 'without practice';
  if (name === 'repair') return 'repaired';
  return ['restore', 'salvage', 'start-empty'].includes(name) ? 'restored' : 'busy';
}

/** Every command; `commandNames` says which those are. */
export function commandCases(world: World): readonly CommandCase[] {
  const { files, lists, campaigns, imports, legacy, replies, templates } = world;
  const is = effectsOf(world);
  const command = (name: string, args: readonly (string | number)[] = [], effects?: Effects) => ({
    name,
    args: args.map(String),
    ...(effects === undefined ? {} : { effects }),
  });
  return [
    command('contacts import', [files.contacts, '--list', 'Imported'], is.imported),
    command('contacts count'),
    command('contacts list'),
    command('contacts show', [fictionalPhone(1)]),
    command('contacts export', [files.toWrite('all.csv')]),
    command('contacts remove', [fictionalPhone(9)], is.contactRemoved(9)),
    command('contacts tag', [fictionalPhone(10), '--add', 'both'], is.tagged('both', 10)),
    command('contacts imports'),
    command('contacts undo', [imports.toUndo], is.importUndone),
    command('contacts rejects', [imports.toAccept, '--fix', 'plus-lost'], is.fixesAccepted),
    command('lists list'),
    command('lists create', ['Created'], is.list('Created')),
    command('lists rename', ['To rename', 'Renamed'], is.list('Renamed')),
    command('lists remove', ['To remove'], is.listRemoved(lists.toRemove)),
    command('suppressions add', [fictionalPhone(71)], is.suppressed(71)),
    command('conversations list'),
    command('conversations show', [fictionalPhone(81)]),
    command(
      'conversations decide',
      [replies.heldPhone, '--keep'],
      [
        `EXISTS (SELECT 1 FROM number_holds WHERE phone = '${replies.heldPhone}' AND decision = 'kept')`,
      ],
    ),
    command('suppressions list'),
    command('suppressions lift', [fictionalPhone(62), '--evidence', 'Wrote START'], is.lifted(62)),
    command('suppressions import', [files.suppressions], is.suppressionsImported(61)),
    command('suppressions export', [files.toWrite('suppressions.csv')]),
    command(
      'campaigns create',
      ['--name', 'Written', '--list', 'Everybody', '--body', 'Hello'],
      is.campaign('Written'),
    ),
    command('messages send', [fictionalPhone(77), '--text', 'Hello'], is.singleWritten(77)),
    command('campaigns show', [campaigns.toStart]),
    command('campaigns list'),
    command('campaigns send', [campaigns.toStart], is.started(campaigns.toStart)),
    command('campaigns preview', [campaigns.toStart]),
    command('campaigns review', [campaigns.toStart]),
    command('campaigns rehearse', [campaigns.toSave]),
    command('campaigns decide', [campaigns.toDecide, 'skip'], is.decided(campaigns.toDecide)),
    command(
      'campaigns change-sender',
      [campaigns.toChangeSender, 'MyShop'],
      is.sentFrom(campaigns.toChangeSender, 'MyShop'),
    ),
    // It has no picture: refused, and nothing is written.
    command('campaigns host-picture', [campaigns.toSave]),
    command('campaigns test', [campaigns.toSave, '--contact', 1, '--to', 'no number']),
    command(
      'campaigns schedule',
      [campaigns.toSchedule, '--at', '2099-12-01T09:00'],
      is.scheduled(campaigns.toSchedule),
    ),
    command(
      'campaigns unschedule',
      [campaigns.toUnschedule],
      is.draftAgain(campaigns.toUnschedule),
    ),
    command(
      'campaigns budget',
      [campaigns.toChangeSender, 77],
      is.budgeted(campaigns.toChangeSender, 77),
    ),
    command('campaigns retry', [campaigns.toRetry], is.retried(campaigns.toRetry)),
    command(
      'campaigns hand-over',
      [campaigns.handedOver, '--off'],
      is.takenBack(campaigns.handedOver),
    ),
    command('campaigns send-rest', [campaigns.held], is.released(campaigns.held)),
    command('campaigns cancel', [campaigns.toCancel], is.canceled(campaigns.toCancel)),
    command('campaigns duplicate', [campaigns.toDuplicate], is.campaign('To duplicate (copy)')),
    command('campaigns discard-practice', [], is.practiceDiscarded),
    command('campaigns archive', [campaigns.toArchive], is.archived(campaigns.toArchive)),
    command('campaigns versions', [campaigns.toRestore]),
    command('campaigns restore', [campaigns.toRestore, 1], is.versionRestored(campaigns.toRestore)),
    command('messages', [campaigns.toPause]),
    command('templates list'),
    command('templates show', ['To keep']),
    command('templates starters'),
    command('templates add', ['--name', 'Created', '--body', 'Hello'], is.template('Created')),
    command('templates change', ['To save', '--name', 'Saved'], is.template('Saved')),
    command('templates remove', ['To remove'], is.templateRemoved(templates.toRemove.id)),
    command('templates restore', [templates.removed.id], is.template('Removed')),
    command('receipts sync'),
    // No account: refused, and nothing is written.
    command('replies sync'),
    command('settings get'),
    command('settings set', ['appearance', 'dark'], is.darkAppearance),
    command('check'),
    command('repair', [], is.repaired),
    command(
      'legacy import',
      ['--campaigns', legacy.campaigns, '--messages', legacy.messages],
      is.legacyImported,
    ),
    command('backup'),
    command('backups'),
    command('restore', [world.backup]),
    command('salvage'),
    command('start-empty'),
  ];
}

/** The names of all commands that there are, as `--help` lists them. */
export async function commandNames(
  ovo: CommandLine,
  group: readonly string[] = [],
): Promise<readonly string[]> {
  const { output } = await ovo.run(...group, '--help');
  const [, listed] = output.split('Commands:');
  if (listed === undefined) return [group.join(' ')];
  const names = [...listed.matchAll(/^ {2}([a-z][\w-]*)/gm)].map(([, name = '']) => name);
  const nested = names
    .filter((name) => name !== 'help')
    .map((name) => commandNames(ovo, [...group, name]));
  return (await Promise.all(nested)).flat();
}
