import type { RejectProblem } from '../../src-shared/import/import.ts';
import { acceptFixes, bringBack, setAside } from '../imports/rejected-rows/fix-row.ts';
import type { OvoDatabase } from '../database/open.ts';
import type { Job } from './job.ts';

/** What changes many rejected rows at once, each in one transaction. */
export const benchJobs = {
  'bench.acceptFixes': (
    db: OvoDatabase,
    input: { readonly importId: number; readonly problem: RejectProblem },
    job: Job,
  ) => job.exclusively(() => acceptFixes(db, { ...input, now: job.clock.now() })),
  'bench.setAside': (
    db: OvoDatabase,
    input: {
      readonly importId: number;
      readonly rows: { readonly rowId: number } | { readonly problem: RejectProblem };
    },
    job: Job,
  ) => job.exclusively(() => setAside(db, { ...input, now: job.clock.now() })),
  'bench.bringBack': (db: OvoDatabase, input: { readonly importId: number }, job: Job) =>
    job.exclusively(() => bringBack(db, { ...input, now: job.clock.now() })),
} as const;
