import type { Suppression, SuppressionState } from '../../src-shared/contact/contact.ts';
import type { GridColumn } from '../ui/grid/grid-column.ts';
import type { PhoneText } from '../ui/text/phones.ts';
import { formatDay, formatMoment } from '../ui/text/times.ts';
import { words } from '../words.ts';
import { sayEvidence } from './say-evidence.ts';

const { columns } = words.doNotText;

/** The columns of the numbers that are not texted, or that were removed again. */
export function suppressionColumns(
  phoneText: PhoneText,
  show: SuppressionState,
): readonly GridColumn<Suppression>[] {
  return [
    {
      id: 'phone',
      header: columns.number,
      width: '150px',
      weight: 'strong',
      cell: ({ phone }) => phoneText(phone),
      copies: ({ phone }) => phone,
    },
    {
      id: 'reason',
      header: columns.reason,
      width: 'minmax(130px, 1.3fr)',
      cell: ({ reason }) => reason,
    },
    {
      id: 'evidence',
      header: columns.evidence,
      width: 'minmax(150px, 1.7fr)',
      weight: 'dim',
      cell: ({ evidence, liftedEvidence }) =>
        sayEvidence((show === 'removed' ? liftedEvidence : evidence) ?? '').text,
    },
    {
      id: 'at',
      header: columns.since,
      width: '124px',
      weight: 'dim',
      cell: ({ at }) => formatDay(at),
      hint: ({ at }) => formatMoment(at),
    },
    ...(show === 'removed' ? [removedColumn] : []),
  ];
}

const removedColumn: GridColumn<Suppression> = {
  id: 'liftedAt',
  header: columns.removed,
  width: '124px',
  weight: 'dim',
  cell: ({ liftedAt }) => (liftedAt === null ? '' : formatDay(liftedAt)),
};
