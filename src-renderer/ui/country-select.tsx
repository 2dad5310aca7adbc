import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { countriesByName } from './text/countries.ts';

interface CountrySelectProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
}

/** One country, found by typing its name or its code. */
export function CountrySelect({ label, description, value, onChange }: CountrySelectProps) {
  const options = useMemo(
    () => countriesByName().map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
    [],
  );
  return (
    <Select
      label={label}
      description={description}
      data={options}
      value={value}
      onChange={(code) => {
        if (code !== null) onChange(code);
      }}
      searchable
      allowDeselect={false}
      limit={300}
      nothingFoundMessage="No such country"
    />
  );
}
