import type { Command } from 'commander';
import type { Application } from '../application.ts';
import { systemClock } from '../system-clock.ts';
import { withApplication, type Environment, type GlobalOptions } from './session.ts';

/** How often it is looked whether confirmations have gone, in milliseconds. */
const lookEveryMs = 100;

/** Confirmations that have not gone by then are left to whoever sends next, in milliseconds. */
const longestWaitMs = 60_000;

/** Adds `replies …` to the program. */
export function addReplyCommands(program: Command, environment: Environment): void {
  const globals = () => program.opts<GlobalOptions>();

  program
    .command('replies')
    .description('what people answered')
    .command('sync')
    .description('read what came in during the last 48 hours, and since the last time')
    .action(async () => {
      const act = async (app: Application) => {
        const { received, optedOut } = await app.replies.sync();
        await untilConfirmed(app);
        environment.output(
          globals().json === true
            ? JSON.stringify({ received, optedOut })
            : `${received} new ${received === 1 ? 'reply' : 'replies'}, ${optedOut} opted out.`,
        );
      };
      // Opt-outs are confirmed by single messages; what campaigns wait for is none of this command's.
      await withApplication(environment, globals(), act, { onlySingleMessages: true });
    });
}

/** Waits until confirmations of opt-outs have gone; this process or another one sends them. */
async function untilConfirmed(app: Application): Promise<void> {
  const endsAt = systemClock.elapsed() + longestWaitMs;
  while ((await app.replies.confirmationsUnderWay()) > 0 && systemClock.elapsed() < endsAt) {
    await new Promise<void>((resolve) => void systemClock.after(lookEveryMs, resolve));
  }
}
