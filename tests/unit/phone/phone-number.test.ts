import { sayPhoneProblem } from '../../../src-shared/phone/phone-problem.ts';
import fc from 'fast-check';
import { getCountries, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import {
  hasNewAreaCode,
  readNorthAmerican,
} from '../../../src-shared/phone/north-american-number.ts';
import {
  formatPhone,
  isKnownCountry,
  normalisePhone,
} from '../../../src-shared/phone/phone-number.ts';

describe('a phone number as people write it', () => {
  it.each([
    ['+12125550123', 'US', '+12125550123'],
    ['2125550123', 'US', '+12125550123'],
    ['1-212-555-0123', 'US', '+12125550123'],
    ['(212) 555-0123', 'US', '+12125550123'],
    ['(212)555-0123', 'US', '+12125550123'],
    ['212.555.0123', 'US', '+12125550123'],
    ['(+1) 212 555 0123', 'US', '+12125550123'],
    ['+1 212 555 0123', 'GB', '+12125550123'],
    ['212-555-0123 x45', 'US', '+12125550123'],
    ['212-555-0123 ext. 45', 'US', '+12125550123'],
    ['Mobile: 212-555-0123', 'US', '+12125550123'],
    ['212 555 0123 (mobile)', 'US', '+12125550123'],
    ['tel:+1-212-555-0123', 'US', '+12125550123'],
    ['２１２－５５５－０１２３', 'US', '+12125550123'],
    ['＋１２１２５５５０１２３', 'US', '+12125550123'],
    ['212\u2011555\u20110123', 'US', '+12125550123'],
    ['212\u00a0555\u00a00123', 'US', '+12125550123'],
    ['\u202a+1 212 555 0123\u202c', 'US', '+12125550123'],
    ['07700 900123', 'GB', '+447700900123'],
    ['+44 (0)7700 900123', 'US', '+447700900123'],
    ['011 44 7700 900123', 'US', '+447700900123'],
    ['0044 7700 900123', 'US', '+447700900123'],
    ['0151 23456789', 'DE', '+4915123456789'],
    ['06 39 98 12 34', 'FR', '+33639981234'],
    ['612 34 56 78', 'ES', '+34612345678'],
    ['8085550123', 'CA', '+18085550123'],
    ['212·555·0123', 'US', '+12125550123'],
    ['(212) • 555 • 0123', 'US', '+12125550123'],
    ['12125550123@c.us', 'GB', '+12125550123'],
    ['12125550123:7@s.whatsapp.net', 'GB', '+12125550123'],
    ['whatsapp:+12125550123', 'GB', '+12125550123'],
    ['https://wa.me/12125550123?text=hi', 'GB', '+12125550123'],
    ['sip:+12125550123@sip.example.com', 'GB', '+12125550123'],
    ['tel:7700900123;phone-context=+44', 'US', '+447700900123'],
    ['tel:020-7946-0123;phone-context=+44', 'US', '+442079460123'],
    ['tel:555-0123;phone-context=+1-212', 'GB', '+12125550123'],
    ['tel:212-555-0123;phone-context=example.com', 'US', '+12125550123'],
    ['+52 1 55 5012 3445', 'US', '+525550123445'],
    ['0052 1 55 5012 3445', 'MX', '+525550123445'],
    ['011 52 1 55 5012 3445', 'US', '+525550123445'],
    ['5215550123445', 'MX', '+525550123445'],
    ['044 55 5012 3445', 'MX', '+525550123445'],
    ['045 55 5012 3445', 'MX', '+525550123445'],
    ['01 (55) 5012-3445', 'MX', '+525550123445'],
    ['+52 044 55 5012 3445', 'MX', '+525550123445'],
    ['5215550123445@c.us', 'US', '+525550123445'],
  ])('reads %j in %s as %s', (text, country, phone) => {
    expect(normalisePhone(text, country)).toMatchObject({ ok: true, phone });
  });

  it.each([
    ["'+12125550123", 'Shopify’s apostrophe'],
    ['="2125550123"', 'a formula that keeps Excel from calculating'],
    ['=2125550123', 'a formula without quotes'],
    ['"2125550123"', 'quotes within quotes'],
    ['2125550123.0', 'a number with a fraction, as programs write columns with gaps'],
    ['  2125550123\t', 'blanks'],
    ['+12125550123 ::: +12125550199', 'Google’s several values: the first'],
    ['12 ::: 212-555-0123', 'Google’s several values: the first good one'],
  ])('takes %j out of what an export puts around it (%s)', (text) => {
    expect(normalisePhone(text, 'US')).toMatchObject({ ok: true, phone: '+12125550123' });
  });

  it.each([
    ['', 'empty', 'Enter one'],
    [' \t', 'empty', 'Enter one'],
    ['1.55512E+10', 'digits-lost', 'Set the column to Text'],
    ['1,55512E+10', 'digits-lost', 'save the file again'],
    ['2E9', 'digits-lost', 'digits are lost'],
    ['#########', 'spreadsheet-error', 'Make the column wider'],
    ['#N/A', 'spreadsheet-error', 'Correct the formula'],
    ['2125550123;2125550199', 'several-numbers', 'Keep the one to text'],
    ['2125550123 or 2125550199', 'several-numbers', 'Keep the one to text'],
    ['212 555 0123\n212 555 0199', 'several-numbers', 'Keep the one to text'],
    ['n/a', 'not-a-number', 'isn’t a phone number'],
    ['Ann Lee', 'not-a-number', 'isn’t a phone number'],
    ['1-800-FLOWERS', 'not-a-number', 'Use digits'],
    ['+', 'not-a-number', 'isn’t a phone number'],
    ['555-0123', 'too-short', 'area code is missing'],
    ['212555012', 'too-short', 'too short for a number in the United States'],
    ['+49 1', 'too-short', 'too short'],
    ['+1212555', 'too-short', 'starts with +1'],
    ['21255501234', 'too-long', 'too long for a number in the United States'],
    ['31255501234', 'too-long', 'If the number is +31 255 501 234, add + in front. Otherwise'],
    ['+999 1234567', 'unknown-country-code', 'Check the digits after the +'],
    ['(555) 555-0123', 'not-in-use', 'area code'],
    ['+15555550123', 'not-in-use', 'area code'],
    ['000-000-0000', 'not-in-use', 'area code'],
    ['1'.repeat(5000), 'not-a-number', 'isn’t a phone number'],
    ['2020-01-01', 'date', 'This is a date (2020-01-01)'],
    ['2020-01-01 12:00:00', 'date', 'a date'],
    ['12/24/2024', 'date', 'a date'],
    ['24.12.2024', 'date', 'a date'],
    ['Mar 5, 2024', 'date', 'a date'],
    ['5-Mar', 'date', 'a date'],
    ['212_555_012', 'too-short', 'too short for a number in the United States'],
    ['2125550123 2125550199', 'several-numbers', 'more than one number'],
    [
      '+2125550123',
      'too-short',
      'A country code comes after the +. Use 2125550123 if that’s the number.',
    ],
    ['+1 212 555 0123 45', 'too-long', 'starts with +1. Check the digits.'],
  ])('says of %j what is wrong and what to do', (text, problem, reason) => {
    const reading = normalisePhone(text, 'US');
    expect(reading).toMatchObject({ ok: false, problem });
    expect(reading.ok ? '' : sayPhoneProblem(reading)).toContain(reason);
  });

  it('takes numbers reserved for fiction, so that things can be tried out without texting anybody', () => {
    for (const phone of ['+12125550100', '+18085550199', '+447700900999', '+441632960123']) {
      expect(normalisePhone(phone, 'US')).toMatchObject({ ok: true, phone });
    }
  });

  it.each(['457', '679', '729', '861', '924'])(
    'takes numbers of the new area code %s, however they are written',
    (code) => {
      const phone = `+1${code}5550123`;
      for (const text of [
        phone,
        `(${code}) 555-0123`,
        `1 ${code} 555 0123 ext. 4`,
        `${code}5550123.0`,
      ]) {
        expect(normalisePhone(text, 'US')).toEqual({ ok: true, phone, isLandline: false });
      }
      expect(normalisePhone(`+1 ${code} 155 0123`, 'US').ok).toBe(false);
    },
  );

  it.each([
    ['020 7946 0123', 'GB', true],
    ['07911 123456', 'GB', false],
    ['089 1234567', 'DE', true],
    ['0151 23456789', 'DE', false],
    ['+1 876 922 1234', 'JM', true],
    ['876-922-1234', 'JM', true],
    ['876-322-1234', 'JM', false],
    // One number plan for both: nobody can tell.
    ['212-555-0123', 'US', false],
    ['416-555-0123', 'CA', false],
    ['32 12 34 56', 'DK', false],
  ])('says of %j in %s whether it is surely a landline: %s', (text, country, isLandline) => {
    expect(normalisePhone(text, country)).toMatchObject({ ok: true, isLandline });
  });

  it('reads a number with a country code whatever the country, even one nobody knows', () => {
    expect(normalisePhone('+442079460123', 'XX')).toMatchObject({
      ok: true,
      phone: '+442079460123',
    });
    expect(normalisePhone('2079460123', 'XX').ok).toBe(false);
    expect([isKnownCountry('GB'), isKnownCountry('XX')]).toEqual([true, false]);
  });

  it('takes no number that is too short to be texted, even where somebody could call it', () => {
    expect(normalisePhone('+49 1680', 'US').ok).toBe(false);
  });

  it('never throws, and what it gives is E.164 and reads as itself', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: fc.constantFrom(...'0123456789+-(). x/E;:=\'"'.split('')), maxLength: 30 }),
    );
    fc.assert(
      fc.property(text, fc.constantFrom('US', 'GB', 'DE', 'XX'), (written, country) => {
        const reading = normalisePhone(written, country);
        if (!reading.ok) {
          expect(sayPhoneProblem(reading)).not.toBe('');
          return;
        }
        expect(reading.phone).toMatch(/^\+[1-9]\d{6,14}$/);
        expect(normalisePhone(reading.phone, 'FR')).toEqual(reading);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('the short cut for North American numbers', () => {
  const digits = (length: number) =>
    fc.string({
      unit: fc.constantFrom(...'0123456789'.split('')),
      minLength: length,
      maxLength: length,
    });
  const areaCode = fc.oneof(
    digits(3),
    fc.constantFrom('212', '264', '268', '345', '500', '522', '658', '800', '876', '900', '242'),
  );
  const exchange = fc.oneof(digits(3), fc.constantFrom('555', '606', '235', '292', '480', '911'));
  const separators = fc.constantFrom('', ' ', '.', '-');
  const written = fc
    .tuple(
      fc.constantFrom('', '+1', '1', '+1 ', '1-', '+1.', '+', '+44', '0'),
      fc.boolean(),
      areaCode,
      separators,
      exchange,
      separators,
      digits(4),
    )
    .map(([code, hasBrackets, area, first, middle, second, line]) =>
      hasBrackets
        ? `${code}(${area})${first === '' ? '' : ' '}${middle}${second}${line}`
        : `${code}${area}${first}${middle}${second}${line}`,
    );
  const country = fc.constantFrom('US', 'CA', 'PR', 'JM', 'AG', 'GB', 'DE', 'XX');

  it('gives the answer of libphonenumber or leaves it to libphonenumber', () => {
    fc.assert(
      fc.property(written, country, (text, home) => {
        const short = readNorthAmerican(text, home);
        if (short === null) return;
        const known = getCountries().find((one) => one === home);
        const long = parsePhoneNumberFromString(text, {
          ...(known === undefined ? {} : { defaultCountry: known }),
          extract: false,
        });
        const isNew = long?.isValid() === false && hasNewAreaCode(long.nationalNumber);
        expect([
          long?.isValid() === true || isNew,
          long?.number,
          long?.getType() === 'FIXED_LINE',
        ]).toEqual([true, short.phone, short.isLandline]);
      }),
      { numRuns: 30_000 },
    );
  });

  it('leaves no valid number in the most common forms to libphonenumber', () => {
    const common = fc
      .tuple(fc.constantFrom('+1', '', '1'), areaCode, exchange, digits(4))
      .map(([code, area, middle, line]) => `${code}${area}${middle}${line}`);
    fc.assert(
      fc.property(common, (text) => {
        const long = parsePhoneNumberFromString(text, { defaultCountry: 'US', extract: false });
        const isValid =
          long?.number.length === 12 && (long.isValid() || hasNewAreaCode(long.nationalNumber));
        expect(readNorthAmerican(text, 'US')?.phone ?? null).toBe(isValid ? long.number : null);
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('a phone number as people read it', () => {
  it.each([
    ['+12125550123', 'US', '(212) 555-0123'],
    ['+12125550123', 'CA', '(212) 555-0123'],
    ['+12125550123', 'GB', '+1 212 555 0123'],
    ['+447700900123', 'GB', '07700 900123'],
    ['+447700900123', 'US', '+44 7700 900123'],
    ['+447700900123', 'XX', '+44 7700 900123'],
    ['Twilio', 'US', 'Twilio'],
    ['', 'US', ''],
  ])('shows %j in %s as %j', (phone, country, shown) => {
    expect(formatPhone(phone, country)).toBe(shown);
  });
});
