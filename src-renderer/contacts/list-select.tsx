import { Select } from '@mantine/core';
import { memo, useState } from 'react';
import type { ContactList } from '../../src-shared/contact/contact.ts';
import { useListCounts } from '../api/contacts/lists.ts';
import { formatCountOrPending } from '../ui/text/numbers.ts';
import { words } from '../words.ts';

const { table } = words.contacts;

interface ListSelectProps {
  readonly lists: readonly ContactList[];
  readonly value: number | null;
  /** Called with undefined for all contacts. */
  readonly onChoose: (list: ContactList | undefined) => void;
}

/** Opens a list. */
export const ListSelect = memo(function ListSelect({ lists, value, onChoose }: ListSelectProps) {
  const [isOpen, setIsOpen] = useState(false);
  const counts = useListCounts(lists, isOpen);
  const options = lists.map(({ id, name }) => ({ value: String(id), label: name }));
  const textOf = (option: { readonly value: string; readonly label: string }) =>
    option.value === 'all'
      ? option.label
      : table.listChoice(
          option.label,
          formatCountOrPending(counts.get(Number(option.value)) ?? null),
        );
  return (
    <Select
      aria-label={table.list}
      data={[{ value: 'all', label: table.allContacts }, ...options]}
      value={value === null ? 'all' : String(value)}
      onChange={(chosen) => onChoose(lists.find(({ id }) => String(id) === chosen))}
      onDropdownOpen={() => setIsOpen(true)}
      onDropdownClose={() => setIsOpen(false)}
      allowDeselect={false}
      searchable={lists.length > 8}
      // A count must not be part of the label: the label replaces what is typed when a count arrives.
      renderOption={({ option }) => textOf(option)}
      w={160}
    />
  );
});
