import { describe, expect, it } from 'vitest';
import { isPhoneLike } from '../../../../src-main/imports/columns/column-content.ts';
import { readHeader } from '../../../../src-main/imports/columns/header-row.ts';
import { unusedConsents } from '../../../../src-main/imports/columns/unused-consents.ts';
import { unusedNames } from '../../../../src-main/imports/columns/unused-names.ts';
import { suggestTargets } from '../../../../src-main/imports/columns/suggest-targets.ts';
import { exportColumns } from '../../../../src-main/contacts/export/export-format.ts';

/**
 * What is suggested for a file, a column each: a field in capitals, with its priority where it has one;
 * a custom field's name; `-` for nothing.
 */
function suggested(country: string, header: string, ...rows: readonly string[]): string {
  const all = [header, ...rows].map((row) => row.split(','));
  const read = readHeader(all, country, null);
  const contacts = read.isInFile ? all.slice(1) : all;
  return suggestTargets(read, contacts, country)
    .map((target) => {
      if (target.kind === 'field') return `${target.field.toUpperCase()}${target.priority ?? ''}`;
      return target.kind === 'custom' ? target.name : '-';
    })
    .join(' ');
}

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

describe('other columns', () => {
  it.each([
    ['tags', 'US', 'Name,Phone,Tags', 'Ann,212-555-0123,"vip', 'FULLNAME PHONE TAGS'],
    ['tags', 'US', 'Name,Phone,Étiquettes', 'Ann,212-555-0123,vip', 'FULLNAME PHONE TAGS'],
    [
      'a country',
      'US',
      'Name,Country,Phone',
      'Ann,United States,212-555-0123',
      'FULLNAME COUNTRY PHONE',
    ],
    ['a country', 'ES', 'Name,País,Teléfono', 'Ana,España,612 34 56 78', 'FULLNAME COUNTRY PHONE'],
    ['a country', 'DE', 'Name,Land,Telefon', 'Jan,DE,0151 23456789', 'FULLNAME COUNTRY PHONE'],
    [
      'a calling code',
      'US',
      'Name,Country code,Phone',
      'Ann,+1,2125550123',
      'FULLNAME COUNTRY PHONE',
    ],
    [
      'a time zone',
      'US',
      'Name,Phone,Time zone',
      'Ann,2125550123,America/Boise',
      'FULLNAME PHONE TIMEZONE',
    ],
    [
      'a time zone',
      'US',
      'Name,Phone,Zeitzone',
      'Ann,2125550123,Europe/Berlin',
      'FULLNAME PHONE TIMEZONE',
    ],
    ['consent', 'US', 'Name,Phone,SMS consent', 'Ann,2125550123,yes', 'FULLNAME PHONE CONSENT'],
    ['consent', 'US', 'Name,Phone,Einwilligung SMS', 'Ann,2125550123,ja', 'FULLNAME PHONE CONSENT'],
    ['consent', 'US', 'Name,Phone,Acepta SMS', 'Ann,2125550123,sí', 'FULLNAME PHONE CONSENT'],
    [
      'consent and its time',
      'US',
      'Name,Phone,Opt-in,Opt-in date',
      'Ann,2125550123,1,2024-03-01',
      'FULLNAME PHONE CONSENT CONSENTAT',
    ],
    ['an opt-out', 'US', 'Name,Phone,Opted out', 'Ann,2125550123,no', 'FULLNAME PHONE OPTOUT'],
    ['an opt-out', 'US', 'Name,Phone,Unsubscribed at', 'Ann,2125550123,', 'FULLNAME PHONE OPTOUT'],
    ['an opt-out', 'US', 'Name,Phone,Dado de baja', 'Ann,2125550123,no', 'FULLNAME PHONE OPTOUT'],
    ['an opt-out', 'US', 'Name,Phone,Désinscrit', 'Ann,2125550123,oui', 'FULLNAME PHONE OPTOUT'],
    [
      'an opt-out',
      'US',
      'Name,Phone,Abgemeldet am',
      'Ann,2125550123,01.03.2024',
      'FULLNAME PHONE OPTOUT',
    ],
    [
      'two opt-outs',
      'US',
      'Name,Phone,Do not call,SMS opt-out',
      'Ann,2125550123,no,no',
      'FULLNAME PHONE OPTOUT OPTOUT',
    ],
    [
      'an opt-out',
      'US',
      'Name,Phone,SMS status',
      'Ann,2125550123,subscribed',
      'FULLNAME PHONE OPTOUT',
    ],
    [
      'an opt-out',
      'US',
      'Name,Phone,Status',
      'Ann,2125550123,unsubscribed',
      'FULLNAME PHONE OPTOUT',
    ],
  ])('are recognised: %s (%s, %s)', (_what, country, header, row, expected) => {
    expect(suggested(country, header, row)).toBe(expected);
  });

  it.each([
    [
      'what was agreed to for e-mail',
      'Name,Phone,Email opt-in',
      'Ann,2125550123,yes',
      'email_opt_in',
    ],
    ['leaving a newsletter', 'Name,Phone,Email Opt Out', 'Ann,2125550123,1', 'email_opt_out'],
    [
      'why somebody left',
      'Name,Phone,Unsubscribe reason',
      'Ann,2125550123,spam',
      'unsubscribe_reason',
    ],
    [
      'where an address is',
      'Name,Phone,Billing country',
      'Ann,2125550123,France',
      'billing_country',
    ],
    ['countries that are none', 'Name,Phone,Country', 'Ann,2125550123,blue', 'country'],
    ['another status', 'Name,Phone,Status', 'Ann,2125550123,Gold', 'status'],
    [
      'a label of one letter too many',
      'Name,Phone,Label',
      `Ann,2125550123,${'x'.repeat(61)}`,
      'label',
    ],
    ['a zone that is none', 'Name,Phone,Time zone', 'Ann,2125550123,Mars', 'time_zone'],
  ])('are not recognised in %s', (_what, header, row, expected) => {
    expect(suggested('US', header, row)).toBe(`FULLNAME PHONE ${expected}`);
  });

  it.each([
    ['Name,Phone,Bus stop', 'FULLNAME PHONE bus_stop'],
    ['Name,Phone,Planta baja', 'FULLNAME PHONE planta_baja'],
    ['Name,Phone,Stop', 'FULLNAME PHONE OPTOUT'],
    ['Name,Phone,Stop SMS', 'FULLNAME PHONE OPTOUT'],
    ['Name,Phone,Email Suppressions', 'FULLNAME PHONE email_suppressions'],
  ])('are not confused with similar headers: %s', (header, expected) => {
    expect(suggested('US', header, 'Ann,2125550123,x')).toBe(expected);
  });

  it('are not another person’s phone', () => {
    expect(
      suggested('US', 'Name,Mobile,Emergency phone,Mobile OS', 'Ann,212-555-0123,212-555-0124,iOS'),
    ).toBe('FULLNAME PHONE emergency_phone mobile_os');
  });

  it('have no phone where several could be one and nothing decides; a person is asked', () => {
    expect(suggested('US', 'Ann,2125550123,2125550124', 'Bob,2125550125,2125550126')).toBe(
      'column_1 column_2 column_3',
    );
    expect(suggested('US', 'Who,One,Two', 'Ann,2125550123,2125550124')).toBe('who one two');
    expect(suggested('US', 'Who,One,Two', 'Ann,2125550123,(212) 555-0124')).toBe('who one PHONE');
  });

  it('have the mobile phone rather than the landline, without a header too', () => {
    expect(suggested('GB', 'Ann,02079460123,07700900123', 'Bo,02079460124,07700900124')).toBe(
      'column_1 column_2 PHONE',
    );
    expect(suggested('DE', 'Who,One,Two', 'Ann,015123456789,03012345678')).toBe('who PHONE two');
    expect(suggested('GB', 'Who,One,Two', 'Ann,07700900123,07700900124')).toBe('who one two');
  });
});

