import {
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

/**
 * A number in E.164 as at home for the numbers of `homeCountry`, with the country code for all others.
 * The smallest metadata has every country's formats; this module is loaded when a number asks for them.
 */
export function formatNumber(phone: string, homeCountry: string): string {
  const number = parsePhoneNumberFromString(phone);
  if (number === undefined) return phone;
  const isHome =
    isSupportedCountry(homeCountry) &&
    getCountryCallingCode(homeCountry) === number.countryCallingCode;
  return isHome ? number.formatNational() : number.formatInternational();
}
