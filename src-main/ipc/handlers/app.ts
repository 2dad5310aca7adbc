import type { Application } from '../../application.ts';
import type { HandlersOf } from '../handler.ts';

/** What does not change while the app runs. */
export interface AppFacts {
  readonly version: string;
  readonly platform: string;
}

export function appHandlers(
  application: Application,
  facts: AppFacts,
  openFolder: (folder: string) => Promise<void>,
): HandlersOf<'app'> {
  return {
    'app.info': async () => ({
      ...facts,
      dataFolder: application.dataFolder,
      anotherProcessSends: await application.sending.isSendingInAnotherProcess(),
      databaseDamage: await application.integrity.damage(),
    }),
    async 'app.openDataFolder'() {
      await openFolder(application.dataFolder);
      return undefined;
    },
  };
}
