import { Anchor, Button, Text } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import type { ContactDetail } from '../../../src-shared/contact/contact.ts';
import { useLists } from '../../api/contacts/lists.ts';
import { useShowContacts } from '../contacts-view.ts';
import { filterOfList } from '../list-filter.ts';
import { NamePopover } from '../name-popover.tsx';
import { useBulkActions } from '../use-bulk-actions.ts';
import { Panel } from './panel.tsx';

/** The lists that a contact is on, by hand or by a filter. */
export function ListsPanel({ detail }: { readonly detail: ContactDetail }) {
  const lists = useLists().data ?? [];
  const actions = useBulkActions();
  const show = useShowContacts();
  const selection = { kind: 'ids', ids: [detail.contact.id] } as const;
  const isOn = new Set(detail.lists.map(({ id }) => id));
  const others = lists.filter(({ id, filter }) => filter === null && !isOn.has(id));

  return (
    <Panel
      title="Lists"
      action={
        <NamePopover
          button="Add to list"
          icon={<IconListCheck size={14} aria-hidden="true" />}
          label="A list, or a new one"
          names={others.map(({ name }) => name)}
          allowsNew
          confirm={(name, isNew) => (isNew && name !== '' ? `Make “${name}” and add` : 'Add')}
          disabled={actions.isBusy}
          onChoose={(name) => {
            const list = others.find((each) => each.name === name);
            return list === undefined
              ? actions.addToNewList(selection, name)
              : actions.addToList(selection, list);
          }}
        />
      }
    >
      {detail.lists.length === 0 ? (
        <Text size="sm" c="dimmed">
          On no list.
        </Text>
      ) : (
        <ul className="contact-list">
          {detail.lists.map((list) => (
            <li key={list.id}>
              <Anchor
                component="button"
                type="button"
                size="sm"
                ta="start"
                onClick={() => {
                  const known = lists.find(({ id }) => id === list.id);
                  if (known !== undefined) void show(filterOfList(known), known.id);
                }}
              >
                {list.name}
              </Anchor>
              {list.isByFilter ? (
                <Text size="xs" c="dimmed">
                  By filter
                </Text>
              ) : (
                <Button
                  variant="subtle"
                  color="gray"
                  disabled={actions.isBusy}
                  aria-label={`Take off ${list.name}`}
                  onClick={() => void actions.takeOffList(selection, list)}
                >
                  Take off
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