describe('a file without a header', () => {
  it('keeps its first row as a contact, and numbers its columns', () => {
    for (const row of [
      'Ann,2125550123,ann@example.com',
      'Ann,x,ann@example.com',
      'Ann,+1 212-555-0123,',
    ]) {
      expect(readHeader([row.split(',')], 'US', null)).toEqual({
        names: ['Column 1', 'Column 2', 'Column 3'],
        isInFile: false,
      });
    }
    expect(
      suggested('US', 'Ann,2125550123,ann@example.com', 'Bob,2125550124,bob@example.com'),
    ).toBe('column_1 PHONE EMAIL');
  });

  it('is not one with years or dates in its header', () => {
    expect(readHeader([['Name', '2024-01-15', ' ']], 'DE', null)).toEqual({
      names: ['Name', '2024-01-15', 'Column 3'],
      isInFile: true,
    });
  });
});

describe('a header that people shorten, or write in their language', () => {
  it.each([
    ['Acct No,Cust. Name,Ph.', '2125550101,Ann Lee,212-555-0123', 'acct_no FULLNAME PHONE'],
    [
      'Loyalty Card,Member Name,Cell #',
      '2125550177,Ann Lee,2125550123',
      'loyalty_card FULLNAME PHONE',
    ],
    ['Ref,Cust,Mob', '2125550101,Ann Lee,2125550123', 'ref FULLNAME PHONE'],
    ['Customer #,Name,Contact #', '2125550101,Ann Lee,2125550123', 'customer FULLNAME PHONE'],
    ['Nom client,Mob No', 'Ann Lee,2125550123', 'FULLNAME PHONE'],
    ['Member No,Tel No,MobileNo', '2125550101,2125550102,2125550123', 'member_no PHONE2 PHONE1'],
    [
      'billing_first_name,billing_last_name,billing_phone,billing_country,shipping_first_name,shipping_phone',
      'Ann,Lee,2125550123,US,Bo,2125550124',
      'FIRSTNAME LASTNAME PHONE COUNTRY shipping_first_name shipping_phone',
    ],
    ['customer_name,customer_phone', 'Ann Lee,2125550123', 'FULLNAME PHONE'],
    ['Nome,Cognome,Cellulare', 'Ann,Lee,2125550123', 'FIRSTNAME LASTNAME PHONE'],
    ['Nome,Telemóvel', 'Ann Lee,2125550123', 'FULLNAME PHONE'],
    ['Voornaam,Achternaam,Mobiel', 'Ann,Lee,2125550123', 'FIRSTNAME LASTNAME PHONE'],
    ['Imię,Nazwisko,Komórka', 'Ann,Lee,2125550123', 'FIRSTNAME LASTNAME PHONE'],
    [
      'Имя,Фамилия,Телефон,Мобильный',
      'Ann,Lee,2125550122,2125550123',
      'FIRSTNAME LASTNAME PHONE2 PHONE1',
    ],
    ['姓名,手机', 'Ann,2125550123', 'FULLNAME PHONE'],
    ['이름,휴대폰', 'Ann,2125550123', 'FULLNAME PHONE'],
    ['Company Name,User Name,Phone', 'Acme,ann,2125550123', 'company_name user_name PHONE'],
    ['Number,Name,Mobile', '2125550101,Ann Lee,', 'number FULLNAME PHONE'],
    ['Contact No,Name,Tel', '2125550101,Ann Lee,2125550123', 'contact_no FULLNAME PHONE'],
    ['Name,Number', 'Ann Lee,2125550123', 'FULLNAME PHONE'],
    ['Name,Number,Emergency phone', 'Ann,2125550123,2125550124', 'FULLNAME PHONE emergency_phone'],
    ['Phone # (SMS),Name', '2125550123,Ann Lee', 'PHONE FULLNAME'],
  ])('is understood: %s', (header, row, expected) => {
    expect(suggested('US', header, row)).toBe(expected);
  });

  it.each([
    'Номер телефона',
    'Мобильного телефона',
    'Telefonszám',
    'Telefonní číslo',
    'No HP',
    'No. Telp',
    'Nomor telepon',
    '联系电话',
    '연락처',
    'Số điện thoại',
    'เบอร์โทร',
    'Αριθμός τηλεφώνου',
    'Puhelimen numero',
  ])('names the phone beside another number: %s', (header) => {
    expect(suggested('US', `X,${header}`, '2125550101,2125550123')).toBe('x PHONE');
  });

  it.each(['Telefontyp', 'Településnév', 'Mobility aid'])('is none of a phone: %s', (header) => {
    expect(suggested('US', `${header},Phone`, '2125550101,2125550123')).not.toContain('PHONE1');
  });

  it('is a name that nothing became, where contacts come in without one', () => {
    const names = ['Phone', 'Member’s name & title', 'Company name'];
    const rows = [['2125550123', 'Ms. Ann Lee', 'Acme']];
    const mapping = suggestTargets({ names, isInFile: true }, rows, 'US');
    expect(unusedNames(mapping, names)).toEqual(['Member’s name & title']);
  });

  it.each([
    ['Consent', 'basic', ['Consent']],
    ['Consent', 'yes', []],
    ['Consent date', 'basic', []],
    ['E-mail consent', 'basic', []],
  ])('may be one for consent that is not understood: %s with “%s”', (header, cell, unused) => {
    const names = ['Phone', header];
    const mapping = suggestTargets({ names, isInFile: true }, [['2125550123', cell]], 'US');
    expect(unusedConsents(mapping, names)).toEqual(unused);
  });
});

