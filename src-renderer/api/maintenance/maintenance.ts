import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { RepairStep } from '../../../src-shared/maintenance/report.ts';
import { keys } from '../keys.ts';
import { request } from '../request.ts';

/** Checks the database and reports what a repair would do; changes nothing. */
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

/** Repairs the database, and reads everything in the window again. */
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

/** Writes the last report to a file that the user chooses; null where they choose none. */
export function useSaveReport() {
  return useMutation({ mutationFn: () => request('maintenance.saveReport', undefined) });
}

/** The current step of the running repair; null before it begins. */
export function useRepairStep(): RepairStep | null {
  const { data } = useQuery<RepairStep | null>({
    queryKey: keys.repairStep,
    queryFn: () => null,
    staleTime: Infinity,
  });
  return data ?? null;
}

/** Stores what an event of the main process says. */
export function rememberRepairStep(client: QueryClient, step: RepairStep | null): void {
  client.setQueryData(keys.repairStep, step);
}
