import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import type { MaintenanceProgress } from '../../../src-shared/maintenance/backup.ts';
import { keys } from '../keys.ts';
import { request } from '../request.ts';

/** All backups, kept current by `data.changed`. */
export function useBackups() {
  return useQuery({ queryKey: keys.backups, queryFn: () => request('backups.state', undefined) });
}

/** The report of the last restore since Ovo was started; null where there was none. */
export function useLastRestore() {
  return useQuery({
    queryKey: keys.lastRestore,
    queryFn: () => request('backups.lastRestore', undefined),
  });
}

export function useCreateBackup() {
  return useBackupWork(() => request('backups.create', undefined));
}

/** Saves a copy where the user chooses; null where they choose no file. */
export function useSaveBackupAs() {
  return useBackupWork((input: RequestInput<'backups.saveAs'>) => request('backups.saveAs', input));
}

/** Opens the system's dialog for a backup file; null where the user chooses none. */
export function useChooseBackup() {
  return useMutation({ mutationFn: () => request('backups.choose', undefined) });
}

/** What a restore can put in place of the database. */
export type RestoreOrder = RequestInput<'backups.restore'> | 'undo';

/** Replaces the database with a backup, or with the data that the last restore replaced. */
export function useRestore() {
  return useBackupWork((order: RestoreOrder) =>
    order === 'undo'
      ? request('backups.undoRestore', undefined)
      : request('backups.restore', order),
  );
}

/** Cancels the copy or the restore that is running. */
export function useCancelBackupWork() {
  return useMutation({ mutationFn: () => request('backups.cancel', undefined) });
}

/** Progress of the running backup or restore; null before its first event. */
export function useBackupProgress(): MaintenanceProgress | null {
  const { data } = useQuery<MaintenanceProgress | null>({
    queryKey: keys.backupProgress,
    queryFn: () => null,
    staleTime: Infinity,
  });
  return data ?? null;
}

/** Stores what an event of the main process says. */
export function rememberBackupProgress(
  client: QueryClient,
  progress: MaintenanceProgress | null,
): void {
  client.setQueryData(keys.backupProgress, progress);
}

/** An operation with progress: the progress of the one before is dropped. */
function useBackupWork<I, O>(act: (input: I) => Promise<O>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: I) => {
      rememberBackupProgress(client, null);
      return act(input);
    },
  });
}
