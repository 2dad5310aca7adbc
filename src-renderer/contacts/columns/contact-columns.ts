import type { Contact } from '../../../src-shared/contact/contact.ts';
import type { GridColumn, GridLabel } from '../../ui/grid/grid-column.ts';
import type { PhoneText } from '../../ui/text/phones.ts';
import { formatDay, formatMoment } from '../../ui/text/times.ts';
import { words } from '../../words.ts';
import { fieldOfColumn } from './column-choice.ts';
import { fieldName, fieldText } from './field-text.ts';
import { textingState, type TextingState } from './texting-state.ts';

const { columns: headers, texting } = words.contacts.table;

/**
 * The built-in columns; the ids of those that sort are the orders of the contract. All that grow have
 * 80 pixels a share at least: with other least widths the widest of them would widen them all.
 */
const builtIn = (phoneText: PhoneText): readonly GridColumn<Contact>[] => [
  {
    id: 'name',
    header: headers.name,
    width: 'minmax(112px, 1.4fr)',
    weight: 'strong',
    sorts: true,
    cell: ({ firstName, lastName }) => [firstName, lastName].filter(Boolean).join(' '),
  },
  {
    id: 'phone',
    header: headers.phone,
    width: '140px',
    weight: 'dim',
    sorts: true,
    cell: ({ phone }) => phoneText(phone),
    copies: ({ phone }) => phone,
  },
  {
    id: 'tags',
    header: headers.tags,
    width: 'minmax(72px, 0.9fr)',
    cell: ({ tags }) => (tags.length === 0 ? '' : tags.map((text) => ({ text }))),
    hint: ({ tags }) => tags.join(', '),
  },
  {
    id: 'texting',
    header: headers.texting,
    width: '118px',
    cell: textingOf,
    hint: textingHint,
  },
  {
    id: 'email',
    header: headers.email,
    width: 'minmax(96px, 1.2fr)',
    sorts: true,
    cell: ({ email }) => email,
  },
  {
    id: 'created',
    header: headers.created,
    width: '114px',
    weight: 'dim',
    sorts: true,
    descendsFirst: true,
    cell: ({ createdAt }) => formatDay(createdAt),
    hint: ({ createdAt }) => formatMoment(createdAt),
  },
];

/** The columns of these ids, in that order; ids that there are no columns for are left out. */
export function contactColumns(
  ids: readonly string[],
  phoneText: PhoneText,
): readonly GridColumn<Contact>[] {
  const known = new Map(builtIn(phoneText).map((column) => [column.id, column]));
  return ids.flatMap((id) => {
    const field = fieldOfColumn(id);
    const column = field === null ? known.get(id) : fieldColumn(id, field);
    return column === undefined ? [] : [column];
  });
}

function fieldColumn(id: string, field: string): GridColumn<Contact> {
  return {
    id,
    header: fieldName(field),
    width: 'minmax(80px, 1fr)',
    cell: ({ customFields }) => fieldText(customFields[field]),
    hint: ({ customFields }) => fieldText(customFields[field]),
  };
}

const labels: Readonly<Record<TextingState, readonly [GridLabel]>> = {
  yes: [{ text: texting.yes, tone: 'delivered' }],
  doNotText: [{ text: texting.doNotText, tone: 'failed' }],
  landline: [{ text: texting.landline }],
  noConsent: [{ text: texting.noConsent, tone: 'attention' }],
};

function textingOf(contact: Contact): readonly GridLabel[] {
  return labels[textingState(contact)];
}

function textingHint({ suppressedReason, isLandline, consentAt }: Contact): string {
  return [
    suppressedReason === null ? '' : texting.doNotTextHint(suppressedReason),
    isLandline ? texting.landlineHint : '',
    consentAt === null ? texting.noConsentHint : texting.yesHint(formatMoment(consentAt)),
  ]
    .filter(Boolean)
    .join('\n');
}
