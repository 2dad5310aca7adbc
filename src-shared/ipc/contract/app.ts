import { z } from 'zod';
import { nothing } from './common.ts';

/** Requests about the app itself. */
export const appRequests = {
  'app.info': {
    input: nothing,
    output: z
      .object({
        version: z.string(),
        platform: z.string(),
        /** Whether the system has a panel of emoji to choose from. */
        hasEmojiPanel: z.boolean(),
        dataFolder: z.string(),
        /** Whether another Ovo process (the command line) is sending from this data folder now. */
        anotherProcessSends: z.boolean(),
        /** What a look through the database file, while it is open, found wrong with it; empty where nothing. */
        databaseDamage: z.array(z.string()).readonly(),
      })
      .readonly(),
  },

  /** Shows the data folder in the system's file manager. */
  'app.openDataFolder': { input: nothing, output: nothing },
  /** Puts a text on the clipboard, which no window may use by itself. */
  /** Everything that was typed in this window is saved, or could not be: it may close. */
  'app.readyToClose': { input: nothing, output: nothing },
  'app.copyText': { input: z.object({ text: z.string().min(1).max(100_000) }), output: nothing },
  /** Shows the system's emoji, which go where the cursor is. Does nothing where there is no such panel. */
  'app.showEmojiPanel': { input: nothing, output: nothing },
} as const;

/** News of the app itself. */
export const appEvents = {
  /** Something of these was changed; what a window shows of it is to be read again. */
  'data.changed': z.object({
    topics: z
      .array(
        z.enum([
          'contacts',
          'lists',
          'imports',
          'suppressions',
          'campaigns',
          'templates',
          'inbox',
          'settings',
          'backups',
        ]),
      )
      .readonly(),
  }),
  /** The window is about to close: what is pending is to be saved, and `app.readyToClose` asked. */
  'app.closing': z.object({}),
  /** A menu entry asks the window to run one of its actions. */
  'menu.chosen': z.object({
    entry: z.enum([
      'import',
      'new-campaign',
      'new-message',
      'sync-replies',
      'settings',
      'repair',
      'import-old-system',
      'backups',
      'home',
      'inbox',
      'contacts',
      'campaigns',
      'palette',
      'keyboard-shortcuts',
      'back',
      'forward',
    ]),
  }),
} as const;
