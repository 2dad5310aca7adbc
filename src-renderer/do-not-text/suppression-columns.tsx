import { createColumnHelper } from '@tanstack/react-table';
import type { Suppression } from '../../src-shared/contact/contact.ts';
import type { GridFeatures } from '../ui/grid/grid-features.ts';
import { formatDay } from '../ui/text/times.ts';

const helper = createColumnHelper<GridFeatures, Suppression>();

export const suppressionColumns = helper.columns([
  helper.accessor('phone', {
    header: 'Number',
    enableSorting: false,
    meta: { width: '124px' },
  }),
  helper.accessor('reason', {
    header: 'Reason',
    enableSorting: false,
    meta: { width: 'minmax(130px, 1.3fr)' },
  }),
  helper.accessor((suppression) => suppression.evidence ?? '', {
    id: 'evidence',
    header: 'Evidence',
    enableSorting: false,
    meta: { width: 'minmax(150px, 1.5fr)' },
  }),
  helper.accessor('at', {
    header: 'Since',
    enableSorting: false,
    cell: (cell) => formatDay(cell.getValue()),
    meta: { width: '108px' },
  }),
  helper.accessor('liftedAt', {
    header: 'State',
    enableSorting: false,
    cell: (cell) => stateText(cell.getValue()),
    meta: { width: '150px' },
  }),
]);

function stateText(liftedAt: number | null): string {
  return liftedAt === null ? 'In force' : `Lifted ${formatDay(liftedAt)}`;
}
