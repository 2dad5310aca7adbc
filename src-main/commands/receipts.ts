import type { Command } from 'commander';
import { withApplication, type Environment, type GlobalOptions } from './session.ts';

/** Adds `receipts …` to the program. */
export function addReceiptCommands(program: Command, environment: Environment): void {
  const globals = () => program.opts<GlobalOptions>();

  program
    .command('receipts')
    .description('what became of sent messages')
    .command('sync')
    .description('ask until all are final, or nothing has moved for a minute')
    .action(() =>
      withApplication(environment, globals(), async (app) => {
        const { updated } = await app.receipts.sync();
        environment.output(
          globals().json === true
            ? JSON.stringify({ updated })
            : `${updated} ${updated === 1 ? 'message' : 'messages'} updated.`,
        );
      }),
    );
}
