import { Option, type Command } from 'commander';
import type { Campaign } from '../../src-shared/campaign/campaign.ts';
import { campaignDraftSchema } from '../../src-shared/campaign/campaign.ts';
import type { CampaignSnapshot, GatewayKind } from '../../src-shared/campaign/snapshot.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { defaultQuietHours } from '../../src-shared/settings/quiet-hours.ts';
import type { Application } from '../application.ts';
import type { EngineSettings } from '../engine/options.ts';
import {
  exitCodes,
  isoTime,
  parseAmount,
  parseId,
  withApplication,
  type Environment,
  type ExitCode,
  type GlobalOptions,
} from './session.ts';

interface SendOptions {
  readonly gateway?: GatewayKind;
  readonly rate?: number;
  readonly ignoreQuietHours?: boolean;
  readonly unconfirmed?: 'hold' | 'requeue';
  readonly recheckAfter?: number;
}

interface CreateOptions {
  readonly name: string;
  readonly list: string;
  readonly body: string;
  readonly sender?: string;
}

/** Adds `campaigns …` and `messages` to the program. */
export function addCampaignCommands(
  program: Command,
  environment: Environment,
  finish: (code: ExitCode) => void,
): void {
  const { output } = environment;
  const globals = () => program.opts<GlobalOptions>();
  const open = <T>(act: (app: Application) => T | Promise<T>) =>
    withApplication(environment, globals(), act);
  const printCampaign = (campaign: Campaign) =>
    output(
      globals().json === true
        ? JSON.stringify(campaignJson(campaign))
        : `${summaryLine(campaign.snapshot)}\n${campaign.draft.body}`,
    );

  const campaigns = program.command('campaigns').description('write, send and watch campaigns');

  campaigns
    .command('create')
    .description('make a draft')
    .requiredOption('--name <name>', 'what you call it')
    .requiredOption('--list <list>', 'whom it goes to')
    .requiredOption('--body <text>', 'the text; {{ first_name }} and other fields are filled in')
    .option('--sender <sender>', 'a Twilio number (+1…) or Messaging Service (MG…)')
    .action((options: CreateOptions) =>
      open(async (app) => printCampaign(await create(app, options))),
    );

  campaigns
    .command('show')
    .argument('<id>', 'its number, as `campaigns list` shows it', parseId)
    .description('show one campaign')
    .action((id: number) => open((app) => printCampaign(app.campaigns.get(id))));

  campaigns
    .command('list')
    .description('show all campaigns, the newest first')
    .action(() =>
      open((app) => {
        const snapshots = app.campaigns.list();
        if (globals().json === true) output(JSON.stringify(snapshots.map(snapshotJson)));
        else if (snapshots.length === 0) output('There are no campaigns yet.');
        else for (const snapshot of snapshots) output(summaryLine(snapshot));
      }),
    );

  campaigns
    .command('send')
    .argument('<id>', 'its number, as `campaigns list` shows it', parseId)
    .description('start or resume a campaign and stay with it to its end; Ctrl+C pauses it')
    .addOption(
      new Option(
        '--gateway <gateway>',
        'what carries it; the settings decide unless given',
      ).choices(['simulator', 'twilio']),
    )
    .option('--rate <segments>', 'segments a second; 0 sets no limit', parseAmount)
    .option('--ignore-quiet-hours', 'also where it is too early or too late in the day')
    .addOption(
      new Option(
        '--unconfirmed <policy>',
        'what becomes of a message that two look-ups did not find',
      ).choices(['hold', 'requeue']),
    )
    .option('--recheck-after <seconds>', 'between two look-ups', parseAmount)
    .action(async (id: number, options: SendOptions) =>
      finish(await send(environment, globals(), id, options)),
    );

  campaigns
    .command('cancel')
    .argument('<id>', 'its number, as `campaigns list` shows it', parseId)
    .description('give up what is not sent yet, for good')
    .action((id: number) =>
      open(async (app) => {
        const snapshot = await app.campaigns.cancel(id);
        printSnapshot(environment, globals(), snapshot);
      }),
    );

  campaigns
    .command('duplicate')
    .argument('<id>', 'its number, as `campaigns list` shows it', parseId)
    .description('make a new draft with the same text and list')
    .option('--not-reached', 'to those whom it did not reach, where another try makes sense')
    .action((id: number, { notReached }: { readonly notReached?: boolean }) =>
      open(async (app) =>
        printCampaign(
          await (notReached === true
            ? app.campaigns.duplicateForUnreached(id)
            : app.campaigns.duplicate(id)),
        ),
      ),
    );

  program
    .command('messages')
    .argument('<id>', 'its number, as `campaigns list` shows it', parseId)
    .description('show every message of a campaign, one a line')
    .action((id: number) =>
      open((app) => {
        for (const message of app.messages.each(id)) {
          const { to, body, status, sid, retryCount, errorCode, segments } = message;
          output(
            globals().json === true
              ? JSON.stringify({
                  id: message.id,
                  to,
                  body,
                  status,
                  sid,
                  retryCount,
                  errorCode,
                  segments,
                })
              : `${to}  ${status}${errorCode === null ? '' : ` (${errorCode})`}  ${body.replaceAll('\n', ' ')}`,
          );
        }
      }),
    );
}

