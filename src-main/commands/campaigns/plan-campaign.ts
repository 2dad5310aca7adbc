import { randomUUID } from 'node:crypto';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { DateTime } from 'luxon';
import { lateLimits, scheduleSchema } from '../../../src-shared/campaign/schedule.ts';
import type { PlanState } from '../../../src-shared/campaign/plan-state.ts';
import { planLimits, type SendPlan } from '../../../src-shared/campaign/plan.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import type { TestTextRefusal } from '../../../src-shared/settings/setup/test-text.ts';
import { printSnapshot } from './print-campaign.ts';
import {
  isoTime,
  parseAmount,
  parseCount,
  parseId,
  withApplication,
  type Environment,
  type GlobalOptions,
} from '../session.ts';

/** The options of `campaigns create` that say how it is to be sent. */
export interface PlanOptions {
  readonly canary?: number;
  readonly canaryRate?: number;
  readonly canaryWait?: number;
  readonly budget?: number;
}

/** What the first texts go by where nothing else is said. */
const usual = { percent: 90, minutes: 30, lateMinutes: 120 };

/** Adds the options that say how a campaign is to be sent. */
export function withPlanOptions(command: Command): Command {
  return command
    .option('--budget <segments>', 'pause before it uses more segments than that', parseCount)
    .option(
      '--canary <people>',
      'send to that many first, chosen at random, and go on only if enough texts arrive',
      parseCount,
    )
    .option(
      '--canary-rate <percent>',
      `how many of those texts have to arrive; ${usual.percent} unless given`,
      parsePercent,
    )
    .option(
      '--canary-wait <minutes>',
      `how long to wait for their receipts; ${usual.minutes} unless given`,
      parseCount,
    );
}

/** The plan that the options describe; undefined where they say nothing. */
export function planFrom(options: PlanOptions): SendPlan | undefined {
  const { canary, budget } = options;
  if (canary === undefined && budget === undefined) return undefined;
  return {
    ...(budget === undefined ? {} : { budgetSegments: budget }),
    ...(canary === undefined
      ? {}
      : {
          canary: {
            messages: canary,
            deliveredShare: (options.canaryRate ?? usual.percent) / 100,
            waitMinutes: options.canaryWait ?? usual.minutes,
          },
        }),
  };
}

/** Adds `campaigns budget` and `campaigns send-rest`. */
export function addPlanCommands(
  campaigns: Command,
  environment: Environment,
  globals: () => GlobalOptions,
): void {
  campaigns
    .command('budget')
    .argument('<id>', 'its number, as `campaigns list` shows it', parseId)
    .argument('<segments>', 'the most segments that it may use in all, or `none`', parseBudget)
    .description('change the budget of a campaign; `campaigns send` goes on where it had stopped')
    .action((id: number, segments: number | null) =>
      withApplication(environment, globals(), async (app) => {
        const snapshot = await app.campaigns.changeBudget(id, segments, { resumes: false });
        printSnapshot(environment, globals(), snapshot);
        if (snapshot.status === 'paused') environment.log(`To go on: campaigns send ${id}`);
      }),
    );
  campaigns
    .command('send-rest')
    .argument('<id>', 'its number, as `campaigns list` shows it', parseId)
    .description('let go of the rest of a campaign whose first texts hold it')
    .action((id: number) =>
      withApplication(environment, globals(), async (app) => {
        printSnapshot(
          environment,
          globals(),
          await app.campaigns.sendToRest(id, { resumes: false }),
        );
        environment.log(`To go on: campaigns send ${id}`);
      }),
    );
}

/** Adds `campaigns test`. */
export function addTestCommand(
  campaigns: Command,
  environment: Environment,
  globals: () => GlobalOptions,
): void {
  campaigns
    .command('test')
    .argument('<id>', 'its number, as `campaigns list` shows it', parseId)
    .requiredOption('--contact <id>', 'the contact for whom the text is filled in', parseId)
    .option('--to <number>', 'your own number; the one of the last test unless given')
    .description('send the text to yourself through Twilio, marked as a test and not counted')
    .action((id: number, options: { readonly contact: number; readonly to?: string }) =>
      withApplication(environment, globals(), async (app) => {
        const { contact, to = null } = options;
        const requestId = randomUUID();
        const answer = await app.testTexts.sendAsContact({ requestId, id, contactId: contact, to });
        if (answer.kind === 'refused') {
          throw new UserError('invalid', `Not sent: ${refusals[answer.reason]}`);
        }
        environment.output(
          globals().json === true
            ? JSON.stringify(answer.text)
            : `${answer.text.to}  ${answer.text.state}  ${answer.text.body}`,
        );
      }),
    );
}

