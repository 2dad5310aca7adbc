import { describe, expect, it } from 'vitest';
import { isPhoneLike } from '../../../../src-main/imports/columns/column-content.ts';
import { readHeader } from '../../../../src-main/imports/columns/header-row.ts';
import { unusedConsents } from '../../../../src-main/imports/columns/unused-consents.ts';
import { unusedNames } from '../../../../src-main/imports/columns/unused-names.ts';
import { suggestTargets } from '../../../../src-main/imports/columns/suggest-targets.ts';
import { suggested } from './suggested-columns.ts';

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
