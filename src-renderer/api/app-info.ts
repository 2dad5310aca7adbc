import { useMutation, useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { request } from './request.ts';

/** How often to ask whether another process is sending: no event announces it. */
const askAgainAfterMs = 10_000;

/** This program, its database, and whether the command line is sending from the same data. */
export function useAppInfo() {
  return useQuery({
    queryKey: keys.appInfo,
    queryFn: () => request('app.info', undefined),
    refetchInterval: askAgainAfterMs,
  });
}

/** Shows the data folder in the system's file manager. */
export function useOpenDataFolder() {
  return useMutation({ mutationFn: () => request('app.openDataFolder', undefined) });
}
