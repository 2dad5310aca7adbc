import { isOvoExport } from '../../contacts/export/export-format.ts';
import { wordsOfHeader } from '../columns/header-meaning.ts';

/** Programs, and columns that are together in their exports and hardly anywhere else. */
const signatures: readonly { readonly program: string; readonly columns: readonly string[] }[] = [
  { program: 'Google Contacts', columns: ['Phone 1 - Value', 'Phone 1 - Label'] },
  { program: 'Google Contacts', columns: ['Phone 1 - Value', 'Phone 1 - Type'] },
  { program: 'Google Contacts', columns: ['E-mail 1 - Value', 'First Name', 'Labels'] },
  { program: 'Google Contacts', columns: ['E-mail 1 - Value', 'Given Name', 'Family Name'] },
  {
    program: 'Outlook',
    columns: ['First Name', 'E-mail Address', 'Business Phone', 'Mobile Phone'],
  },
  { program: 'Outlook', columns: ['First Name', 'E-mail Address', 'E-mail Type'] },
  { program: 'Shopify', columns: ['Accepts SMS Marketing', 'Total Spent', 'Total Orders'] },
  { program: 'Shopify', columns: ['Accepts Email Marketing', 'Total Spent', 'Tax Exempt'] },
  { program: 'HubSpot', columns: ['Record ID', 'Contact owner'] },
  { program: 'HubSpot', columns: ['Record ID', 'Lead Status', 'Create Date'] },
  {
    program: 'Mailchimp (unsubscribed)',
    columns: ['Email Address', 'MEMBER_RATING', 'UNSUB_TIME'],
  },
  { program: 'Mailchimp (unsubscribed)', columns: ['Email Address', 'UNSUB_TIME', 'UNSUB_REASON'] },
  { program: 'Mailchimp (cleaned)', columns: ['Email Address', 'MEMBER_RATING', 'CLEAN_TIME'] },
  { program: 'Mailchimp', columns: ['Email Address', 'MEMBER_RATING', 'OPTIN_TIME'] },
  { program: 'Square', columns: ['Reference ID', 'First Name', 'Email Subscription Status'] },
  { program: 'Square', columns: ['Square Customer ID', 'Creation Source'] },
  { program: 'Salesforce', columns: ['LastName', 'MobilePhone', 'HasOptedOutOfEmail'] },
  { program: 'Salesforce', columns: ['LastName', 'MobilePhone', 'MailingCountry', 'Id'] },
  { program: 'Salesforce', columns: ['First Name', 'Last Name', 'Account Name', 'Mobile'] },
  { program: 'Salesforce', columns: ['Contact ID', 'First Name', 'Last Name', 'Account Name'] },
];

/** The program that probably wrote a file with these columns; null where unknown. */
export function sourceOf(names: readonly string[]): string | null {
  if (isOvoExport(names)) return 'Ovo';
  const present = new Set(names.map(folded));
  const found = signatures.find(({ columns }) =>
    columns.every((name) => present.has(folded(name))),
  );
  return found?.program ?? null;
}

/** The program that wrote a vCard, by its product id (`-//Apple Inc.//iPhone OS 17//EN`); null where unknown. */
export function sourceOfCards(productId: string): string | null {
  if (/apple/i.test(productId)) return 'Apple Contacts';
  if (/google/i.test(productId)) return 'Google Contacts';
  return /outlook|microsoft/i.test(productId) ? 'Outlook' : null;
}

function folded(name: string): string {
  return wordsOfHeader(name).join(' ');
}
