import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { ContactList } from '../../src-shared/contact/contact.ts';
import type { ContactFilter } from '../../src-shared/contact/filter.ts';
import { useCreateList, useUpdateList } from '../api/contacts/lists.ts';
import { NameDialog } from '../ui/name-dialog.tsx';
import { doOrTell, notifyDone } from '../ui/notices.tsx';
import { isEmptyFilter, isSameFilter } from './filter/facets.ts';
import { filterOfList } from './list-filter.ts';

interface SaveListProps {
  readonly filter: ContactFilter;
  /** The list that was opened; null where none was. */
  readonly list: ContactList | null;
  readonly onSaved: (list: ContactList) => void;
  readonly onReset: (list: ContactList) => void;
}

/** Saves a filter as a list, or as the new filter of the open list. */
export function SaveList({ filter, list, onSaved, onReset }: SaveListProps) {
  const [isNaming, setIsNaming] = useState(false);
  const create = useCreateList();
  const update = useUpdateList();
  const isUnchanged = list !== null && isSameFilter(filter, filterOfList(list));

  const save = async (changed: ContactList) => {
    const saved = await doOrTell(`The filter of “${changed.name}” was not saved`, () =>
      update.mutateAsync({ id: changed.id, name: changed.name, filter }),
    );
    if (saved) notifyDone(`The filter of “${changed.name}” is saved.`);
  };

  if (isEmptyFilter(filter) || isUnchanged) return null;
  return (
    <>
      {list !== null && list.filter !== null && (
        <Group gap={6}>
          <Text size="xs" c="dimmed">
            Not as it was saved
          </Text>
          <Button variant="light" loading={update.isPending} onClick={() => void save(list)}>
            Save filter of “{list.name}”
          </Button>
          <Button variant="subtle" color="gray" onClick={() => onReset(list)}>
            Back to the saved one
          </Button>
        </Group>
      )}
      <Button variant="subtle" onClick={() => setIsNaming(true)}>
        Save as list…
      </Button>
      <NameDialog
        opened={isNaming}
        title="Save as list"
        label="Name of the list"
        hint="Everybody whom this filter finds is on it, at any time: people come and go by themselves."
        confirm="Save list"
        onClose={() => setIsNaming(false)}
        onConfirm={async (name) => {
          const saved = await create.mutateAsync({ name, filter });
          notifyDone(`The list “${saved.name}” is saved.`);
          onSaved(saved);
        }}
      />
    </>
  );
}
