import type { ImportProgress } from '../../src-shared/import/import.ts';
import type { Clock } from '../engine/ports.ts';

/** The time over which the rate is measured, in milliseconds. */
const windowMs = 5000;

/** Before this time has passed, the time left is unknown. */
const firstWordMs = 500;

/** Until saving is under way, it is expected to last this many times as long as reading. */
const savingShare = 1.5;

interface Sample {
  readonly at: number;
  readonly rows: number;
  /** The share of the stage that is done, from 0 to 1. */
  readonly share: number;
}

/** How fast an import is, and how long it still takes. */
export interface ImportRate {
  note(rows: number, share: number): Pick<ImportProgress, 'rowsPerSecond' | 'secondsLeft'>;
  /** Begins the stage of saving. */
  startSaving(): void;
}

/** Measures an import over its last seconds. */
export function createImportRate(clock: Clock): ImportRate {
  const startedAt = clock.elapsed();
  let samples: readonly Sample[] = [{ at: startedAt, rows: 0, share: 0 }];
  let isSaving = false;
  let savingMs = 0;

  return {
    note(rows, share) {
      const now = clock.elapsed();
      samples = [...samples.filter(({ at }) => at >= now - windowMs), { at: now, rows, share }];
      const [first] = samples;
      const passedMs = first === undefined ? 0 : now - first.at;
      if (first === undefined || passedMs < firstWordMs || share <= first.share) {
        return {
          rowsPerSecond: null,
          secondsLeft: isSaving ? Math.max(0, savingMs * (1 - share)) / 1000 : null,
        };
      }
      const stageLeftMs = ((1 - share) * passedMs) / (share - first.share);
      const readingMs = now - startedAt + stageLeftMs;
      const leftMs = isSaving ? stageLeftMs : stageLeftMs + savingShare * readingMs;
      return {
        rowsPerSecond: (1000 * (rows - first.rows)) / passedMs,
        secondsLeft: leftMs / 1000,
      };
    },
    startSaving() {
      const now = clock.elapsed();
      savingMs = savingShare * (now - startedAt);
      isSaving = true;
      samples = [{ at: now, rows: 0, share: 0 }];
    },
  };
}
