import type { Application } from '../../application.ts';
import type { HandlersOf } from '../handler.ts';

/** What does not change while the app runs. */
export interface AppFacts {
  readonly version: string;
  readonly platform: string;
  readonly hasEmojiPanel: boolean;
}

/** What the system does for a window. */
export interface SystemTools {
  readonly openFolder: (folder: string) => Promise<void>;
  readonly copyText: (text: string) => Promise<void>;
  readonly showEmojiPanel: () => void;
  /** A page has saved what was typed in it. */
  readonly pageSaved: () => void;
}

export function appHandlers(
  application: Application,
  facts: AppFacts,
  { openFolder, copyText, showEmojiPanel, pageSaved }: SystemTools,
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
    'app.readyToClose'() {
      pageSaved();
      return undefined;
    },
    async 'app.copyText'({ text }) {
      await copyText(text);
      return undefined;
    },
    'app.showEmojiPanel'() {
      showEmojiPanel();
      return undefined;
    },
  };
}
