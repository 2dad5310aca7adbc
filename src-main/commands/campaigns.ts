import { Option, type Command } from 'commander';
import type { Campaign } from '../../src-shared/campaign/campaign.ts';
import { campaignDraftSchema } from '../../src-shared/campaign/campaign.ts';
import { readSender } from '../../src-shared/campaign/read-sender.ts';
import { senderAdvice } from '../../src-shared/campaign/sender.ts';
import { gatewayKinds } from '../../src-shared/campaign/snapshot.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { words } from '../../src-shared/words/words.ts';
import type { Application } from '../application.ts';
import {
  audienceFrom,
  withAudienceOptions,
  type AudienceOptions,
} from './campaigns/audience-options.ts';
import { audienceLines } from './campaigns/audience-lines.ts';
import { notesOf } from './campaigns/text-hints.ts';
import {
  campaignJson,
  printSnapshot,
  snapshotJson,
  summaryLine,
} from './campaigns/print-campaign.ts';
import { addDecideCommand } from './campaigns/decide-campaign.ts';
import { addDraftCommands } from './campaigns/draft-commands.ts';
import { addRehearseCommand } from './campaigns/rehearse-campaign.ts';
import { addRetryCommand } from './campaigns/retry-campaign.ts';
import { addHandOverCommand } from './campaigns/hand-over-campaign.ts';
import { addReviewCommands } from './campaigns/review-campaign.ts';
import {
  addPlanCommands,
  addScheduleCommands,
  addTestCommand,
  planFrom,
  planLines,
  withPlanOptions,
  type PlanOptions,
} from './campaigns/plan-campaign.ts';
import { cancelCampaign } from './campaigns/cancel-campaign.ts';
import {
  addHostPictureCommand,
  pictureFrom,
  pictureLines,
  pictureNotes,
} from './campaigns/picture-of-campaign.ts';
import { sendCampaign, type SendOptions } from './campaigns/send-campaign.ts';
import { requireTemplate } from './templates.ts';
import {
  isoTime,
  parseAmount,
  parseCount,
  parseRate,
  parseId,
  withApplication,
  type Environment,
  type ExitCode,
  type GlobalOptions,
} from './session.ts';

interface CreateOptions extends AudienceOptions, PlanOptions {
  readonly name: string;
  readonly body?: string;
  readonly template?: string;
  readonly sender?: string;
  readonly picture?: string;
  readonly alt?: string;
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

  withPlanOptions(
    withAudienceOptions(
      campaigns
        .command('create')
        .description('make a draft')
        .requiredOption('--name <name>', 'what you call it'),
    ),
  )
    .option('--body <text>', 'the text; {{ first_name }} and other fields are filled in')
    .option('--template <name>', 'the text of this template instead')
    .option(
      '--sender <sender>',
      'a Twilio number (+1…), short code, name, or Messaging Service (MG…)',
    )
    .option(
      '--picture <file|url>',
      'a JPEG, PNG or GIF to go with the text (MMS), or the https address where Twilio finds it',
    )
    .option('--alt <words>', 'what the picture shows')
    .action((options: CreateOptions) =>
      open(async (app) => {
        const campaign = await create(app, options);
        printCampaign(campaign);
        if (globals().json === true) return;
        for (const note of notesOf(await app.campaigns.preview(campaign.draft))) output(note);
        for (const line of await pictureLines(app, campaign.draft.picture)) output(line);
        for (const note of await pictureNotes(app, campaign.draft)) output(note);
      }),
    );

  campaigns
    .command('show')
    .argument('<id>', 'its number, as `campaigns list` shows it', parseId)
    .description('show one campaign')
    .action((id: number) =>
      open(async (app) => {
        const campaign = await app.campaigns.get(id);
        const countdown = await app.campaigns.countdown(id);
        const startsAt = countdown.kind === 'running' ? countdown.until : null;
        if (globals().json === true) {
          output(JSON.stringify({ ...campaignJson(campaign), startsAt: isoTime(startsAt) }));
          return;
        }
        printCampaign(campaign);
        if (startsAt !== null) output(words.campaigns.startsUnlessUndone(isoTime(startsAt) ?? ''));
        if (countdown.kind === 'interrupted') output(words.campaigns.notSentInterrupted);
        for (const line of await audienceLines(app, campaign.draft.audience)) output(line);
        for (const line of planLines(await app.campaigns.planState(id))) output(line);
        for (const line of await pictureLines(app, campaign.draft.picture)) output(line);
      }),
    );

  campaigns
    .command('list')
    .description('show all campaigns, the newest first')
    .action(() =>
      open(async (app) => {
        const snapshots = await app.campaigns.list();
        if (globals().json === true) output(JSON.stringify(snapshots.map(snapshotJson)));
        else if (snapshots.length === 0) output('There are no campaigns yet.');
        else for (const snapshot of snapshots) output(summaryLine(snapshot));
      }),
    );

