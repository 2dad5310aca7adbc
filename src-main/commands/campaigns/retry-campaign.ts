import type { Command } from 'commander';
import { campaignCommand } from './campaign-command.ts';
import { withApplication, type Environment, type GlobalOptions } from '../session.ts';
import { printSnapshot } from './print-campaign.ts';

/** Adds `campaigns retry`. */
export function addRetryCommand(
  campaigns: Command,
  environment: Environment,
  globals: () => GlobalOptions,
): void {
  campaignCommand(campaigns, 'retry')
    .description(
      'queue again what Twilio refused and another try may help; nobody who may have the text is among them',
    )
    .action((id: number) =>
      withApplication(environment, globals(), async (app) => {
        const before = (await app.campaigns.get(id)).snapshot;
        const after = await app.campaigns.retry(id, { resumes: false });
        const retried = before.failedCount - after.failedCount;
        printSnapshot(environment, globals(), after);
        environment.log(
          `${retried} failed ${retried === 1 ? 'message' : 'messages'} queued again.`,
        );
        if (retried > 0) environment.log(`To send: campaigns send ${id}`);
      }),
    );
}
