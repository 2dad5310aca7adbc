import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contactRowReader, isFault } from '../../../../src-main/imports/rows/contact-row.ts';
import { previewImport } from '../../../../src-main/imports/preview-import.ts';
import { importPreviewSchema, type ColumnTarget } from '../../../../src-shared/import/import.ts';
import { detectAll, readContacts } from '../../../support/contacts-files.ts';

/**
 * Files as programs and people write them, with the whole mapping, a column each (a field in capitals
 * with its priority, a custom field's name, `-` for nothing), and what becomes of each row.
 */
const layouts: readonly {
  readonly file: string;
  readonly country: string;
  readonly source: string | null;
  readonly mapping: string;
  readonly people: readonly string[];
}[] = [
  {
    file: 'apple.vcf',
    country: 'US',
    source: 'Apple Contacts',
    mapping: `FIRSTNAME middle_name LASTNAME FULLNAME organization job_title PHONELABEL PHONE PHONELABEL PHONE EMAIL address COUNTRY note TAGS`,
    people: [
      '+12125550102 | Amara Okafor | amara@example.com | Regulars',
      '+12125550103 | Ben Ortiz',
    ],
  },
  {
    file: 'english.csv',
    country: 'US',
    source: null,
    mapping: `FULLNAME PHONE1 PHONE2 EMAIL TAGS CONSENT OPTOUT last_visit`,
    people: [
      '+12125550102 | Amara Okafor | amara@example.com | Regulars | consent',
      '+12125550103 | Ben Ortiz | New+VIP | Column “Do not text”: “x”',
    ],
  },
  {
    file: 'french.csv',
    country: 'FR',
    source: null,
    mapping: `LASTNAME FIRSTNAME PHONE1 PHONE2 EMAIL COUNTRY TAGS CONSENT CONSENTAT OPTOUT derniere_visite`,
    people: [
      '+33639981234 | Chloé Lefèvre | chloe@example.com | Habitués | consent 2024-03-01',
      '+33639981235 | Noël Roux | noel@example.com | Column “Désinscrit”: “oui”',
    ],
  },
  {
    file: 'german.csv',
    country: 'DE',
    source: null,
    mapping: `anrede FIRSTNAME LASTNAME PHONE1 PHONE2 EMAIL plz COUNTRY TAGS CONSENT OPTOUT letzter_besuch`,
    people: [
      '+4915123456789 | Jörg Müller | joerg@example.com | Stammkunden | consent',
      '+4915123456780 | Käthe Groß | kaethe@example.com | Column “Abgemeldet am”: “05.03.2024”',
    ],
  },
  {
    file: 'google-2024.csv',
    country: 'US',
    source: 'Google Contacts',
    mapping: `FIRSTNAME middle_name LASTNAME - - - - - - - organization_name organization_title - birthday notes - TAGS - EMAIL - - PHONELABEL PHONE PHONELABEL PHONE - address_1_formatted address_1_street address_1_city - address_1_region address_1_postal_code COUNTRY - - -`,
    people: [
      '+12125550102 | Amara Okafor | amara@example.com | Regulars',
      '+12125550103 | Ben Ortiz',
      '+12125550106 | Chloé Dubois | chloe@example.com | Friends',
    ],
  },
  {
    file: 'google-before-2024.csv',
    country: 'US',
    source: 'Google Contacts',
    mapping: `FULLNAME FIRSTNAME - LASTNAME - - - - - - - - - - - - - - - - - - - - - notes - - TAGS - EMAIL PHONELABEL PHONE PHONELABEL PHONE - organization_1_name`,
    people: [
      '+12125550102 | Amara Okafor | amara@example.com | Regulars',
      '+12125550103 | Ben Ortiz',
    ],
  },
  {
    file: 'hubspot.csv',
    country: 'US',
    source: 'HubSpot',
    mapping: `record_id FIRSTNAME LASTNAME EMAIL PHONE2 PHONE1 contact_owner last_activity_date lead_status marketing_contact_status create_date COUNTRY TIMEZONE opted_out_of_email_marketing_information CONSENT associated_company`,
    people: [
      '+12125550102 | Amara Okafor | amara@example.com | America/New_York | consent',
      '+12125550103 | Ben Ortiz | ben@example.com | America/Chicago | Column “SMS consent”: “false”',
    ],
  },
  {
    file: 'mailchimp-cleaned.csv',
    country: 'US',
    source: 'Mailchimp (cleaned)',
    mapping: `EMAIL FIRSTNAME LASTNAME PHONE member_rating optin_time clean_time clean_campaign_title clean_campaign_id leid euid - TAGS`,
    people: ['+12125550109 | Dee Park | dee@example.com'],
  },
  {
    file: 'mailchimp-subscribed.csv',
    country: 'US',
    source: 'Mailchimp',
    mapping: `EMAIL FIRSTNAME LASTNAME address PHONE birthday member_rating optin_time optin_ip confirm_time confirm_ip latitude longitude gmtoff dstoff TIMEZONE cc region last_changed leid euid - TAGS`,
    people: [
      '+12125550102 | Amara Okafor | amara@example.com | Regulars+VIP | America/New_York',
      '+12125550103 | Ben Ortiz | ben@example.com',
    ],
  },
  {
    file: 'mailchimp-unsubscribed.csv',
    country: 'US',
    source: 'Mailchimp (unsubscribed)',
    mapping: `EMAIL FIRSTNAME LASTNAME PHONE member_rating optin_time optin_ip confirm_time confirm_ip OPTOUT unsub_campaign_title unsub_campaign_id unsub_reason - leid euid - TAGS`,
    people: [
      '+12125550108 | Cal Reyes | cal@example.com | Column “UNSUB_TIME”: “2024-02-01 12:30:00”',
    ],
  },
  {
    file: 'outlook.csv',
    country: 'US',
    source: 'Outlook',
    mapping: `- FIRSTNAME - LASTNAME - company - job_title business_street business_city business_state business_postal_code business_country_region - - - - - - assistant_s_phone business_fax PHONE3 PHONE4 - - company_main_phone - PHONE5 PHONE6 - PHONE1 - PHONE7 - PHONE2 - - - - anniversary birthday TAGS EMAIL e_mail_type e_mail_display_name - gender notes -`,
    people: [
      '+12125550102 | Amara Okafor | amara@example.com | Regulars+Florists',
      '+12125550103 | Ben Ortiz | ben@example.com',
    ],
  },
  {
    file: 'salesforce-data-loader.csv',
    country: 'US',
    source: 'Salesforce',
    mapping: `id FIRSTNAME LASTNAME EMAIL PHONE1 PHONE3 PHONE2 COUNTRY hasoptedoutofemail OPTOUT createddate`,
    people: ['+12125550102 | Amara Okafor | amara@example.com'],
  },
  {
    file: 'salesforce-report.csv',
    country: 'US',
    source: 'Salesforce',
    mapping: `salutation FIRSTNAME LASTNAME title account_name mailing_street mailing_city mailing_state_province mailing_zip_postal_code COUNTRY PHONE2 fax PHONE1 EMAIL account_owner OPTOUT email_opt_out OPTOUT`,
    people: [
      '+12125550102 | Amara Okafor | amara@example.com',
      '+12125550103 | Ben Ortiz | ben@example.com | Column “SMS Opt Out”: “1”',
    ],
  },
  {
    file: 'shopify.csv',
    country: 'US',
    source: 'Shopify',
    mapping: `customer_id FIRSTNAME LASTNAME EMAIL accepts_email_marketing default_address_company default_address_address1 - default_address_city default_address_province_code COUNTRY default_address_zip PHONE2 PHONE1 CONSENT total_spent total_orders note tax_exempt TAGS`,
    people: [
      '+12125550102 | Amara Okafor | amara@example.com | Regulars+VIP | consent',
      '+447700900123 | Chidi Eze | chidi@example.com',
    ],
  },
  {
    file: 'spanish.csv',
    country: 'ES',
    source: null,
    mapping: `FIRSTNAME LASTNAME PHONE1 PHONE2 EMAIL COUNTRY TAGS CONSENT OPTOUT ultima_visita`,
    people: [
      '+34612345678 | María Muñoz Ibáñez | maria@example.com | Habituales+VIP | consent',
      '+34612345679 | Raúl Díaz | raul@example.com | Column “Baja”: “sí”',
    ],
  },
  {
    file: 'square.csv',
    country: 'US',
    source: 'Square',
    mapping: `- FIRSTNAME LASTNAME EMAIL PHONE - company_name street_address_1 - city state postal_code birthday memo square_customer_id creation_source first_visit last_visit transaction_count lifetime_spend email_subscription_status instant_profile`,
    people: [
      '+12125550102 | Amara Okafor | amara@example.com',
      '+12125550103 | Ben Ortiz | ben@example.com',
    ],
  },
];

