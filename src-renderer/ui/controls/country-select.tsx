import { words } from '../../words.ts';
import { LongSelect } from './long-select.tsx';
import { countriesByName, countryName } from '../text/countries.ts';

interface CountrySelectProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
}

/** One country, found by typing its name or its code. */
export function CountrySelect({ onChange, ...props }: CountrySelectProps) {
  return (
    <LongSelect
      {...props}
      choiceOf={choiceOf}
      choices={allCountries}
      onChange={(code) => {
        if (code !== null) onChange(code);
      }}
      searchable
      allowDeselect={false}
      limit={300}
      nothingFoundMessage={words.ui.noCountry}
    />
  );
}

function choiceOf(code: string) {
  return { value: code, label: `${countryName(code)} (${code})` };
}

function allCountries() {
  return countriesByName().map(({ code }) => choiceOf(code));
}
