import { useEffect } from 'react';
import { useSettings } from '../api/settings.ts';
import { copyNumbersInFull } from '../ui/text/copied-numbers.ts';
import { setHomeCountry } from '../ui/text/phones.ts';

/** Writes numbers as the country of the settings does, and copies them in E.164. */
export function PhoneNumbers() {
  const country = useSettings().data?.defaultCountry;
  useEffect(() => {
    if (country !== undefined) setHomeCountry(country);
  }, [country]);
  useEffect(() => copyNumbersInFull(document), []);
  return null;
}
