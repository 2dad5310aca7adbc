import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';

/** A table of fewer rows is seen whole. */
const fewestToSearch = 11;

interface FindFieldProps {
  /** Its name and its placeholder, such as `Find a list`. */
  readonly label: string;
  /** How many there are; the field is left out where they are few and nothing is typed. */
  readonly of: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Narrows a short table by name, as one types. */
export function FindField({ label, of, value, onChange }: FindFieldProps) {
  if (of < fewestToSearch && value === '') return null;
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