describe.each(layouts)('$file', ({ file, country, source, mapping, people }) => {
  const fixture = path.join(import.meta.dirname, '../../../fixtures/contacts', file);

  it('is recognised by its columns, and every column is mapped', async () => {
    const preview = await previewImport(fixture, { country, reading: detectAll });
    expect(importPreviewSchema.parse(preview)).toMatchObject({ source, isRemembered: false });
    expect(preview.columns.map(({ suggestion }) => asWord(suggestion)).join(' ')).toBe(mapping);
  });

  it('gives every person the right number, tags, consent and opt-out', async () => {
    const { columns } = await previewImport(fixture, { country, reading: detectAll });
    const { names, cells } = await readContacts(fixture, { country });
    const targets = columns.map(({ suggestion }) => suggestion);
    const read = contactRowReader(targets, names, country);
    expect(cells.map((row) => asLine(read(row)))).toEqual(people);
  });
});

function asWord(target: ColumnTarget): string {
  if (target.kind === 'field') return `${target.field.toUpperCase()}${target.priority ?? ''}`;
  return target.kind === 'custom' ? target.name : '-';
}

function asLine(row: ReturnType<ReturnType<typeof contactRowReader>>): string {
  if (isFault(row)) return `${row.problem}: ${row.value}`;
  const since =
    row.consentAt === null ? '' : ` ${new Date(row.consentAt).toISOString().slice(0, 10)}`;
  return [
    row.phone,
    `${row.firstName} ${row.lastName}`.trim(),
    row.email,
    row.tags.join('+'),
    row.timeZone,
    row.hasConsent ? `consent${since}` : '',
    row.optOut,
  ]
    .filter((part) => part !== null && part !== '')
    .join(' | ');
}
