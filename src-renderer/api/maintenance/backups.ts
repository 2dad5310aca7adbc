import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import type { MaintenanceProgress } from '../../../src-shared/maintenance/backup.ts';
import { keys } from '../keys.ts';
import { request } from '../request.ts';

/** The backups there are, kept current by `data.changed`. */
export function useBackups() {
  return useQuery({ queryKey: keys.backups, queryFn: () => request('backups.state', undefined) });
}

/** What the last restore came to since Ovo was started; null where there was none. */
export function useLastRestore() {
  return useQuery({
    queryKey: keys.lastRestore,
    queryFn: () => request('backups.lastRestore', undefined),
  });
}

export function useCreateBackup() {
  return useBackupWork(() => request('backups.create', undefined));
}

/** Makes a backup where the person says; gives null when they called the choice off. */
export function useSaveBackupAs() {
  return useBackupWork((input: RequestInput<'backups.saveAs'>) => request('backups.saveAs', input));
}

/** Opens the system's dialog for a backup from elsewhere; gives null when the person chose none. */
export function useChooseBackup() {
  return useMutation({ mutationFn: () => request('backups.choose', undefined) });
}

/** What can be put in the place of the database. */
export type RestoreOrder = RequestInput<'backups.restore'> | 'undo';

/** Puts a backup in the place of the database, or goes back to what the last restore replaced. */
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

/** How far the backup or restore is that was asked for; null before anything is heard of it. */
export function useBackupProgress(): MaintenanceProgress | null {
  const { data } = useQuery<MaintenanceProgress | null>({
    queryKey: keys.backupProgress,
    queryFn: () => null,
    staleTime: Infinity,
  });
  return data ?? null;
}

/** Takes over what the main process tells. */
export function rememberBackupProgress(
  client: QueryClient,
  progress: MaintenanceProgress | null,
): void {
  client.setQueryData(keys.backupProgress, progress);
}

/** Something that tells how far it is; what is known of the one before is forgotten. */
function useBackupWork<I, O>(act: (input: I) => Promise<O>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: I) => {
      rememberBackupProgress(client, null);
      return act(input);
    },
  });
}
