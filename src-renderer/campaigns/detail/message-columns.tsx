import { createColumnHelper } from '@tanstack/react-table';
import type { MessageRow } from '../../../src-shared/campaign/campaign.ts';
import type { GridFeatures } from '../../ui/grid/grid-features.ts';
import { formatCount } from '../../ui/text/numbers.ts';
import { formatMoment } from '../../ui/text/times.ts';
import { messageStatusLabel } from './message-status.ts';

const helper = createColumnHelper<GridFeatures, MessageRow>();

export const messageColumns = helper.columns([
  helper.accessor('name', { header: 'Name', meta: { width: 'minmax(110px, 1fr)' } }),
  helper.accessor('to', { header: 'Number', meta: { width: '146px' } }),
  helper.accessor('status', {
    header: 'Status',
    cell: (cell) => messageStatusLabel(cell.row.original),
    meta: { width: '124px' },
  }),
  helper.accessor('body', {
    header: 'Text',
    cell: (cell) => <span title={cell.getValue()}>{cell.getValue()}</span>,
    meta: { width: 'minmax(120px, 1.6fr)' },
  }),
  helper.accessor('segments', {
    header: 'Segments',
    cell: (cell) => formatCount(cell.getValue()),
    meta: { width: '94px', align: 'end' },
  }),
  helper.accessor('sentAt', {
    header: 'Sent at',
    cell: (cell) => {
      const at = cell.getValue();
      return at === null ? '' : formatMoment(at);
    },
    meta: { width: '164px' },
  }),
  helper.accessor('explanation', {
    header: 'Note',
    cell: (cell) => <span title={cell.getValue() ?? undefined}>{cell.getValue()}</span>,
    meta: { width: 'minmax(120px, 1.4fr)' },
  }),
]);