  campaigns
    .command('send')
    .argument('<id>', 'its number, as `campaigns list` shows it', parseId)
    .description('start or resume a campaign and stay with it to its end; Ctrl+C stops it')
    .addOption(
      new Option(
        '--gateway <gateway>',
        'what carries it; the settings decide unless given',
      ).choices(gatewayKinds),
    )
    .option('--rate <segments>', 'segments a second; 0 sets no limit', parseRate)
    .option('--ignore-quiet-hours', 'also where it is too early or too late in the day')
    .addOption(
      new Option(
        '--unconfirmed <policy>',
        'what becomes of a message that two look-ups did not find',
      ).choices(['hold', 'requeue']),
    )
    .option('--recheck-after <seconds>', 'between two look-ups', parseAmount)
    .option(
      '--in-flight <messages>',
      'most that can be in doubt if this process is killed (a power cut: twice as many); fewer is slower',
      parseCount,
    )
    .action(async (id: number, options: SendOptions) =>
      finish(await sendCampaign(environment, globals(), id, options)),
    );

  addReviewCommands({ campaigns, environment, globals, finish });
  addRehearseCommand({ campaigns, environment, globals, finish });
  addDecideCommand(campaigns, environment, globals);
  addRetryCommand(campaigns, environment, globals);
  addHostPictureCommand(campaigns, environment, globals);
  addHandOverCommand({ campaigns, environment, globals, finish });
  addPlanCommands(campaigns, environment, globals);
  addTestCommand(campaigns, environment, globals);
  addScheduleCommands(campaigns, environment, globals);
  addDraftCommands(campaigns, environment, globals);

  campaigns
    .command('change-sender')
    .argument('<id>', 'its number, as `campaigns list` shows it', parseId)
    .argument('<sender>', 'what the messages that are left go from')
    .description('give a paused campaign, or a draft, another sender')
    .action((id: number, sender: string) =>
      open(async (app) => {
        const { defaultCountry } = await app.settings.get();
        const snapshot = await app.campaigns.changeSender(id, senderOf(sender, defaultCountry));
        printSnapshot(environment, globals(), snapshot);
      }),
    );

  campaigns
    .command('cancel')
    .argument('<id>', 'its number, as `campaigns list` shows it', parseId)
    .description('cancel what is not sent yet, for good')
    .action(async (id: number) => finish(await cancelCampaign(environment, globals(), id)));

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

  campaigns
    .command('discard-practice')
    .description('discard everything that the simulator carried, for good; nothing real changes')
    .option('--dry-run', 'say how much that is and change nothing')
    .action(({ dryRun }: { readonly dryRun?: boolean }) =>
      open(async (app) => {
        const counts = await (dryRun === true
          ? app.campaigns.countPractice()
          : app.campaigns.discardPractice());
        output(
          globals().json === true
            ? JSON.stringify(counts)
            : `${counts.campaigns} practice campaigns with ${counts.messages} messages ${dryRun === true ? 'would be' : 'were'} discarded.`,
        );
      }),
    );

  program
    .command('messages')
    .argument('<id>', 'its number, as `campaigns list` shows it', parseId)
    .description('show every message of a campaign, one a line')
    .action((id: number) =>
      open(async (app) => {
        for (const message of await app.messages.each(id)) {
          const { to, body, status, sid, retryCount, errorCode, segments, explanation } = message;
          const code = errorCode === null ? '' : ` (${errorCode})`;
          const reason = explanation === null ? '' : `  ${explanation}`;
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
                  reason: explanation,
                  reasonCode: message.reason,
                })
              : `${to}  ${status}${code}${reason}  ${body.replaceAll('\n', ' ')}`,
          );
        }
      }),
    );
}

/** A sender in any usual way of writing it. Throws UserError(`usage`) for anything else. */
function senderOf(text: string, country: string): string {
  const sender = readSender(text, country);
  if (sender !== null) return sender;
  throw new UserError('usage', `sender: ${senderAdvice} Nothing was changed.`);
}

async function create(app: Application, options: CreateOptions): Promise<Campaign> {
  const { body, template } = options;
  if ((body === undefined) === (template === undefined)) {
    throw new UserError('usage', 'Give the text: --body or --template. Nothing was made.');
  }
  const used = template === undefined ? null : await requireTemplate(app, template);
  const parsed = campaignDraftSchema.safeParse({
    name: options.name,
    body: used === null ? body : used.body,
    sender: senderOf(options.sender ?? '', (await app.settings.get()).defaultCountry),
    audience: await audienceFrom(app, options),
    ...(options.picture === undefined
      ? {}
      : { picture: await pictureFrom(app, options.picture, options.alt ?? '') }),
    plan: planFrom(options),
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UserError('usage', `${issue?.path.join('.')}: ${issue?.message}. Nothing was made.`);
  }
  const problems = (await app.campaigns.problems(parsed.data)).filter(
    // What a draft without it cannot be rid of: the picture is put on Twilio afterwards.
    (problem) => problem !== words.pictures.addressNeeded,
  );
  if (problems.length > 0)
    throw new UserError('invalid', `${problems.join(' ')} Nothing was made.`);
  const created = await app.campaigns.create(parsed.data);
  if (used !== null) await app.templates.use(used.id);
  return created;
}
