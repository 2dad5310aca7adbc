import type { MaintenanceProgress } from '../../src-shared/maintenance/backup.ts';
import type { SerializedError } from './messages.ts';

/** What a thread for whole files is started with. */
export interface MaintenanceStart {
  readonly name: string;
  /** `runInWorker` sees to it that it is the job's own. */
  readonly input: never;
}

/** What it says to the main thread. */
export type FromMaintenance<Output> =
  | { readonly kind: 'progress'; readonly progress: MaintenanceProgress }
  | { readonly kind: 'snapshot' }
  | { readonly kind: 'done'; readonly output: Output }
  | { readonly kind: 'failed'; readonly error: SerializedError };
