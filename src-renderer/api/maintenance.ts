import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from './request.ts';

/** Checks the database and says what a repair would do; changes nothing. */
export function useInspection() {
  return useMutation({
    mutationFn: async () => ({
      check: await request('maintenance.check', undefined),
      plan: await request('maintenance.repair', { dryRun: true }),
    }),
  });
}

/** Repairs the database; everything that the window shows is read again. */
export function useRepair() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request('maintenance.repair', { dryRun: false }),
    onSuccess: () => client.invalidateQueries(),
  });
}
