import type { MessageRow } from '../../../../src-shared/campaign/campaign.ts';
import type { GridColumn } from '../../../ui/grid/grid-column.ts';
import { formatCount } from '../../../ui/text/numbers.ts';
import type { PhoneText } from '../../../ui/text/phones.ts';
import { formatClock, formatMoment } from '../../../ui/text/times.ts';
import { words } from '../../../words.ts';
import { messageStatusLabel, messageStatusTone } from './message-status.ts';

/**
 * The columns of the messages of a campaign.
 *
 * @param day when it started, where all of it happened on that day; times are then shown without the day.
 */
export function messageColumns(
  phoneText: PhoneText,
  day: number | null,
): readonly GridColumn<MessageRow>[] {
  const { columns } = words.campaigns.messages;
  return [
    {
      id: 'name',
      header: columns.name,
      width: 'minmax(96px, 1fr)',
      weight: 'strong',
      cell: ({ name }) => name,
    },
    {
      id: 'number',
      header: columns.number,
      width: '128px',
      weight: 'dim',
      cell: ({ to }) => phoneText(to),
      copies: ({ to }) => to,
    },
    {
      id: 'status',
      header: columns.status,
      width: '144px',
      cell: (message) => {
        const tone = messageStatusTone(message);
        const label = messageStatusLabel(message);
        return [tone === 'over' ? { text: label } : { text: label, tone }];
      },
      hint: ({ explanation }) => explanation ?? '',
    },
    {
      id: 'segments',
      header: columns.segments,
      width: '98px',
      align: 'end',
      cell: ({ segments }) => formatCount(segments),
    },
    {
      id: 'time',
      header: columns.time,
      width: day === null ? '132px' : '80px',
      align: 'end',
      weight: 'dim',
      cell: (message) => {
        const isScheduled = message.status === 'scheduled';
        const at = isScheduled
          ? message.sendAt
          : (message.sentAt ?? message.settledAt ?? message.claimedAt);
        if (at === null) return '';
        return day === null ? formatMoment(at) : formatClock(at, day);
      },
    },
  ];
}
