import { describe, expect, it } from 'vitest';
import { exportColumns } from '../../../../src-main/contacts/export/export-format.ts';
import { suggested } from './suggested-columns.ts';

describe('the columns of a known export', () => {
  it.each([
    [
      'Google Contacts since 2024',
      'First Name,Middle Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value',
      'Ann,,Lee,* myContacts,* ,ann@example.com,Mobile,+1 212-555-0123 ::: +1 212-555-0124',
      'FIRSTNAME - LASTNAME TAGS - EMAIL PHONELABEL PHONE',
    ],
    [
      'Google Contacts before',
      'Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value',
      'Ann Lee,Ann,Lee,* Home,ann@example.com,Mobile,212-555-0123',
      'FULLNAME FIRSTNAME LASTNAME - EMAIL PHONELABEL PHONE',
    ],
    [
      'Outlook',
      'Title,First Name,Last Name,Business Fax,Business Phone,Home Phone,Mobile Phone,Primary Phone,E-mail Address,E-mail Type,E-mail Display Name',
      ',Ann,Lee,212-555-0100,212-555-0101,212-555-0102,212-555-0123,,ann@example.com,SMTP,Ann Lee (ann@example.com)',
      '- FIRSTNAME LASTNAME business_fax PHONE3 PHONE4 PHONE1 PHONE2 EMAIL e_mail_type e_mail_display_name',
    ],
    [
      'Shopify',
      'Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Note',
      "'6543210987654,Ann,Lee,ann@example.com,yes,'10001,'+12125550100,'+12125550123,no,12.50,",
      'customer_id FIRSTNAME LASTNAME EMAIL accepts_email_marketing default_address_zip PHONE2 PHONE1 CONSENT total_spent -',
    ],
    [
      'HubSpot',
      'Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date',
      '2125550199,Ann,Lee,ann@example.com,+1 212-555-0123,Bo,New,2024-01-01 10:00',
      'record_id FIRSTNAME LASTNAME EMAIL PHONE contact_owner lead_status create_date',
    ],
    [
      'Mailchimp',
      'Email Address,First Name,Last Name,Address,Phone Number,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,TAGS',
      'ann@example.com,Ann,Lee,1 Main St,212-555-0123,2,2024-01-01 10:00:00,127.0.0.1,"vip"',
      'EMAIL FIRSTNAME LASTNAME address PHONE member_rating optin_time optin_ip TAGS',
    ],
    [
      'Salesforce Data Loader',
      'FirstName,LastName,MobilePhone,HomePhone',
      'Ann,Lee,2125550123,2125550124',
      'FIRSTNAME LASTNAME PHONE1 PHONE2',
    ],
  ])('are recognised: %s', (_what, header, row, expected) => {
    expect(suggested('US', header, row)).toBe(expected);
  });
});

