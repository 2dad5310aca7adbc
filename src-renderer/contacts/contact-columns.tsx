import { createColumnHelper } from '@tanstack/react-table';
import type { Contact } from '../../src-shared/contact/contact.ts';
import type { GridFeatures } from '../ui/grid/grid-features.ts';
import { formatDay, formatMoment } from '../ui/text/times.ts';

const helper = createColumnHelper<GridFeatures, Contact>();

/**
 * The contacts' columns; the ids of those that sort are the orders of the contract. All that grow have
 * 100 pixels a share at least: with other least widths the widest of them would widen them all.
 */
export const contactColumns = helper.columns([
  helper.accessor((contact) => [contact.firstName, contact.lastName].filter(Boolean).join(' '), {
    id: 'name',
    header: 'Name',
    meta: { width: 'minmax(140px, 1.4fr)' },
  }),
  helper.accessor('phone', { header: 'Phone number', meta: { width: '124px' } }),
  helper.accessor('email', { header: 'Email', meta: { width: 'minmax(120px, 1.2fr)' } }),
  helper.accessor('tags', {
    header: 'Tags',
    enableSorting: false,
    cell: (cell) => <Labels texts={cell.getValue()} />,
    meta: { width: 'minmax(90px, 0.9fr)' },
  }),
  helper.display({
    id: 'status',
    header: 'Status',
    cell: (cell) => <Status contact={cell.row.original} />,
    meta: { width: '196px' },
  }),
  helper.accessor('createdAt', {
    id: 'created',
    header: 'Added',
    cell: (cell) => <span title={formatMoment(cell.getValue())}>{formatDay(cell.getValue())}</span>,
    meta: { width: '108px', descendsFirst: true },
  }),
]);

function Labels({ texts }: { readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <span className="contacts-labels" title={texts.join(', ')}>
      {texts.map((text) => (
        <span key={text} className="contacts-label">
          {text}
        </span>
      ))}
    </span>
  );
}

function Status({ contact }: { readonly contact: Contact }) {
  const { suppressedReason, isLandline, consentAt } = contact;
  return (
    <span className="contacts-labels">
      {suppressedReason !== null && (
        <span className="contacts-label" data-kind="suppressed" title={suppressedReason}>
          Suppressed
        </span>
      )}
      {isLandline && (
        <span className="contacts-label" title="Most texts do not reach a landline">
          Landline
        </span>
      )}
      {consentAt !== null && (
        <span
          className="contacts-label"
          data-kind="consent"
          title={`Consent since ${formatMoment(consentAt)}`}
        >
          Consent
        </span>
      )}
    </span>
  );
}