describe('a column about texts', () => {
  it.each([
    ['OK to text', 'no', 'CONSENT'],
    ['opted_in', '0', 'CONSENT'],
    ['Can text?', 'no thanks', 'CONSENT'],
    ['SMS', 'N', 'CONSENT'],
    ['Text reminders', 'declined', 'CONSENT'],
    ['SMS status', 'Pending', 'OPTOUT'],
    ['SMS subscriber status', 'Not set', 'OPTOUT'],
    ['SMS permission status', 'Express', 'CONSENT'],
    ['Photo consent', 'no', 'photo_consent'],
    ['Consent to treatment', 'yes', 'consent_to_treatment'],
    ['SMS status', 'delivered', 'sms_status'],
    ['Membership status', 'Cancelled', 'membership_status'],
    ['Order status', 'Stopped', 'order_status'],
    ['Stop', '1', 'stop'],
    ['Stop', 'yes', 'OPTOUT'],
  ])('is told from others: %s with %j is %s', (header, cell, expected) => {
    expect(suggested('US', `Name,Phone,${header}`, `Ann,2125550123,${cell}`)).toBe(
      `FULLNAME PHONE ${expected}`,
    );
  });

  it('called Stop holds opt-outs where a 0 stands beside a 1, and stops of a route otherwise', () => {
    const file = (one: string, other: string) =>
      suggested('US', 'Name,Phone,Stop', `Ann,2125550123,${one}`, `Bo,2125550124,${other}`);
    expect(file('1', '0')).toBe('FULLNAME PHONE OPTOUT');
    expect(file('1', '2')).toBe('FULLNAME PHONE stop');
  });
});

describe('a cell', () => {
  it.each([
    ['(212) 555-0123', 'US', true],
    ["'+12125550123", 'US', true],
    ['212-555-0123 x4', 'US', true],
    ['2125550123', 'US', true],
    ['555-0123', 'US', false],
    ['123-45-6789', 'FR', true],
    ['2024-01-15 10:30', 'DE', false],
    ['20240115', 'DE', false],
    ['10001-1234', 'US', false],
    ['Ann 212 555 0123', 'US', false],
    ['12125550123@c.us', 'US', true],
    ['212·555·0123', 'US', true],
    ['', 'US', false],
  ])('%j in %s is a phone: %s', (cell, country, is) => {
    expect(isPhoneLike(cell, country)).toBe(is);
  });
});
