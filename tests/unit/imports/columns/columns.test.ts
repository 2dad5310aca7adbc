import { describe, expect, it } from 'vitest';
import { suggested } from './suggested-columns.ts';

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
