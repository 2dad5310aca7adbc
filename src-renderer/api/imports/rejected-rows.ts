import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Bench, BenchRow, RejectProblem } from '../../../src-shared/import/import.ts';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { keys } from '../keys.ts';
import { usePagedRows } from '../paged-rows.ts';
import { request } from '../request.ts';

interface RowsPage {
  readonly total: number;
  readonly rows: readonly BenchRow[];
}

/** What is left to mend of an import. */
export function useBench(importId: number) {
  return useQuery({
    queryKey: keys.bench(importId),
    queryFn: () => request('bench.get', { importId }),
  });
}

/** The rows that are left, of one problem or of all (null), in the order of the file. */
export function useBenchRows(importId: number, problem: RejectProblem | null) {
  return usePagedRows({
    keyOf: (page) => keys.benchRows(importId, problem, page),
    fetchPage: (page) => request('bench.rows', { importId, problem, ...page }),
  });
}

/** Reads a row again with other cells, and brings it in if it is a contact now. */
export function useMendRow(importId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: RequestInput<'bench.mend'>) => request('bench.mend', input),
    onSuccess: (result, { rowId }) => {
      changeRow(client, importId, rowId, result.kind === 'mended' ? null : result.row);
      readBenchAgain(client, importId);
    },
  });
}

export function useAcceptFixes(importId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (problem: RejectProblem) => request('bench.acceptFixes', { importId, problem }),
    onSettled: () => readBenchAgain(client, importId),
  });
}

/** Sets one row aside, or all with one problem. */
export function useSetAside(importId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (rows: RequestInput<'bench.setAside'>['rows']) =>
      request('bench.setAside', { importId, rows }),
    // Nothing can be wrong with it; where it fails after all, the rows are read again.
    onMutate: (rows) => {
      if ('rowId' in rows) changeRow(client, importId, rows.rowId, null);
    },
    onSuccess: (bench) => {
      client.setQueryData<Bench>(keys.bench(importId), bench);
    },
    onSettled: () => readBenchAgain(client, importId),
  });
}

export function useBringBack(importId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request('bench.bringBack', { importId }),
    onSuccess: (bench) => client.setQueryData<Bench>(keys.bench(importId), bench),
    onSettled: () => readBenchAgain(client, importId),
  });
}

/** Writes the rows that are left to a file that the person chooses; gives null when they chose none. */
export function useSaveBench(importId: number) {
  return useMutation({ mutationFn: () => request('bench.save', { importId }) });
}

/** Shows at once what became of a row, so that the next key press is about the next row. */
function changeRow(client: QueryClient, importId: number, rowId: number, now: BenchRow | null) {
  client.setQueriesData<RowsPage>({ queryKey: ['bench', importId, 'rows'] }, (page) =>
    page === undefined || !page.rows.some(({ id }) => id === rowId)
      ? page
      : now === null
        ? { total: page.total - 1, rows: page.rows.filter(({ id }) => id !== rowId) }
        : { ...page, rows: page.rows.map((row) => (row.id === rowId ? now : row)) },
  );
}

function readBenchAgain(client: QueryClient, importId: number): void {
  for (const key of [['bench', importId], ['imports'], ['contacts'], ['lists']]) {
    void client.invalidateQueries({ queryKey: key });
  }
}
