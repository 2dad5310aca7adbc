import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type {
  RejectedRowsSummary,
  RejectedRow,
  RejectProblem,
} from '../../../src-shared/import/import.ts';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { keys } from '../keys.ts';
import { useArrivals, usePagedRows } from '../paged-rows.ts';
import { request } from '../request.ts';

interface RowsPage {
  readonly total: number;
  readonly rows: readonly RejectedRow[];
}

/** The rejected rows of an import, by problem. */
export function useRejectedRows(importId: number) {
  return useQuery({
    queryKey: keys.rejectedRows(importId),
    queryFn: () => request('rejectedRows.get', { importId }),
  });
}

/** The rows that wait to be fixed, with one problem or with any (null), in the order of the file. */
export function useRejectedRowsPage(importId: number, problem: RejectProblem | null) {
  return useArrivals(
    usePagedRows({
      keyOf: (page) => keys.rejectedRowsPage(importId, problem, page),
      fetchPage: (page) => request('rejectedRows.rows', { importId, problem, ...page }),
    }),
  );
}

/** Reads a row with other cells, and imports it if it is valid now. */
export function useFixRow(importId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: RequestInput<'rejectedRows.fix'>) => request('rejectedRows.fix', input),
    onSuccess: (result, { rowId }) => {
      changeRow(client, importId, rowId, result.kind === 'fixed' ? null : result.row);
      void readRejectedRowsAgain(client, importId);
    },
  });
}

export function useAcceptFixes(importId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (problem: RejectProblem) =>
      request('rejectedRows.acceptFixes', { importId, problem }),
    onSettled: () => readRejectedRowsAgain(client, importId),
  });
}

/** Dismisses one row, or all with one problem. */
export function useDismiss(importId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (rows: RequestInput<'rejectedRows.dismiss'>['rows']) =>
      request('rejectedRows.dismiss', { importId, rows }),
    // Shown at once, as it hardly ever fails; if it does, the rows are read again.
    onMutate: (rows) => {
      if ('rowId' in rows) changeRow(client, importId, rows.rowId, null);
    },
    onSuccess: (rejectedRows) => {
      client.setQueryData<RejectedRowsSummary>(keys.rejectedRows(importId), rejectedRows);
    },
    onSettled: (_result, _error, rows) => {
      const isThere = readRejectedRowsAgain(client, importId);
      // The next key press is about the next row, and need not wait.
      return 'rowId' in rows ? undefined : isThere;
    },
  });
}

export function useRestore(importId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request('rejectedRows.restore', { importId }),
    onSuccess: (rejectedRows) =>
      client.setQueryData<RejectedRowsSummary>(keys.rejectedRows(importId), rejectedRows),
    onSettled: () => readRejectedRowsAgain(client, importId),
  });
}

/** Writes the rows that wait to be fixed to a file that the user chooses; null where they choose none. */
export function useSaveRejectedRows(importId: number) {
  return useMutation({ mutationFn: () => request('rejectedRows.save', { importId }) });
}

/** Shows at once what became of a row, so that the next key press is about the next row. */
function changeRow(client: QueryClient, importId: number, rowId: number, now: RejectedRow | null) {
  client.setQueriesData<RowsPage>({ queryKey: ['rejectedRows', importId, 'rows'] }, (page) =>
    page === undefined || !page.rows.some(({ id }) => id === rowId)
      ? page
      : now === null
        ? { total: page.total - 1, rows: page.rows.filter(({ id }) => id !== rowId) }
        : { ...page, rows: page.rows.map((row) => (row.id === rowId ? now : row)) },
  );
}

/**
 * Resolves when what is in sight was read again. Rows out of sight are forgotten: shown again, they would
 * be those of before for a moment, and a click could hit the wrong one.
 */
async function readRejectedRowsAgain(client: QueryClient, importId: number): Promise<void> {
  client.removeQueries({ queryKey: ['rejectedRows', importId, 'rows'], type: 'inactive' });
  const changed = [['rejectedRows', importId], ['imports'], ['contacts'], ['lists']];
  await Promise.all(changed.map((queryKey) => client.invalidateQueries({ queryKey })));
}