async function create(app: Application, options: CreateOptions): Promise<Campaign> {
  const list = app.contacts.requireList(options.list);
  const parsed = campaignDraftSchema.safeParse({
    name: options.name,
    body: options.body,
    sender: options.sender ?? '',
    audience: { listIds: [list.id] },
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UserError('usage', `${issue?.path.join('.')}: ${issue?.message}. Nothing was made.`);
  }
  const problems = app.campaigns.problems(parsed.data);
  if (problems.length > 0)
    throw new UserError('invalid', `${problems.join(' ')} Nothing was made.`);
  return await app.campaigns.create(parsed.data);
}

async function send(
  environment: Environment,
  globals: GlobalOptions,
  id: number,
  options: SendOptions,
): Promise<ExitCode> {
  const engine: Partial<EngineSettings> = {
    ...(options.rate === undefined ? {} : { segmentsPerSecond: options.rate }),
    ...(options.ignoreQuietHours === true
      ? { quietHours: { ...defaultQuietHours, enabled: false } }
      : {}),
    ...(options.unconfirmed === undefined ? {} : { unconfirmedPolicy: options.unconfirmed }),
    ...(options.recheckAfter === undefined ? {} : { recheckAfterMs: options.recheckAfter * 1000 }),
  };
  return withApplication(
    environment,
    globals,
    (app) => watch(environment, globals, app, id, options),
    {
      engine,
      onlyCampaign: id,
    },
  );
}

async function watch(
  environment: Environment,
  globals: GlobalOptions,
  app: Application,
  id: number,
  options: SendOptions,
): Promise<ExitCode> {
  let lastPrinted: CampaignSnapshot | null = null;
  const print = (snapshot: CampaignSnapshot) => {
    if (JSON.stringify(snapshot) === JSON.stringify(lastPrinted)) return;
    lastPrinted = snapshot;
    printSnapshot(environment, globals, snapshot);
  };
  const { status } = app.campaigns.get(id).snapshot;
  if (status !== 'completed') {
    app.subscribe((event) => {
      if (event.name === 'campaigns.progress') print(event.payload.snapshot);
    });
    const undo = environment.onInterrupt(() => {
      environment.log('Pausing: waiting for what is in flight…');
      if (app.campaigns.get(id).snapshot.status === 'sending') {
        app.campaigns
          .pause(id, 'Interrupted at the command line.')
          .catch((error: unknown) => environment.log(String(error)));
      }
    });
    if (status === 'draft' || status === 'scheduled')
      await app.campaigns.start(id, options.gateway);
    else await app.campaigns.resume(id, options.gateway);
    await app.sending.idle();
    undo();
  }
  const { snapshot } = app.campaigns.get(id);
  print(snapshot);
  if (snapshot.status === 'completed') return exitCodes.done;
  environment.log(snapshot.pausedReason ?? stateOf(snapshot));
  return snapshot.status === 'canceled' ? exitCodes.failed : exitCodes.paused;
}

/** Why a campaign that has no reason of its own did not come to its end. */
function stateOf({ status }: CampaignSnapshot): string {
  return status === 'sending'
    ? 'The campaign is not finished; give the same command again to go on.'
    : `The campaign is ${status}.`;
}

function printSnapshot(
  environment: Environment,
  globals: GlobalOptions,
  snapshot: CampaignSnapshot,
): void {
  environment.output(
    globals.json === true ? JSON.stringify(snapshotJson(snapshot)) : summaryLine(snapshot),
  );
}

function snapshotJson(snapshot: CampaignSnapshot) {
  return {
    ...snapshot,
    startedAt: isoTime(snapshot.startedAt),
    completedAt: isoTime(snapshot.completedAt),
    receiptsAsOf: isoTime(snapshot.receiptsAsOf),
  };
}

function campaignJson({ draft, snapshot }: Campaign) {
  return { ...snapshotJson(snapshot), body: draft.body, sender: draft.sender };
}

function summaryLine(snapshot: CampaignSnapshot): string {
  const { id, name, status, progress, contactCount, sentCount, failedCount } = snapshot;
  const counts = [
    `${sentCount} of ${contactCount} sent`,
    ...(failedCount > 0 ? [`${failedCount} failed`] : []),
    ...(snapshot.skippedCount > 0 ? [`${snapshot.skippedCount} skipped`] : []),
    ...(snapshot.deliveredCount > 0 ? [`${snapshot.deliveredCount} delivered`] : []),
    ...(snapshot.undeliveredCount > 0 ? [`${snapshot.undeliveredCount} not delivered`] : []),
    ...(snapshot.noReceiptCount > 0 ? [`${snapshot.noReceiptCount} without a receipt`] : []),
    ...(snapshot.unconfirmedCount > 0 ? [`${snapshot.unconfirmedCount} unconfirmed`] : []),
  ];
  return `${id}  ${name}  ${status}  ${progress} %  ${counts.join(', ')}`;
}
