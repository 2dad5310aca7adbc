import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

/** A table of fewer rows is seen whole. */
const fewestToSearch = 11;

interface FindFieldProps {
  /** Its name and its placeholder, such as `Find a list`. */
  readonly label: string;
  /** How many there are; the field is left out while they have been few. */
  readonly of: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Narrows a short table by name, as one types. */
export function FindField({ label, of, value, onChange }: FindFieldProps) {
  // Whoever narrows a table and deletes a row still sees, and can empty, what narrows the rest.
  const [isThere, setIsThere] = useState(false);
  if (!isThere && of >= fewestToSearch) setIsThere(true);
  if (!isThere) return null;
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={14} aria-hidden="true" />}
      maxLength={200}
      maw={340}
      mb="sm"
      flex="none"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** What has the text in its name, whatever its capitals; everything while nothing is typed. */
export function foundByName<T extends { readonly name: string }>(
  all: readonly T[],
  typed: string,
): readonly T[] {
  const wanted = typed.trim().toLowerCase();
  return all.filter(({ name }) => name.toLowerCase().includes(wanted));
}
