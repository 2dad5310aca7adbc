import type { ImportProgress } from '../../../src-shared/import/import.ts';

/** The progress of an import, 0 to 100: the share of the file that was read; 100 while saving. */
export function importPercent(progress: ImportProgress | null): number {
  if (progress === null) return 0;
  if (progress.stage === 'saving') return 100;
  if (progress.totalBytes <= 0) return 0;
  return Math.min(100, Math.max(0, Math.floor((100 * progress.bytesRead) / progress.totalBytes)));
}
