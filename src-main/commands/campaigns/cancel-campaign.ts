import type { Application } from '../../application.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { counted } from '../counted.ts';
import {
  exitCodes,
  withApplication,
  type Environment,
  type ExitCode,
  type GlobalOptions,
} from '../session.ts';
import { printSnapshot } from './print-campaign.ts';

/**
 * Cancels a campaign. Of what Twilio keeps for it, waits until Twilio confirms: it exits with `failed`
 * where that does not come.
 */
export async function cancelCampaign(
  environment: Environment,
  globals: GlobalOptions,
  id: number,
): Promise<ExitCode> {
  return await stopAtTwilio(environment, globals, ({ campaigns }) => campaigns.cancel(id));
}

/** Takes a campaign back from Twilio's scheduler, and waits as `cancelCampaign` does. */
export async function takeCampaignBack(
  environment: Environment,
  globals: GlobalOptions,
  id: number,
): Promise<ExitCode> {
  return await stopAtTwilio(environment, globals, ({ campaigns }) => campaigns.takeBack(id));
}

async function stopAtTwilio(
  environment: Environment,
  globals: GlobalOptions,
  stop: (app: Application) => Promise<CampaignSnapshot>,
): Promise<ExitCode> {
  return await withApplication(environment, globals, async (app) => {
    const stopped = await stop(app);
    const kept = keptOf(stopped);
    if (kept === 0) {
      printSnapshot(environment, globals, stopped);
      return exitCodes.done;
    }
    const { late: lateBefore } = await app.campaigns.handOverState(stopped.id);
    environment.log(`Canceling ${counted(kept, 'text')} at Twilio…`);
    const reason = await app.receipts.cancelScheduled().then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    const { snapshot } = await app.campaigns.get(stopped.id);
    printSnapshot(environment, globals, snapshot);
    const left = keptOf(snapshot);
    const late = (await app.campaigns.handOverState(stopped.id)).late - lateBefore;
    if (late > 0) {
      environment.log(
        `${counted(late, 'text')} could no longer be canceled: Twilio had sent them.`,
      );
    }
    if (left === 0) return exitCodes.done;
    environment.log(
      `${reason === null ? '' : `${reason} `}Twilio hasn’t confirmed ${counted(left, 'cancellation')}. Try again with: receipts sync`,
    );
    return exitCodes.failed;
  });
}

/** Texts that Twilio keeps, or may keep because the answer was lost. */
function keptOf({ scheduledCount, perhapsScheduledCount }: CampaignSnapshot): number {
  return scheduledCount + perhapsScheduledCount;
}
