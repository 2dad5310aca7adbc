import { ActionIcon, Anchor, Menu, Table } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { TagCount } from '../../src-shared/contact/contact.ts';
import { useRemoveTag, useRenameTag } from '../api/contacts/tags.ts';
import { NameDialog } from '../ui/name-dialog.tsx';
import { ask, doOrTell, notifyDone } from '../ui/notices.tsx';
import { formatCount, plural } from '../ui/text/numbers.ts';
import { useShowContacts } from '../contacts/contacts-view.ts';
import { tagProblem } from '../contacts/tag-name.ts';

interface TagRowProps {
  readonly tag: TagCount;
  /** The names of all other tags. */
  readonly others: readonly string[];
}

/** One tag: the link to its contacts, and its actions. */
export function TagRow({ tag, others }: TagRowProps) {
  const show = useShowContacts();
  const rename = useRenameTag();
  const removal = useRemoveTag();
  const [isRenaming, setIsRenaming] = useState(false);
  const sameAs = (name: string) =>
    others.find((other) => other.toLowerCase() === name.trim().toLowerCase());

  const remove = async () => {
    const agreed = await ask({
      title: `Remove the tag “${tag.name}”?`,
      body: `It is taken off ${plural(tag.count, 'contact')}; they stay. This cannot be undone.`,
      confirm: 'Remove tag',
      danger: true,
    });
    if (!agreed) return;
    const removed = await doOrTell(`The tag “${tag.name}” was not removed`, () =>
      removal.mutateAsync(tag.name),
    );
    if (removed) notifyDone(`The tag “${tag.name}” was removed.`);
  };

  return (
    <Table.Tr>
      <Table.Td>
        <Anchor
          component="button"
          type="button"
          size="sm"
          ta="start"
          fw={500}
          onClick={() => void show({ tags: [tag.name] })}
        >
          {tag.name}
        </Anchor>
      </Table.Td>
      <Table.Td ta="end">{formatCount(tag.count)}</Table.Td>
      <Table.Td>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon aria-label={`Actions for ${tag.name}`}>
              <IconDots size={16} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconPencil size={14} aria-hidden="true" />}
              onClick={() => setIsRenaming(true)}
            >
              Rename or join…
            </Menu.Item>
            <Menu.Item
              color="var(--mantine-color-error)"
              leftSection={<IconTrash size={14} aria-hidden="true" />}
              onClick={() => void remove()}
            >
              Remove…
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <NameDialog
          opened={isRenaming}
          title={`Rename or join “${tag.name}”`}
          label="New name"
          hint="With the name of another tag, the two become one; that cannot be undone."
          initial={tag.name}
          suggestions={others}
          problemOf={tagProblem}
          confirm={(name) => {
            const other = sameAs(name);
            return other === undefined ? 'Rename' : `Join with “${other}”`;
          }}
          onClose={() => setIsRenaming(false)}
          onConfirm={async (name) => {
            const to = sameAs(name) ?? name;
            await rename.mutateAsync({ from: tag.name, to });
            notifyDone(`“${tag.name}” is “${to}” now.`);
          }}
        />
      </Table.Td>
    </Table.Tr>
  );
}
