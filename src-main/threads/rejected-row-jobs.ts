import type { RejectProblem } from '../../src-shared/import/import.ts';
import { acceptFixes, restore, dismiss } from '../imports/rejected-rows/fix-row.ts';
import type { OvoDatabase } from '../database/open.ts';
import type { Job } from './job.ts';

/** What changes many rejected rows at once, each in one transaction. */
export const rejectedRowJobs = {
  'rejectedRows.acceptFixes': (
    db: OvoDatabase,
    input: { readonly importId: number; readonly problem: RejectProblem },
    job: Job,
  ) => job.exclusively(() => acceptFixes(db, { ...input, now: job.clock.now() })),
  'rejectedRows.dismiss': (
    db: OvoDatabase,
    input: {
      readonly importId: number;
      readonly rows: { readonly rowId: number } | { readonly problem: RejectProblem };
    },
    job: Job,
  ) => job.exclusively(() => dismiss(db, { ...input, now: job.clock.now() })),
  'rejectedRows.restore': (db: OvoDatabase, input: { readonly importId: number }, job: Job) =>
    job.exclusively(() => restore(db, { ...input, now: job.clock.now() })),
} as const;