describe('the columns of other files', () => {
  it.each([
    ['US', 'Name,Cell,Notes', 'Ann Lee,212.555.0123,likes rye', 'FULLNAME PHONE notes'],
    [
      'US',
      'Customer,Tel.,Tel. 2,e-mail',
      'Ann Lee,212-555-0123,212-555-0124,ann@example.com',
      'FULLNAME PHONE1 PHONE2 EMAIL',
    ],
    [
      'US',
      'Client,Home phone,Cell phone',
      'Ann Lee,212-555-0122,212-555-0123',
      'FULLNAME PHONE2 PHONE1',
    ],
    ['US', 'Client,Home phone,Cell phone', 'Ann Lee,212-555-0122,', 'FULLNAME PHONE2 PHONE1'],
    [
      'US',
      'Client,Emergency contact phone,Home phone',
      'Ann,212-555-0122,212-555-0123',
      'FULLNAME emergency_contact_phone PHONE',
    ],
    ['US', 'Phone (with country code),Name', '+12125550123,Ann', 'PHONE FULLNAME'],
    [
      'ES',
      'Nombre,Apellidos,Teléfono móvil,Correo electrónico,Última visita',
      'Ana,Ruiz,612 345 678,ana@example.com,01/02/2024',
      'FIRSTNAME LASTNAME PHONE EMAIL ultima_visita',
    ],
    ['ES', 'Nombre,Teléfono', 'Ana Ruiz,612345678', 'FULLNAME PHONE'],
    [
      'FR',
      'Nom,Prénom,Tél. portable,Téléphone fixe,Courriel',
      'Roux,Ana,06 39 98 12 34,01 23 45 67 89,ana@example.com',
      'LASTNAME FIRSTNAME PHONE1 PHONE2 EMAIL',
    ],
    [
      'DE',
      'Vorname,Name,Handy,Festnetz,E-Mail,PLZ,Geburtsdatum',
      'Jan,Groß,0151 23456789,030 12345678,jan@example.com,10115,20240115',
      'FIRSTNAME LASTNAME PHONE1 PHONE2 EMAIL plz geburtsdatum',
    ],
    ['DE', 'Kunde,Straße,Rufnummer', 'Jan Groß,Am Markt 1,0151 23456789', 'FULLNAME strasse PHONE'],
  ])('are recognised (%s: %s)', (country, header, row, expected) => {
    expect(suggested(country, header, row)).toBe(expected);
  });

  it('have their phone by its cells if the header says nothing', () => {
    expect(suggested('US', 'Who,To,Total', 'Ann,(212) 555-0123,2125550199')).toBe(
      'who PHONE total',
    );
    expect(suggested('US', '電話,名前', '212-555-0123,山田')).toBe('PHONE FULLNAME');
    expect(suggested('US', 'contact,client', '212-555-0123,Ann')).toBe('PHONE FULLNAME');
  });

  it('have their phone by its header if a spreadsheet damaged every number', () => {
    expect(suggested('US', 'Name,Phone', 'Ann,1.55512E+10')).toBe('FULLNAME PHONE');
  });

  it.each([
    ['US', 'Total', '2125550123'],
    ['US', 'Customer Id', '2125550123'],
    ['US', 'ZIP', '2125550123'],
    ['US', 'Fax', '2125550123'],
    ['DE', 'When', '20240115'],
    ['DE', 'When', '2024-01-15'],
    ['DE', 'When', '15.01.2024'],
    ['US', 'Phone type', 'Mobile'],
    ['US', 'SMS consent', 'yes'],
    ['US', 'Note', 'call 212-555-0123'],
  ])('never take another number for a phone (%s: %s)', (country, header, cell) => {
    expect(suggested(country, `Name,${header}`, `Ann,${cell}`, `Bob,${cell}`)).not.toContain(
      'PHONE',
    );
  });

  it('never have two e-mail addresses or two names', () => {
    expect(suggested('US', 'Name,Email', 'Ann,ann@example.com')).toBe('FULLNAME EMAIL');
    expect(
      suggested(
        'US',
        'Phone,Phone,Email,Email,Name,Name',
        '2125550123,2125550124,a@example.com,b@example.com,Ann,Lee',
      ),
    ).toBe('PHONE1 PHONE2 EMAIL email_2 FULLNAME name');
  });

  it('have custom fields with valid and different names', () => {
    const header =
      'Phone,first-name!,True,__proto__,Last visit,last_visit,2024 spend,constructor,Größe,-';
    expect(suggested('US', header, '2125550123,a,b,c,d,e,f,g,h,i')).toBe(
      'PHONE FIRSTNAME true_2 proto last_visit last_visit_2 field_2024_spend constructor grosse column_10',
    );
  });

  it('keep the names of custom fields in a file that Ovo exported', () => {
    expect(
      suggested(
        'US',
        [...exportColumns.map(({ name }) => name), 'mobile', 'email_2'].join(','),
        '+12125550123,Ann,Lee,,,,,,,+12125550124,x@example.com',
      ),
    ).toBe(
      'PHONE FIRSTNAME LASTNAME EMAIL TAGS TIMEZONE CONSENTAT CONSENTMETHOD CONSENTSOURCE mobile email_2',
    );
  });

  it('do not have the columns that Ovo adds to exported rejected rows', () => {
    expect(
      suggested(
        'US',
        'Line in the file,Why it was not imported,Name,Cell',
        '7,Too short.,Ann,212-555-0123',
      ),
    ).toBe('- - FULLNAME PHONE');
  });
});
