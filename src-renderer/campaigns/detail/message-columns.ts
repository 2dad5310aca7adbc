import type { MessageRow } from '../../../src-shared/campaign/campaign.ts';
import type { GridColumn } from '../../ui/grid/grid-column.ts';
import { formatCount } from '../../ui/text/numbers.ts';
import type { PhoneText } from '../../ui/text/phones.ts';
import { formatMoment } from '../../ui/text/times.ts';
import { words } from '../../words.ts';
import { messageStatusLabel, messageStatusTone } from './message-status.ts';

/** The columns of the messages of a campaign. */
export function messageColumns(phoneText: PhoneText): readonly GridColumn<MessageRow>[] {
  const { columns } = words.campaigns.messages;
  return [
    {
      id: 'name',
      header: columns.name,
      width: 'minmax(110px, 1fr)',
      weight: 'strong',
      cell: ({ name }) => name,
    },
    {
      id: 'number',
      header: columns.number,
      width: '140px',
      weight: 'dim',
      cell: ({ to }) => phoneText(to),
      copies: ({ to }) => to,
    },
    {
      id: 'status',
      header: columns.status,
      width: '128px',
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
      width: '84px',
      align: 'end',
      cell: ({ segments }) => formatCount(segments),
    },
    {
      id: 'time',
      header: columns.time,
      width: '138px',
      align: 'end',
      weight: 'dim',
      cell: (message) => {
        const at = message.sentAt ?? message.settledAt ?? message.claimedAt;
        return at === null ? '' : formatMoment(at);
      },
    },
  ];
}
