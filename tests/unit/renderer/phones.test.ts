import { getCountries, getCountryCallingCode, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/examples.mobile.json';
import { expect, test } from 'vitest';
import { loadPhoneFormats, phoneText } from '../../../src-renderer/ui/text/phones.ts';
import { formatPhone } from '../../../src-shared/phone/phone-number.ts';

test('North American numbers need no formats, and a number of another continent waits for them', async () => {
  expect(phoneText('+12125550101', 'US')).toBe('(212) 555-0101');
  expect(phoneText('+12125550101', 'GB')).toBe('+1 212 555 0101');
  expect(phoneText('+442079460958', 'GB')).toBe('+442079460958');
  await loadPhoneFormats();
  expect(phoneText('+442079460958', 'GB')).toBe('020 7946 0958');
  expect(phoneText('+442079460958', 'US')).toBe('+44 20 7946 0958');
});

test('numbers of every country are written as the main process writes them', async () => {
  await loadPhoneFormats();
  for (const country of getCountries()) {
    const phone = getExampleNumber(country, examples)?.number ?? '';
    expect(phone).toMatch(/^\+/);
    for (const home of [country, 'US', 'GB']) {
      expect({ home, text: phoneText(phone, home) }).toEqual({
        home,
        text: formatPhone(phone, home),
      });
    }
  }
});

test('every country of the calling code 1 writes American numbers as at home', () => {
  for (const country of getCountries()) {
    const isHome = getCountryCallingCode(country) === '1';
    const text = isHome ? '(212) 555-0101' : '+1 212 555 0101';
    expect({ country, text: phoneText('+12125550101', country) }).toEqual({ country, text });
  }
});

test('what is no number stays as it is', async () => {
  await loadPhoneFormats();
  for (const text of ['', 'hello', '+', '+1', '+10125550101', '555 0101', '+999']) {
    expect(phoneText(text, 'US')).toBe(formatPhone(text, 'US'));
  }
});
