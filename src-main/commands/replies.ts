import type { Command } from 'commander';
import { withApplication, type Environment, type GlobalOptions } from './session.ts';

/** Adds `replies …` to the program. */
export function addReplyCommands(program: Command, environment: Environment): void {
  const globals = () => program.opts<GlobalOptions>();

  program
    .command('replies')
    .description('what people answered')
    .command('sync')
    .description('read what came in during the last 48 hours, and since the last time')
    .action(() =>
      withApplication(environment, globals(), async (app) => {
        const { received, optedOut } = await app.replies.sync();
        environment.output(
          globals().json === true
            ? JSON.stringify({ received, optedOut })
            : `${received} new ${received === 1 ? 'reply' : 'replies'}, ${optedOut} opted out.`,
        );
      }),
    );
}
