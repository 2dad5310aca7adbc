import { InvalidArgumentError, Option } from 'commander';
import { DateTime } from 'luxon';
import type { HandOverTime } from '../../../src-shared/campaign/hand-over.ts';
import { takeCampaignBack } from './cancel-campaign.ts';
import { sendCampaign } from './send-campaign.ts';
import { campaignCommand, type CampaignCommands } from './campaign-command.ts';
import { parseAmount } from '../session.ts';

interface HandOverOptions {
  readonly at?: number;
  readonly localTime?: string;
  readonly off?: true;
  readonly unconfirmed?: 'hold' | 'requeue';
  readonly recheckAfter?: number;
}

/** Adds `campaigns hand-over`. */
export function addHandOverCommand({
  campaigns,
  environment,
  globals,
  finish,
}: CampaignCommands): void {
  campaignCommand(campaigns, 'hand-over')
    .description(
      'hand a campaign, or the rest of one, over to Twilio’s scheduler; then the computer can be off',
    )
    .option('--at <time>', 'not before that time (ISO 8601), at most 35 days ahead', parseTime)
    .option(
      '--local-time <time>',
      'not before that time of day (HH:MM) where each recipient is',
      parseDayTime,
    )
    .addOption(
      new Option(
        '--unconfirmed <policy>',
        'what becomes of a message that two look-ups did not find',
      ).choices(['hold', 'requeue']),
    )
    .option('--recheck-after <seconds>', 'between two look-ups', parseAmount)
    .option(
      '--off',
      'take it back: paused, canceled at Twilio where not sent yet, and sent from here at the next send',
    )
    .action(async (id: number, options: HandOverOptions) => {
      if (options.off === true) {
        finish(await takeCampaignBack(environment, globals(), id));
        return;
      }
      const { unconfirmed, recheckAfter } = options;
      finish(
        await sendCampaign(environment, globals(), id, {
          handOver: timeOf(options),
          ...(unconfirmed === undefined ? {} : { unconfirmed }),
          ...(recheckAfter === undefined ? {} : { recheckAfter }),
        }),
      );
    });
}

function timeOf({ at, localTime }: HandOverOptions): HandOverTime {
  if (at !== undefined && localTime !== undefined) {
    throw new InvalidArgumentError('Give --at or --local-time, not both.');
  }
  if (at !== undefined) return { kind: 'at', at };
  return localTime === undefined ? { kind: 'soonest' } : { kind: 'local-time', time: localTime };
}

function parseTime(text: string): number {
  const time = DateTime.fromISO(text);
  if (!time.isValid) throw new InvalidArgumentError('Not a time such as 2026-05-15T14:30.');
  return time.toMillis();
}

function parseDayTime(text: string): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) {
    throw new InvalidArgumentError('Not a time of day such as 09:30.');
  }
  return text;
}
