import type { MessageRow } from '../../../src-shared/campaign/campaign.ts';
import type { GridColumn } from '../../ui/grid/grid-column.ts';
import { formatCount } from '../../ui/text/numbers.ts';
import { formatMoment } from '../../ui/text/times.ts';
import { messageStatusLabel } from './message-status.ts';

/** The columns of the messages of a campaign. */
export const messageColumns: readonly GridColumn<MessageRow>[] = [
  { id: 'name', header: 'Name', width: 'minmax(110px, 1fr)', cell: ({ name }) => name },
  { id: 'to', header: 'Number', width: '146px', cell: ({ to }) => to },
  { id: 'status', header: 'Status', width: '124px', cell: messageStatusLabel },
  {
    id: 'body',
    header: 'Text',
    width: 'minmax(120px, 1.6fr)',
    cell: ({ body }) => body,
    hint: ({ body }) => body,
  },
  {
    id: 'segments',
    header: 'Segments',
    width: '94px',
    align: 'end',
    cell: ({ segments }) => formatCount(segments),
  },
  {
    id: 'sentAt',
    header: 'Sent at',
    width: '164px',
    cell: ({ sentAt }) => (sentAt === null ? '' : formatMoment(sentAt)),
  },
  {
    id: 'explanation',
    header: 'Note',
    width: 'minmax(120px, 1.4fr)',
    cell: ({ explanation }) => explanation ?? '',
    hint: ({ explanation }) => explanation ?? '',
  },
];
