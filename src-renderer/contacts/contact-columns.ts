import type { Contact } from '../../src-shared/contact/contact.ts';
import type { GridColumn, GridLabel } from '../ui/grid/grid-column.ts';
import type { PhoneText } from '../ui/text/phones.ts';
import { formatDay, formatMoment } from '../ui/text/times.ts';

/**
 * The contacts' columns; the ids of those that sort are the orders of the contract. All that grow have
 * 100 pixels a share at least: with other least widths the widest of them would widen them all.
 */
export const contactColumns = (phoneText: PhoneText): readonly GridColumn<Contact>[] => [
  {
    id: 'name',
    header: 'Name',
    width: 'minmax(140px, 1.4fr)',
    sorts: true,
    cell: ({ firstName, lastName }) => [firstName, lastName].filter(Boolean).join(' '),
  },
  {
    id: 'phone',
    header: 'Phone number',
    width: '140px',
    sorts: true,
    cell: ({ phone }) => phoneText(phone),
    copies: ({ phone }) => phone,
  },
  {
    id: 'email',
    header: 'Email',
    width: 'minmax(120px, 1.2fr)',
    sorts: true,
    cell: ({ email }) => email,
  },
  {
    id: 'tags',
    header: 'Tags',
    width: 'minmax(90px, 0.9fr)',
    cell: ({ tags }) => (tags.length === 0 ? '' : tags.map((text) => ({ text }))),
    hint: ({ tags }) => tags.join(', '),
  },
  { id: 'status', header: 'Status', width: '196px', cell: statusOf, hint: statusHint },
  {
    id: 'created',
    header: 'Added',
    width: '124px',
    sorts: true,
    descendsFirst: true,
    cell: ({ createdAt }) => formatDay(createdAt),
    hint: ({ createdAt }) => formatMoment(createdAt),
  },
];

function statusOf({ suppressedReason, isLandline, consentAt }: Contact): '' | readonly GridLabel[] {
  if (suppressedReason === null && !isLandline && consentAt === null) return '';
  return [
    ...(suppressedReason === null ? [] : [{ text: 'Suppressed', tone: 'error' as const }]),
    ...(isLandline ? [{ text: 'Landline' }] : []),
    ...(consentAt === null ? [] : [{ text: 'Consent', tone: 'primary' as const }]),
  ];
}

function statusHint({ suppressedReason, isLandline, consentAt }: Contact): string {
  return [
    suppressedReason === null ? '' : `Suppressed: ${suppressedReason}`,
    isLandline ? 'Most texts do not reach a landline' : '',
    consentAt === null ? '' : `Consent since ${formatMoment(consentAt)}`,
  ]
    .filter(Boolean)
    .join('\n');
}
