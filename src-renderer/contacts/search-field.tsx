import { Kbd, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { Ref } from 'react';
import type { ContactFilter } from '../../src-shared/contact/filter.ts';
import { words } from '../words.ts';

const { table } = words.contacts;

interface SearchFieldProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly filter: ContactFilter;
  readonly onChange: (filter: ContactFilter) => void;
  /** Moves the focus to the table. */
  readonly onLeaveDown: () => void;
}

/** Searches the contacts as one types. */
export function SearchField({ ref, filter, onChange, onLeaveDown }: SearchFieldProps) {
  const search = filter.search ?? '';
  return (
    <TextInput
      ref={ref}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') {
          event.preventDefault();
          onLeaveDown();
        } else if (event.key === 'Escape' && search !== '') {
          event.preventDefault();
          onChange({ ...filter, search: '' });
        }
      }}
      type="search"
      aria-label={table.search}
      aria-keyshortcuts="/ Control+F Meta+F"
      placeholder={table.searchHint}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      rightSection={search === '' ? <Kbd aria-hidden="true">/</Kbd> : undefined}
      maxLength={200}
      value={search}
      onChange={(event) => onChange({ ...filter, search: event.currentTarget.value })}
      className="contacts-search"
    />
  );
}
