import { sayPhoneProblem } from '../../../src-shared/phone/phone-problem.ts';
import fc from 'fast-check';
import { getCountries, getExampleNumber, type PhoneNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { normalisePhone } from '../../../src-shared/phone/phone-number.ts';

describe('a number of which a spreadsheet program took the beginning away', () => {
  it.each([
    ['7700900123', 'GB', '07700900123'],
    ['7911 123456', 'GB', '07911123456'],
    ['Tel: 7911 123456', 'GB', '07911123456'],
    ['7911123456.0', 'GB', '07911123456'],
    ['2079460123', 'GB', '02079460123'],
    ['612345678', 'FR', '0612345678'],
    ['1711234567', 'DE', '01711234567'],
    ['412345678', 'AU', '0412345678'],
    ['6641234567', 'AT', '06641234567'],
    ['9012345678', 'JP', '09012345678'],
    ['501234567', 'AE', '0501234567'],
    // The 0 is part of the number in Italy, and of a prefix of two digits in Hungary.
    ['612345678', 'IT', '0612345678'],
    ['6201234567', 'HU', '06201234567'],
  ])('gets the 0 back that is written in its country: %j in %s', (text, country, fix) => {
    expect(normalisePhone(text, country)).toMatchObject({ ok: false, problem: 'zero-lost', fix });
  });

  it.each([
    ['447700900123', 'US', '+447700900123'],
    ['447700900123', 'GB', '+447700900123'],
    ['447911123456', 'ES', '+447911123456'],
    ['33612345678', 'FR', '+33612345678'],
    ['12125550123', 'GB', '+12125550123'],
    ['34612345678', 'ES', '+34612345678'],
    ['79123456789', 'RU', '+79123456789'],
    ['919876543210', 'IN', '+919876543210'],
    // Not the landline 0491 51234567 89, which libphonenumber takes for valid.
    ['4915123456789', 'DE', '+4915123456789'],
    ['49891234567', 'DE', '+49891234567'],
  ])(
    'gets the + back where that is a number and nothing else is: %j in %s',
    (text, country, fix) => {
      expect(normalisePhone(text, country)).toMatchObject({ ok: false, problem: 'plus-lost', fix });
    },
  );

  it.each([
    ['15123456789', 'DE', 'zero-lost', ['01512 3456789', '+1 512 345 6789']],
    ['49611234567', 'DE', 'zero-lost', ['04961 1234567', '+49 611 234567']],
    ['62812345678', 'ID', 'zero-lost', ['(0628) 12345678', '+62 812 345 678']],
    // Or a number of Chicago with one digit too many.
    ['31255501234', 'US', 'too-long', ['+31 255 501 234', 'Otherwise, correct the digits']],
    // Or a number of Germany that lost its 0 and has a wrong digit.
    ['31612345678', 'DE', 'not-in-use', ['+31 6 12345678', 'Otherwise, correct the digits']],
  ])(
    'that can be two is left to a person, and told both: %j in %s',
    (text, country, problem, both) => {
      const reading = normalisePhone(text, country);
      expect(reading).toMatchObject({ ok: false, problem, fix: null });
      for (const one of both) expect(reading.ok ? '' : sayPhoneProblem(reading)).toContain(one);
    },
  );

  it.each([
    ['2125550123', 'US', '+12125550123'],
    ['12125550123', 'US', '+12125550123'],
    ['612345678', 'ES', '+34612345678'],
    ['3331234567', 'IT', '+393331234567'],
    ['91234567', 'SG', '+6591234567'],
    // There is a 0 for some of their numbers, and people write these without.
    ['9876543210', 'IN', '+919876543210'],
    ['13800138000', 'CN', '+8613800138000'],
    ['5321234567', 'TR', '+905321234567'],
    ['11912345678', 'BR', '+5511912345678'],
    ['9123456789', 'RU', '+79123456789'],
  ])('is none where its country writes no 0: %j in %s', (text, country, phone) => {
    expect(normalisePhone(text, country)).toMatchObject({ ok: true, phone });
  });
});

describe('a number with a slip', () => {
  it.each([
    ['2I2 555 O123', 'US', 'not-a-number', '212 555 0123'],
    ['2l2-555-o123', 'US', 'not-a-number', '212-555-0123'],
    ['+44 77OO 9OO123', 'US', 'not-a-number', '+44 7700 900123'],
    ['2,125,550,123', 'US', 'not-a-number', '2125550123'],
    ['2125550123; 2125550199', 'US', 'several-numbers', '2125550123'],
    ['5550123 / 212-555-0199', 'US', 'several-numbers', '212-555-0199'],
    ['7911123456, 7911123457', 'GB', 'several-numbers', '07911123456'],
    ['5550123 ::: 447911123456', 'US', 'plus-lost', '+447911123456'],
    ['+55 11 8765-4322', 'US', 'old-form', '+5511987654322'],
    ['(11) 8765-4323', 'BR', 'old-form', '11987654323'],
    ['551187654322', 'BR', 'old-form', '+5511987654322'],
    ['551187654321', 'US', 'old-form', '+5511987654321'],
    ['551187654322@c.us', 'US', 'old-form', '+5511987654322'],
    ['5215550123445', 'US', 'plus-lost', '+5215550123445'],
    ['212_555_0123', 'US', 'not-a-number', '212-555-0123'],
    ['[212] 555-0123', 'US', 'not-a-number', '(212) 555-0123'],
    ['212,555,0123', 'US', 'not-a-number', '212-555-0123'],
    ['+07700 900123', 'GB', 'unknown-country-code', '07700 900123'],
    ['2125550123 2125550199', 'US', 'several-numbers', '2125550123'],
    ['(212) 555-0123 (212) 555-0199', 'US', 'several-numbers', '(212) 555-0123'],
    ['Phone: 212-555-0123 Mobile: 212-555-0199', 'US', 'several-numbers', '212-555-0199'],
    ['212-555-0123 (home), 212-555-0199 (cell)', 'US', 'several-numbers', '212-555-0199'],
    ['F: 212-555-0123 T: 212-555-0199 M: 212-555-0142', 'US', 'several-numbers', '212-555-0142'],
  ])('gets a proposal and is not read by itself: %j in %s', (text, country, problem, fix) => {
    expect(normalisePhone(text, country)).toMatchObject({ ok: false, problem, fix });
  });

  it.each([
    ['1.55512E+10', 'US', 'digits-lost'],
    ['4,47911E+11', 'GB', 'digits-lost'],
    ['1.2125550123E+11', 'US', 'digits-lost'],
    ['555-0123', 'US', 'too-short'],
    ['+1 212 555 012', 'US', 'too-short'],
    ['(555) 555-0123', 'US', 'not-in-use'],
    ['2125550123O', 'US', 'not-a-number'],
    ['5550123; 5550124', 'US', 'several-numbers'],
    ['2125550123/24', 'US', 'too-long'],
    ['Ann Lee', 'US', 'not-a-number'],
  ])('gets none where nobody can tell what it was: %j in %s', (text, country, problem) => {
    expect(normalisePhone(text, country)).toMatchObject({ ok: false, problem, fix: null });
  });

  it.each([
    ['1.2125550123E+10', 'a power of ten that has all its digits'],
    ['2.125550123E9', 'a power of ten, without a sign'],
    ['２１２－５５５－０１２３', 'full-width digits'],
    ['٢١٢ ٥٥٥ ٠١٢٣', 'Arabic-Indic digits'],
    ['۲۱۲۵۵۵۰۱۲۳', 'Persian digits'],
    ['२१२५५५०१२३', 'Devanagari digits'],
    ['（212）555\u20110123', 'full-width brackets and a hyphen that does not break'],
    ['(212)\u00ad555\u20130123', 'a soft hyphen and a dash'],
    ['’212 555 0123 (Office)', 'words'],
    ['212 555 0123 ext.', 'an extension that is not there'],
    ['"212-555-0123;', 'a quote without its other half, and what stood between cells'],
    ['+001 212 555 0123', 'a + before what stands for it'],
    ['++1 212 555 0123', 'a + twice'],
  ])('is none in %j (%s)', (text) => {
    expect(normalisePhone(text, 'US')).toMatchObject({ ok: true, phone: '+12125550123' });
  });
});

/** A mobile number of each country, and what spreadsheet programs make of it. */
const damaged = getCountries().flatMap((country) => {
  const number = getExampleNumber(country, examples);
  return number === undefined ? [] : [{ country, number }];
});

function withoutPlus(number: PhoneNumber): string {
  return number.number.slice(1);
}

function withoutZeros(number: PhoneNumber): string {
  return number.formatNational().replace(/\D/g, '').replace(/^0+/, '');
}

describe('a proposal', () => {
  it('is never another number than the one that was damaged, in any country', () => {
    let right = 0;
    for (const { country, number } of damaged) {
      for (const text of [withoutPlus(number), withoutZeros(number)]) {
        const reading = normalisePhone(text, country);
        const written = reading.ok ? text : reading.fix;
        if (written === null) continue;
        expect(normalisePhone(written, country), `${text} in ${country}`).toMatchObject({
          ok: true,
          phone: number.number,
        });
        right += 1;
      }
    }
    // The rest are those that can be two numbers.
    expect(right / (2 * damaged.length)).toBeGreaterThan(0.98);
  });

  it('is never another number either where the number is of another country', () => {
    let right = 0;
    for (const { country, number } of damaged) {
      for (const home of ['US', 'GB', 'FR', 'ES', 'DE'] as const) {
        if (home === country) continue;
        const reading = normalisePhone(withoutPlus(number), home);
        if (reading.ok || reading.fix === null) continue;
        expect(normalisePhone(reading.fix, home), `${reading.fix} in ${home}`).toMatchObject({
          ok: true,
          phone: number.number,
        });
        right += 1;
      }
    }
    expect(right).toBeGreaterThan(600);
  });

  const someCountry = fc.constantFrom('US', 'GB', 'DE', 'FR', 'IT', 'AU', 'ID', 'BR', 'HU', 'XX');
  const someText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: 6, maxLength: 15 }),
    fc.string({
      unit: fc.constantFrom(...'0123456789+-(). x/E;:=\'"OolI,٢２'.split('')),
      maxLength: 30,
    }),
    fc
      .tuple(fc.constantFrom(...damaged), fc.nat(9999))
      .map(
        ([{ number }, end]) =>
          `${withoutPlus(number).slice(0, -4)}${String(10_000 + end).slice(1)}`,
      ),
  );

  it('reads as a number that can be texted, whatever was written; no number is given one', () => {
    fc.assert(
      fc.property(someText, someCountry, (text, country) => {
        const reading = normalisePhone(text, country);
        if (reading.ok) {
          expect(reading).not.toHaveProperty('fix');
          expect(normalisePhone(reading.phone, country)).toEqual(reading);
          return;
        }
        expect(sayPhoneProblem(reading)).not.toBe('');
        if (reading.problem === 'digits-lost') expect(reading.fix).toBeNull();
        if (reading.fix !== null) expect(normalisePhone(reading.fix, country).ok).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
