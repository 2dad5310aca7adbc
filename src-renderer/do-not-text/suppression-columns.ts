import type { Suppression } from '../../src-shared/contact/contact.ts';
import type { GridColumn } from '../ui/grid/grid-column.ts';
import { formatDay } from '../ui/text/times.ts';

/** The columns of the numbers that must not be texted. */
export const suppressionColumns: readonly GridColumn<Suppression>[] = [
  { id: 'phone', header: 'Number', width: '140px', cell: ({ phone }) => phone },
  { id: 'reason', header: 'Reason', width: 'minmax(130px, 1.3fr)', cell: ({ reason }) => reason },
  {
    id: 'evidence',
    header: 'Evidence',
    width: 'minmax(150px, 1.5fr)',
    cell: ({ evidence }) => evidence ?? '',
  },
  { id: 'at', header: 'Since', width: '124px', cell: ({ at }) => formatDay(at) },
  {
    id: 'liftedAt',
    header: 'State',
    width: '150px',
    cell: ({ liftedAt }) => (liftedAt === null ? 'In force' : `Lifted ${formatDay(liftedAt)}`),
  },
];
