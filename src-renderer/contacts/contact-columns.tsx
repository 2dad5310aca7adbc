import { Badge } from '@mantine/core';
import { createColumnHelper } from '@tanstack/react-table';
import type { Contact } from '../../src-shared/contact/contact.ts';
import type { GridFeatures } from '../ui/data-grid.tsx';
import { formatMoment } from '../ui/text/times.ts';

const helper = createColumnHelper<GridFeatures, Contact>();

/** The contacts' columns; the ids of those that sort are the orders of the contract. */
export const contactColumns = helper.columns([
  helper.accessor((contact) => [contact.firstName, contact.lastName].filter(Boolean).join(' '), {
    id: 'name',
    header: 'Name',
    meta: { width: 'minmax(140px, 1.4fr)' },
  }),
  helper.accessor('phone', { header: 'Phone number', meta: { width: 'minmax(130px, 1fr)' } }),
  helper.accessor('email', {
    header: 'Email',
    enableSorting: false,
    meta: { width: 'minmax(120px, 1.4fr)' },
  }),
  helper.accessor('suppressedReason', {
    header: 'Texting',
    enableSorting: false,
    cell: (cell) => <Texting reason={cell.getValue()} />,
    meta: { width: 'minmax(96px, 0.8fr)' },
  }),
  helper.accessor('createdAt', {
    id: 'created',
    header: 'Added',
    cell: (cell) => formatMoment(cell.getValue()),
    meta: { width: 'minmax(150px, 0.9fr)', descendsFirst: true },
  }),
]);

function Texting({ reason }: { readonly reason: string | null }) {
  if (reason === null) return 'Allowed';
  return (
    <Badge
      variant="outline"
      color="gray"
      size="sm"
      tt="none"
      title={reason}
      className="contacts-suppressed"
    >
      Suppressed: {reason}
    </Badge>
  );
}
