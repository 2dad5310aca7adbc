import { InvalidArgumentError } from 'commander';
import { DateTime } from 'luxon';
import {
  noFaults,
  rehearsalFaultsSchema,
  type Rehearsal,
  type RehearsalEvent,
  type RehearsalFaults,
} from '../../../src-shared/campaign/rehearsal.ts';
import type { ReviewCost } from '../../../src-shared/campaign/review.ts';
import { campaignCommand, type CampaignCommands } from './campaign-command.ts';
import { exitCodes, withApplication } from '../session.ts';

/** Faults by the names that the option has for them: those with a share, and those without. */
const shares = ['refused', 'unreachable', 'throttled', 'unanswered'] as const;
const events = {
  'slow-receipts': 'slowReceipts',
  'network-drop': 'networkDrop',
  stop: 'stop',
} as const;

const faultsHelp =
  'what goes wrong, as refused=5,unreachable=2,throttled=10,unanswered=1 (percent of the texts) and slow-receipts,network-drop,stop';

/** Adds `campaigns rehearse`. */
export function addRehearseCommand({
  campaigns,
  environment,
  globals,
  finish,
}: CampaignCommands): void {
  campaignCommand(campaigns, 'rehearse')
    .option('--faults <faults>', faultsHelp, parseFaults, noFaults)
    .description(
      'send a whole draft to nobody, at high speed in a copy of the data, and compare that with the review; ends with 3 where it would pause',
    )
    .action((id: number, { faults }: { readonly faults: RehearsalFaults }) =>
      withApplication(environment, globals(), async (app) => {
        const forget = environment.onInterrupt(() => void app.rehearsals.cancel());
        try {
          const rehearsal = await app.rehearsals.run({ id, faults });
          const isJson = globals().json === true;
          const lines = isJson ? [JSON.stringify(rehearsal)] : rehearsalLines(rehearsal);
          for (const line of lines) environment.output(line);
          if (rehearsal.ended === 'paused') finish(exitCodes.paused);
          if (rehearsal.ended === 'endless') finish(exitCodes.failed);
        } finally {
          forget();
        }
      }),
    );
}

function parseFaults(text: string): RehearsalFaults {
  const faults: Record<string, number | boolean> = {};
  for (const part of text.split(',').map((one) => one.trim())) {
    const [name = '', percent] = part.split('=');
    const share = shares.find((one) => one === name);
    const event = Object.entries(events).find(([one]) => one === name)?.[1];
    if (share !== undefined && percent !== undefined) faults[share] = Number(percent) / 100;
    else if (event !== undefined && percent === undefined) faults[event] = true;
    else throw new InvalidArgumentError(`“${part}” is no fault. Give ${faultsHelp}.`);
  }
  const parsed = rehearsalFaultsSchema.safeParse(faults);
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError('Shares go from 0 to 100 percent, together as well.');
}

/** A rehearsal for a person: what came of it, then what the review had said. */
function rehearsalLines(rehearsal: Rehearsal): readonly string[] {
  const { ended, people, failures, foreseen, pausedReason } = rehearsal;
  const outcome = {
    done: `Done at ${timeOf(rehearsal.finishesAt)}. Nobody was texted.`,
    paused: `It would pause: ${pausedReason ?? ''} Nobody was texted.`,
    endless: 'It would take more than a year. Nobody was texted.',
  }[ended];
  const counts = [
    [people.delivered, 'delivered'],
    [people.undelivered, 'not delivered'],
    [people.failed, 'failed'],
    [people.skipped, 'skipped'],
    [people.noReceipt, 'sent, no receipt'],
    [people.unconfirmed, 'unconfirmed'],
    [people.held, 'queued'],
  ] as const;
  const shown = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return [
    outcome,
    `${people.all} people: ${shown.join(', ')}`,
    ...failures.map(({ count, explanation }) => `  ${count}: ${explanation}`),
    ...rehearsal.events.map(({ what, at }) => `  ${timeOf(at)}  ${said[what]}`),
    `Segments: ${rehearsal.segments}, the review said ${foreseen.segments}`,
    `Cost: ${costOf(rehearsal.cost)}, the review said ${costOf(foreseen.cost)}`,
    `Done: ${endOf(rehearsal)}, the review said ${endOf(foreseen)}`,
  ];
}

const said: Readonly<Record<RehearsalEvent['what'], string>> = {
  started: 'the first text goes',
  'went-on': 'enough of the first texts arrived, the rest goes',
  'network-away': 'the network is away',
  'network-back': 'the network is back',
  closed: 'Ovo is closed',
  opened: 'Ovo is open again',
  paused: 'it pauses',
  'all-sent': 'everybody is settled',
  'last-receipt': 'the last receipt is in',
};

function costOf({ amount, currency }: ReviewCost): string {
  if (amount === null || currency === null) return 'not known';
  const { least, most } = amount;
  return `${least === most ? most : `${least} to ${most}`} ${currency}`;
}

function endOf({ finishesAt, stopsAt }: Pick<Rehearsal, 'finishesAt' | 'stopsAt'>): string {
  return stopsAt === null ? timeOf(finishesAt) : `never, the budget ends at ${timeOf(stopsAt)}`;
}

function timeOf(time: number | null): string {
  return time === null ? 'never' : DateTime.fromMillis(time).toFormat('yyyy-MM-dd HH:mm:ss');
}