const refusals: Readonly<Record<TestTextRefusal, string>> = {
  'no-account': 'no Twilio account is connected.',
  'no-sender': 'there is no sender.',
  'not-a-number': 'that is no phone number.',
  'do-not-text': 'that number must not be texted.',
  busy: 'another test text is on its way.',
};

/** Adds `campaigns schedule` and `campaigns unschedule`. */
export function addScheduleCommands(
  campaigns: Command,
  environment: Environment,
  globals: () => GlobalOptions,
): void {
  campaigns
    .command('schedule')
    .argument('<id>', 'its number, as `campaigns list` shows it', parseId)
    .requiredOption('--at <time>', 'day and time, as 2026-12-01T09:00', parseTime)
    .addOption(
      new Option('--zone <zone>', 'by the clock of this computer, or of each recipient')
        .choices(['mine', 'recipient'])
        .default('mine'),
    )
    .addOption(
      new Option('--past <when>', 'recipients whose hour is past by then get it')
        .choices(['at-once', 'next-day'])
        .default('next-day'),
    )
    .option(
      '--late <minutes>',
      'how late Ovo may start it by itself, where Ovo did not run at the time',
      parseAmount,
      usual.lateMinutes,
    )
    .description('schedule a draft; the app starts it at the time, if the app runs then')
    .action((id: number, options: ScheduleOptions) =>
      withApplication(environment, globals(), async (app) => {
        const { draft, revision } = await app.campaigns.get(id);
        const schedule = scheduleSchema.parse({
          at: options.at,
          zone: options.zone,
          timeZone: DateTime.local().zoneName,
          past: options.past,
          lateMinutes: Math.min(lateLimits.most, Math.round(options.late)),
        });
        await app.campaigns.save(id, revision, { ...draft, plan: { ...draft.plan, schedule } });
        const snapshot = await app.campaigns.schedule(id);
        printSnapshot(environment, globals(), snapshot, {
          scheduledAt: isoTime(snapshot.scheduledAt ?? null),
        });
        environment.log(
          `The first text goes at ${isoTime(snapshot.scheduledAt ?? null)}, while the app runs. Later than ${schedule.lateMinutes} minutes it asks first.`,
        );
      }),
    );
  campaigns
    .command('unschedule')
    .argument('<id>', 'its number, as `campaigns list` shows it', parseId)
    .description('make a scheduled campaign a draft again')
    .action((id: number) =>
      withApplication(environment, globals(), async (app) =>
        printSnapshot(environment, globals(), await app.campaigns.unschedule(id)),
      ),
    );
}

interface ScheduleOptions {
  readonly at: string;
  readonly zone: string;
  readonly past: string;
  readonly late: number;
}

function parseTime(text: string): string {
  const time = text.trim().replace(' ', 'T');
  if (scheduleSchema.unwrap().shape.at.safeParse(time).success) return time;
  throw new InvalidArgumentError('It has to be a day and a time, as 2026-12-01T09:00.');
}

/** What has become of a plan, for a person; nothing where there is none. */
export function planLines(state: PlanState): readonly string[] {
  const { plan, usedSegments, canary, released } = state;
  const lines: string[] = [];
  if (plan.budgetSegments !== undefined) {
    lines.push(`Budget: ${usedSegments} of ${plan.budgetSegments} segments used.`);
  }
  if (plan.canary !== undefined) {
    const percent = Math.round(plan.canary.deliveredShare * 100);
    lines.push(
      `First texts: ${plan.canary.messages} people, ${percent} % have to arrive within ${plan.canary.waitMinutes} minutes.`,
    );
  }
  if (plan.schedule !== undefined) {
    const { at, zone } = plan.schedule;
    const whose = zone === 'mine' ? 'this computer' : 'each recipient';
    lines.push(`Time: ${at.replace('T', ' ')}, by the clock of ${whose}.`);
  }
  if (canary !== null) {
    const { delivered, of, needed, failed, missing } = canary;
    lines.push(
      `Of ${of} first texts ${delivered} arrived, ${failed} did not, ${missing} are still open; ${needed} have to arrive.`,
    );
  }
  if (released !== null) {
    const why = released.by === 'person' ? 'somebody said so' : 'enough of them arrived';
    lines.push(`The rest was let go at ${isoTime(released.at)}: ${why}.`);
  }
  return lines;
}

function parsePercent(text: string): number {
  const percent = Number(text);
  const { least, most } = planLimits.canaryShare;
  if (percent >= least * 100 && percent <= most * 100) return percent;
  throw new InvalidArgumentError(`It has to be ${least * 100} to ${most * 100}.`);
}

function parseBudget(text: string): number | null {
  return text === 'none' ? null : parseCount(text);
}
