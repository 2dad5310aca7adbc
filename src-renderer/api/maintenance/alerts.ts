import { useQuery, type QueryClient } from '@tanstack/react-query';
import type { Alert } from '../../../src-shared/maintenance/alert.ts';
import { keys } from '../keys.ts';
import { request } from '../request.ts';

/** What a person should know about, kept current by `alerts.changed`. */
export function useAlerts() {
  return useQuery({ queryKey: keys.alerts, queryFn: () => request('alerts.list', undefined) });
}

/** Stores what an event of the main process says. */
export function rememberAlerts(client: QueryClient, alerts: readonly Alert[]): void {
  client.setQueryData(keys.alerts, alerts);
}
