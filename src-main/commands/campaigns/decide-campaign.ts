import { Argument, type Command } from 'commander';
import { UserError } from '../../../src-shared/lib/result.ts';
import { normalisePhone } from '../../../src-shared/phone/phone-number.ts';
import type { Application } from '../../application.ts';
import { printSnapshot } from './print-campaign.ts';
import { campaignCommand } from './campaign-command.ts';
import { withApplication, type Environment, type GlobalOptions } from '../session.ts';

const decisions = ['send-again', 'mark-as-sent', 'skip'] as const;

/** Adds `campaigns decide`. */
export function addDecideCommand(
  campaigns: Command,
  environment: Environment,
  globals: () => GlobalOptions,
): void {
  campaignCommand(campaigns, 'decide')
    .addArgument(
      new Argument('<decision>', 'what becomes of its unconfirmed messages').choices(decisions),
    )
    .option('--to <number>', 'only the message to this number')
    .description('decide on messages of which it is not known whether they were sent')
    .action((id: number, decision: (typeof decisions)[number], { to }: { readonly to?: string }) =>
      withApplication(environment, globals(), async (app) => {
        const before = (await app.campaigns.get(id)).snapshot;
        const selection =
          to === undefined ? null : ({ kind: 'ids', ids: [await messageTo(app, id, to)] } as const);
        const after = await app.campaigns.decideUnconfirmed(id, selection, decision, {
          resumes: false,
        });
        const decided = before.unconfirmedCount - after.unconfirmedCount;
        printSnapshot(environment, globals(), after);
        environment.log(
          `${decided} unconfirmed ${decided === 1 ? 'message' : 'messages'} decided.`,
        );
        if (decision === 'send-again' && decided > 0) {
          environment.log(`To send: campaigns send ${id}`);
        }
      }),
    );
}

async function messageTo(app: Application, id: number, to: string): Promise<number> {
  const { defaultCountry } = await app.settings.get();
  const reading = normalisePhone(to, defaultCountry);
  const wanted = reading.ok ? reading.phone : to.trim();
  for (const message of await app.messages.each(id)) {
    if (message.to === wanted && message.status === 'unconfirmed') return message.id;
  }
  throw new UserError('not-found', `No unconfirmed message of this campaign went to ${to}.`);
}
