import path from 'node:path';
import type { Application } from '../../application.ts';
import type { OfflineMaintenance, RestoreSource } from '../../application/data-folder.ts';
import type { RequestOutput } from '../../../src-shared/ipc/contract.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import type { MaintenanceProgress } from '../../../src-shared/maintenance/backup.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { FileTokens } from '../file-tokens.ts';
import type { HandlersOf } from '../handler.ts';

/** What restoring a backup takes besides the application. */
export interface BackupTools {
  readonly care: OfflineMaintenance;
  /** Where a person wants a backup to be written; null where they cancel. */
  chooseBackupToWrite(windowId: number, suggestedName: string): Promise<string | null>;
  /** The backup that a person chose; null where they chose none. */
  chooseBackup(windowId: number): Promise<string | null>;
  readonly onProgress: (progress: MaintenanceProgress) => void;
  /** Puts a staged backup in place once all requests are answered, and goes on with it. */
  readonly finishRestore: (source: RestoreSource) => void;
  readonly lastRestore: () => RequestOutput<'backups.lastRestore'>;
}

/** What keeps this process itself from restoring. */
const reasons = {
  sending: words.requests.restoreWhileSending,
  repair: words.requests.restoreWhileRepairing,
} as const;

export function backupsHandlers(
  { backups, sending }: Pick<Application, 'backups' | 'sending'>,
  tokens: FileTokens,
  tools: BackupTools,
): HandlersOf<'backups'> {
  const { care, onProgress } = tools;
  let running: AbortController | null = null;

  async function cancelable<T>(act: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    running = controller;
    try {
      return await act(controller.signal);
    } finally {
      if (running === controller) running = null;
    }
  }

  /** A restore that this process itself keeps from the data folder blames no other. */
  async function reasonOf(error: unknown): Promise<unknown> {
    if (!(error instanceof UserError) || error.code !== 'busy') return error;
    const heldFor = await sending.heldHereFor();
    return heldFor === null ? error : new UserError('busy', reasons[heldFor], { cause: error });
  }

  async function restore(source: RestoreSource): Promise<undefined> {
    try {
      await cancelable((signal) => care.stageRestore(source, { signal, onProgress }));
    } catch (error) {
      throw await reasonOf(error);
    }
    tools.finishRestore(source);
    return undefined;
  }

  return {
    'backups.state': () => backups.state(),
    'backups.create': () => backups.create({ onProgress }),
    async 'backups.saveAs'({ passphrase }, caller) {
      const name =
        passphrase === null ? words.writtenFiles.backup : words.writtenFiles.sealedBackup;
      const file = await tools.chooseBackupToWrite(caller.windowId, name);
      if (file === null) return null;
      const { sizeBytes, isSealed: sealed } = await cancelable((signal) =>
        backups.createAt(file, passphrase, { signal, onProgress }),
      );
      return { fileName: path.basename(file), sizeBytes, isSealed: sealed };
    },
    'backups.cancel': () => running?.abort(),
    async 'backups.choose'(_input, caller) {
      const file = await tools.chooseBackup(caller.windowId);
      if (file === null) return null;
      return {
        token: tokens.issue(caller, file),
        fileName: path.basename(file),
        isSealed: await backups.isSealed(file),
      };
    },
    'backups.restore': (chosen, caller) =>
      restore(
        'name' in chosen
          ? { kind: 'backup', name: chosen.name }
          : {
              kind: 'file',
              file: tokens.pathOf(caller, chosen.token),
              passphrase: chosen.passphrase,
            },
      ),
    'backups.undoRestore': () => restore({ kind: 'undo' }),
    'backups.lastRestore': () => tools.lastRestore(),
  };
}
