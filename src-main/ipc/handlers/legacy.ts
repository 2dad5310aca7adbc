import path from 'node:path';
import type { Application } from '../../application.ts';
import type { FileTokens } from '../file-tokens.ts';
import type { HandlersOf } from '../handler.ts';

/** How a person names a file of the old system; null where they name none. */
export interface LegacyDialogs {
  chooseExport(windowId: number, holds: 'campaigns' | 'messages'): Promise<string | null>;
}

export function legacyHandlers(
  { maintenance }: Application,
  tokens: FileTokens,
  dialogs: LegacyDialogs,
): HandlersOf<'legacy'> {
  return {
    async 'legacy.chooseFile'({ holds }, caller) {
      const file = await dialogs.chooseExport(caller.windowId, holds);
      if (file === null) return null;
      return { token: tokens.issue(caller, file), fileName: path.basename(file) };
    },
    'legacy.import': ({ campaigns, messages }, caller) =>
      maintenance.importLegacy({
        campaigns: tokens.pathOf(caller, campaigns),
        messages: messages === null ? null : tokens.pathOf(caller, messages),
      }),
  };
}
