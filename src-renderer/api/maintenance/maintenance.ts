import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { RepairStep } from '../../../src-shared/maintenance/report.ts';
import { keys } from '../keys.ts';
import { request } from '../request.ts';

/** Checks the database and says what a repair would do; changes nothing. */
export function useInspection() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      rememberRepairStep(client, null);
      return {
        check: await request('maintenance.check', undefined),
        plan: await request('maintenance.repair', { dryRun: true }),
      };
    },
  });
}

/** Repairs the database; everything that the window shows is read again. */
export function useRepair() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => {
      rememberRepairStep(client, null);
      return request('maintenance.repair', { dryRun: false });
    },
    onSuccess: () => client.invalidateQueries(),
  });
}

/** Cancels the repair that is running, as long as nothing is repaired yet. */
export function useCancelRepair() {
  return useMutation({ mutationFn: () => request('maintenance.cancelRepair', undefined) });
}

/** Writes the last report where the person says; gives null when they chose no file. */
export function useSaveReport() {
  return useMutation({ mutationFn: () => request('maintenance.saveReport', undefined) });
}

/** What the repair that is running does now; null before it has begun. */
export function useRepairStep(): RepairStep | null {
  const { data } = useQuery<RepairStep | null>({
    queryKey: keys.repairStep,
    queryFn: () => null,
    staleTime: Infinity,
  });
  return data ?? null;
}

/** Takes over what the main process tells. */
export function rememberRepairStep(client: QueryClient, step: RepairStep | null): void {
  client.setQueryData(keys.repairStep, step);
}
