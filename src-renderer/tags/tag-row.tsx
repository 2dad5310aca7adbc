import { Menu, Table } from '@mantine/core';
import { IconPencil, IconSend, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { TagCount } from '../../src-shared/contact/contact.ts';
import { useUndoContacts } from '../api/contacts/contact-actions.ts';
import { useRemoveTag, useRenameTag } from '../api/contacts/tags.ts';
import { newCampaignToLink } from '../campaigns/campaign-link.ts';
import { useShowContacts } from '../contacts/contacts-view.ts';
import { tagProblem } from '../contacts/tag-name.ts';
import { Bar } from '../ui/data/bar.tsx';
import { RowLink } from '../ui/data/table-card.tsx';
import { NameDialog } from '../ui/name-dialog.tsx';
import { doOrTell, notifyDone } from '../ui/notices.tsx';
import { MoreActions } from '../ui/page/page-header.tsx';
import { formatCount, formatStoredPercent } from '../ui/text/numbers.ts';
import { notifyUndoable } from '../ui/undo-notice.tsx';
import { words } from '../words.ts';

interface TagRowProps {
  readonly tag: TagCount;
  /** The names of all other tags. */
  readonly others: readonly string[];
  /** How many contacts there are; undefined until they are counted. */
  readonly everybody: number | undefined;
}

/** One tag: a click shows its contacts; the rest is behind ⋯. */
export function TagRow({ tag, others, everybody }: TagRowProps) {
  const show = useShowContacts();
  const navigate = useNavigate();
  const rename = useRename(tag.name);
  const removal = useRemoveTag();
  const undo = useUndoContacts();
  const [isRenaming, setIsRenaming] = useState(false);
  const sameAs = (name: string) =>
    others.find((other) => other.toLowerCase() === name.trim().toLowerCase());

  const remove = async () => {
    const removed = await doOrTell(words.tags.notDeleted(tag.name), () =>
      removal.mutateAsync(tag.name),
    );
    if (removed === null) return;
    notifyUndoable({
      message: words.tags.deleted(tag.name, tag.count),
      failure: words.tags.notRestored,
      undo: async () => {
        await undo.mutateAsync(removed.value.actionId);
        return words.tags.restored(tag.name);
      },
    });
  };

  return (
    <Table.Tr>
      <Table.Td>
        <RowLink onClick={() => void show({ tags: [tag.name] })}>{tag.name}</RowLink>
      </Table.Td>
      <Table.Td ta="end">{formatCount(tag.count)}</Table.Td>
      <Table.Td>
        <Share count={tag.count} of={everybody} />
      </Table.Td>
      <Table.Td>
        <div className="ui-row-actions">
          <MoreActions label={words.tags.moreFor(tag.name)}>
            <Menu.Item
              leftSection={<IconSend size={14} aria-hidden="true" />}
              onClick={() => void navigate(newCampaignToLink({ listIds: [], tags: [tag.name] }))}
            >
              {words.tags.write}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconPencil size={14} aria-hidden="true" />}
              onClick={() => setIsRenaming(true)}
            >
              {words.tags.rename}
            </Menu.Item>
            <Menu.Item
              color="var(--ovo-failed)"
              leftSection={<IconTrash size={14} aria-hidden="true" />}
              onClick={() => void remove()}
            >
              {words.tags.delete}
            </Menu.Item>
          </MoreActions>
        </div>
        <NameDialog
          opened={isRenaming}
          title={words.tags.renameTitle(tag.name)}
          label={words.tags.newName}
          hint={words.tags.renameHint}
          initial={tag.name}
          suggestions={others}
          problemOf={tagProblem}
          confirm={(name) => {
            const other = sameAs(name);
            return other === undefined ? words.tags.renameNow : words.tags.mergeNow(other);
          }}
          onClose={() => setIsRenaming(false)}
          onConfirm={(name) => rename(name, sameAs(name))}
        />
      </Table.Td>
    </Table.Tr>
  );
}

interface ShareProps {
  readonly count: number;
  readonly of: number | undefined;
}

/** How many of all contacts have the tag. */
function Share({ count, of }: ShareProps) {
  if (of === undefined || of === 0) return null;
  const percent = Math.min(100, (100 * count) / of);
  return (
    <div className="tag-share">
      <Bar parts={[{ tone: 'egg', percent }]} />
      <span>{formatStoredPercent(percent)}</span>
    </div>
  );
}

/** Returns what renames a tag, and offers to undo it, or merges it with another. */
function useRename(from: string) {
  const rename = useRenameTag();
  return async (typed: string, other: string | undefined) => {
    const to = other ?? typed;
    await rename.mutateAsync({ from, to });
    if (other !== undefined) {
      notifyDone(words.tags.merged(from, to));
      return;
    }
    notifyUndoable({
      message: words.tags.renamed(from, to),
      failure: words.tags.notRenamedBack,
      undo: async () => {
        await rename.mutateAsync({ from: to, to: from });
        return words.tags.renamedBack(from);
      },
    });
  };
}
