import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { ContactList } from '../../src-shared/contact/contact.ts';
import type { ContactFilter } from '../../src-shared/contact/filter.ts';
import { useCreateList, useUpdateList } from '../api/contacts/lists.ts';
import { NameDialog } from '../ui/name-dialog.tsx';
import { doOrTell, notifyDone } from '../ui/notices.tsx';
import { isEmptyFilter, isSameFilter } from './filter/facets.ts';
import { words } from '../words.ts';
import { filterOfList } from './list-filter.ts';

const { saving: texts } = words.contacts.actions;

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
    const saved = await doOrTell(texts.failed(changed.name), () =>
      update.mutateAsync({ id: changed.id, name: changed.name, filter }),
    );
    if (saved) notifyDone(texts.updated(changed.name));
  };

  if (isEmptyFilter(filter) || isUnchanged) return null;
  return (
    <>
      {list !== null && list.filter !== null && (
        <Group gap={6}>
          <Text size="xs" c="dimmed">
            {texts.changed}
          </Text>
          <Button variant="default" loading={update.isPending} onClick={() => void save(list)}>
            {texts.update(list.name)}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => onReset(list)}>
            {texts.reset}
          </Button>
        </Group>
      )}
      <Button variant="subtle" onClick={() => setIsNaming(true)}>
        {texts.save}
      </Button>
      <NameDialog
        opened={isNaming}
        title={texts.title}
        label={texts.name}
        hint={texts.hint}
        confirm={texts.confirm}
        onClose={() => setIsNaming(false)}
        onConfirm={async (name) => {
          const saved = await create.mutateAsync({ name, filter });
          notifyDone(texts.done(saved.name));
          onSaved(saved);
        }}
      />
    </>
  );
}
